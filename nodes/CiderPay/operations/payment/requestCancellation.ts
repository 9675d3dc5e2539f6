import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { REQUEST_CANCELLATION } from '../../api/endpoints';
import { cancelMessage, paidPayment, withToken } from './fields';

/** Known from the CiderPay developers' simulator: POST /oapi/payment/cancelRequest */
export const requestCancellation: RemoteOperation<CiderPayEndpoint> = {
	name: 'Request Cancellation',
	value: 'requestCancellation',
	action: 'Request refund of settled payment',
	description:
		'Ask CiderPay to cancel a payment that is already settled. Nothing is refunded by the request itself.',
	effect: 'money',
	endpoint: REQUEST_CANCELLATION,
	fields: [
		...paidPayment,
		additionalFields([
			{
				displayName: 'Payer Name',
				name: 'bankInName',
				type: 'string',
				default: '',
				description: 'The name on your bank transfer that pays the amount back to CiderPay',
			},
			cancelMessage,
		]),
	],
	toWire: withToken,
	toOutput: (reply, input) => ({ requested: true, orderNo: input.orderNo, ...reply }),
};
