import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { REQUEST_CANCELLATION } from '../../api/endpoints';
import { cancelMessage, paidPayment, withToken } from './fields';

/** Known from the CiderPay developers' simulator: POST /oapi/payment/cancelRequest */
export const requestCancellation: RemoteOperation<CiderPayEndpoint> = {
	name: 'Request Cancellation',
	value: 'requestCancellation',
	action: 'Request cancellation of payment',
	description:
		'Ask CiderPay to cancel a payment that was settled already. It is not cancelled yet. The call is not confirmed by CiderPay.',
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
				description:
					'The name on the bank transfer that pays the amount back to CiderPay. Not confirmed by CiderPay.',
			},
			cancelMessage,
		]),
	],
	toWire: withToken,
	toOutput: (reply, input) => ({ requested: true, orderNo: input.orderNo, ...reply }),
};
