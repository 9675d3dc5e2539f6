import type { RemoteOperation } from '../../../core/operation';
import { ADVICE } from '../../api/api';
import type { PayAppEndpoint } from '../../api/api';
import { CHECK_SELLER_ID } from '../../api/endpoints';
import { resellerid } from '../../fields/fields';

/** payapp.txt: 판매자 회원 아이디 중복 체크 */
export const checkId: RemoteOperation<PayAppEndpoint> = {
	name: 'Check ID',
	value: 'checkId',
	action: 'Check seller ID',
	description: 'Check whether an ID is still available before you register a seller',
	effect: 'read',
	endpoint: CHECK_SELLER_ID,
	fields: [
		{
			displayName: 'Seller ID',
			name: 'userid',
			type: 'string',
			required: true,
			default: '',
			description: 'ID that the new seller would sign in with',
		},
		resellerid,
	],
	toOutput: (reply, { userid }) => ({ ...reply, available: true, userid }),
	// "state 0: failed, or the ID is taken": only a documented code means that the call failed.
	refusalAsOutput: ({ code, message }, { userid }) =>
		ADVICE.has(code) ? undefined : { available: false, userid, errorMessage: message },
};
