import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_REGISTRATION } from '../../api/endpoints';
import { memberID, payUniqueNo, withMember } from '../../fields/fields';

/** ciderpay.txt: 등록 승인 요청 취소 */
export const cancelRegistration: RemoteOperation<CiderPayEndpoint> = {
	name: 'Withdraw Registration',
	value: 'cancelRegistration',
	action: 'Withdraw card registration request',
	description: 'Withdraw a registration request the buyer has not answered yet',
	effect: 'write',
	endpoint: CANCEL_REGISTRATION,
	fields: [memberID, payUniqueNo],
	toWire: withMember,
	toOutput: (reply, input) => ({ cancelled: true, payUniqueNo: input.payUniqueNo, ...reply }),
};
