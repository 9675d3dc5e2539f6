import type { RemoteOperation } from '../../../core/operation';
import type { GmPayEndpoint } from '../../api/api';
import { CHECK_ID } from '../../api/endpoints';

/** val1: "E" exists, "N" does not (gmpay.txt: 회원 아이디 중복 체크); any other value is inconclusive */
const AVAILABLE = new Map<unknown, boolean>([
	['E', false],
	['N', true],
]);

/** gmpay.txt: 회원 아이디 중복 체크 */
export const checkId: RemoteOperation<GmPayEndpoint> = {
	name: 'Check ID',
	value: 'checkId',
	action: 'Check merchant ID',
	description: 'Check whether an ID is still free before you register a merchant with it',
	effect: 'read',
	endpoint: CHECK_ID,
	fields: [
		{
			displayName: 'Merchant ID',
			name: 'memberId',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID that the new merchant would have',
		},
	],
	toOutput: (reply, { memberId }) => ({
		available: AVAILABLE.get(reply.val1) ?? null,
		memberId,
		...reply,
	}),
};
