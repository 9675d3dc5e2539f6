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
	action: 'Check member ID',
	description: 'Tell whether an ID is still free, before registering a member under it',
	effect: 'read',
	endpoint: CHECK_ID,
	fields: [
		{
			displayName: 'Member ID',
			name: 'memberId',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID that the new member would have',
		},
	],
	toOutput: (reply, { memberId }) => ({
		available: AVAILABLE.get(reply.val1) ?? null,
		memberId,
		...reply,
	}),
};
