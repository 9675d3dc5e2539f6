import type { RemoteOperation } from '../../../core/operation';
import type { GmPayEndpoint } from '../../api/api';
import { CANCEL_TOKEN } from '../../api/endpoints';
import { memberId, withMember } from '../../fields/fields';

/** gmpay.txt: 회원 토큰 정보 리턴 */
export const getCancelToken: RemoteOperation<GmPayEndpoint> = {
	name: 'Get Cancel Token',
	value: 'getCancelToken',
	action: 'Get cancel token of member',
	description:
		"Get the token that cancels a member's payments. The output holds it, and n8n keeps it with the execution: it is a secret. The operation Cancel can ask for it by itself and shows it nowhere.",
	effect: 'read',
	endpoint: CANCEL_TOKEN,
	fields: [memberId],
	toWire: withMember,
	// The reply names no member, and the input none if the member comes from the credential.
	toOutput: ({ val1, ...reply }, input) => ({
		...(input.memberId !== undefined && { memberId: input.memberId }),
		cancelToken: val1,
		...reply,
	}),
};
