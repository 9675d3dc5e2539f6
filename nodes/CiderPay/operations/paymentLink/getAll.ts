import type { IDataObject } from 'n8n-workflow';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { LINK_LIST } from '../../api/endpoints';
import { omit } from '../../../core/values';
import { limit, memberID, returnAll, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제링크 조회 */
export const getAll: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many payment links',
	description: "Get a merchant's payment links, each with its product, stock and delivery fee",
	effect: 'read',
	endpoint: LINK_LIST,
	fields: [memberID, returnAll, limit],
	toWire: (values, context) => withMember(omit(values, 'returnAll', 'limit'), context),
	toOutput: ({ data }, { returnAll: all, limit: most }) => {
		const links = data as IDataObject[];
		return all ? links : links.slice(0, Number(most));
	},
};
