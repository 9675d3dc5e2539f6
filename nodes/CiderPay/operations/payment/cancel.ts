import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL } from '../../api/endpoints';
import { cancelMessage, paidPayment, withToken } from './fields';

/** Known from the CiderPay developers' simulator and an integration: POST /oapi/payment/cancel */
export const cancel: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel payment',
	description:
		'Cancel a payment in full and give the money back. The call is not confirmed by CiderPay.',
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		...paidPayment,
		additionalFields([
			{
				displayName: 'Range',
				name: 'rangeType',
				type: 'options',
				options: [{ name: 'Whole Payment', value: 'ALL' }],
				default: 'ALL',
				description:
					'What is cancelled: how a part would be cancelled is not known. Not confirmed by CiderPay.',
			},
			cancelMessage,
		]),
	],
	toWire: withToken,
	toOutput: (reply, input) => ({ cancelled: true, orderNo: input.orderNo, ...reply }),
};
