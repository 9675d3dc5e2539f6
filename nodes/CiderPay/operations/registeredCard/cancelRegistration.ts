import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_REGISTRATION } from '../../api/endpoints';
import { memberID, payUniqueNo, withMember } from '../../fields/fields';

/** ciderpay.txt: 등록 승인 요청 취소 */
export const cancelRegistration: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel Registration',
	value: 'cancelRegistration',
	action: 'Cancel registration request of card',
	description:
		'Withdraw a registration request that the customer has not answered yet. To end a registration that was made, use Delete.',
	effect: 'write',
	endpoint: CANCEL_REGISTRATION,
	fields: [memberID, payUniqueNo],
	toWire: withMember,
	toOutput: (reply, input) => ({ cancelled: true, payUniqueNo: input.payUniqueNo, ...reply }),
};
