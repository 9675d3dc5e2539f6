import type { IDataObject } from 'n8n-workflow';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { MEMBER_TOKENS } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 하위 회원 결제 토큰 조회 */
export const getTokens: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get Tokens',
	value: 'getTokens',
	action: 'Get merchant tokens',
	description:
		'Get the secret payment and feedback tokens of a merchant; the feedback token can cancel payments',
	effect: 'read',
	endpoint: MEMBER_TOKENS,
	fields: [memberID],
	toWire: withMember,
	toOutput: ({ data, ...reply }) => ({ ...(data as IDataObject), ...reply }),
};
