import type { RemoteOperation } from '../../../core/operation';
import type { GmPayEndpoint } from '../../api/api';
import { CANCEL_TOKEN } from '../../api/endpoints';
import { memberId, withMember } from '../../fields/fields';

/** gmpay.txt: 회원 토큰 정보 리턴 */
export const getCancelToken: RemoteOperation<GmPayEndpoint> = {
	name: 'Get Cancel Token',
	value: 'getCancelToken',
	action: 'Get merchant cancel token',
	description:
		"Get the secret token that cancels a merchant's payments; n8n stores it with the execution",
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
