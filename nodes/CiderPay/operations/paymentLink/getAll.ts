import { z } from 'zod';
import type { IDataObject } from 'n8n-workflow';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { without } from '../../../core/values';
import { limit, memberID, returnAll, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제링크 조회. One call returns all links: the manual mentions no paging here. */
export const LINK_LIST: CiderPayEndpoint = {
	method: 'GET',
	path: '/oapi/paymentLink/list',
	encoding: 'query',
	expects: { data: z.array(z.unknown()) },
};

/** ciderpay.txt: 결제링크 조회 */
export const getAll: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many payment links',
	description: "Get a merchant's payment links, each with its goods, stock and delivery terms",
	effect: 'read',
	endpoint: LINK_LIST,
	fields: [memberID, returnAll, limit],
	toWire: (values, context) => withMember(without(values, 'returnAll', 'limit'), context),
	toOutput: ({ data }, { returnAll: all, limit: most }) => {
		const links = data as IDataObject[];
		return all ? links : links.slice(0, Number(most));
	},
};
