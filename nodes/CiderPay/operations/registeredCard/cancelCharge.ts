import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_CHARGE } from '../../api/endpoints';
import { memberID, mpToken, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제 요청 취소 (등록 결제 API) */
export const cancelCharge: RemoteOperation<CiderPayEndpoint> = {
	name: 'Withdraw Charge',
	value: 'cancelCharge',
	action: 'Withdraw unapproved card charge',
	description:
		"Withdraw a charge the buyer has not approved yet ('charged' is false); a charged card is not refunded",
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
			description: "The 'onePayUniqueNo' in the output of Charge",
		},
	],
	toWire: withMember,
	toOutput: (reply, { onePayUniqueNo }) => ({ cancelled: true, onePayUniqueNo, ...reply }),
};
