import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_CHARGE } from '../../api/endpoints';
import { memberID, mpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제 요청 취소 (등록 결제 API) */
export const cancelCharge: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel Charge',
	value: 'cancelCharge',
	action: 'Cancel charge request of registered card',
	description:
		"Withdraw a charge that the customer has not confirmed yet ('charged' was false). The manual names no refund here: for a card that was charged, use the operation Cancel of Payment.",
	effect: 'money',
	endpoint: CANCEL_CHARGE,
	fields: [
		memberID,
		mpToken,
		{
			displayName: 'Charge Number',
			name: 'onePayUniqueNo',
			type: 'string',
			required: true,
			default: '',
			description: "The number of the charge: 'onePayUniqueNo' in the output of Charge",
		},
	],
	toWire: withMember,
	toOutput: (reply, { onePayUniqueNo }) => ({ cancelled: true, onePayUniqueNo, ...reply }),
};
