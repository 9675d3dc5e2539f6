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
		'Cancel a payment and refund it in full. The CiderPay Trigger may report it as well: record it in one place only.',
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		...paidPayment,
		additionalFields([
			cancelMessage,
			{
				displayName: 'Refund Type',
				name: 'rangeType',
				type: 'options',
				options: [{ name: 'Full Amount', value: 'ALL' }],
				default: 'ALL',
				description: 'How much is refunded. Partial refunds are not documented.',
			},
		]),
	],
	toWire: withToken,
	toOutput: (reply, input) => ({ cancelled: true, orderNo: input.orderNo, ...reply }),
};
