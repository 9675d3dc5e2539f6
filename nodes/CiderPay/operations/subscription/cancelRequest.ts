import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_SUBSCRIPTION_REQUEST } from '../../api/endpoints';
import { memberID, payUniqueNo, withMember } from '../../fields/fields';

/** ciderpay.txt: 정기 결제 요청 취소 */
export const cancelRequest: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel Request',
	value: 'cancelRequest',
	action: 'Cancel subscription request',
	description: 'Cancel a subscription request the buyer has not answered yet',
	effect: 'write',
	endpoint: CANCEL_SUBSCRIPTION_REQUEST,
	fields: [memberID, payUniqueNo],
	toWire: withMember,
	toOutput: (reply, input) => ({ cancelled: true, payUniqueNo: input.payUniqueNo, ...reply }),
};
