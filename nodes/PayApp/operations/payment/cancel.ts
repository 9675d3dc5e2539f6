import type { RemoteOperation } from '../../../core/operation';
import { omit } from '../../../core/values';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { CANCEL } from '../../api/endpoints';
import * as fields from '../../fields/fields';
import { refundRules } from '../../fields/refund';

/** payapp.txt: 결제 (요청,승인) 취소; partial refunds are from PayApp's newer SDKs */
export const cancel: RemoteOperation<PayAppEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel payment',
	description:
		'Cancel a payment request that is still open, or refund a payment in full or in part. It takes effect at once.',
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		{
			displayName:
				"PayApp also sends a notification about the cancellation to the request's Notify URL. Book it in one place only: here or behind the PayApp Trigger. Later than five days after payment, or once it was settled, use Request Cancellation instead.",
			name: 'notificationNotice',
			type: 'notice',
			default: '',
		},
		fields.mulNo,
		{
			displayName: 'What to Cancel',
			name: 'cancelmode',
			type: 'options',
			// Required, so that an expression that yields nothing is rejected instead of refunding.
			required: true,
			options: [
				{
					name: 'Open Request or Payment',
					value: 'any',
					description: 'An open request is closed; a payment is refunded',
				},
				{
					name: 'Open Request Only',
					value: 'ready',
					description: 'Refused when the buyer has paid in the meantime',
				},
			],
			default: 'any',
			description: 'Whether money may be given back, or only an unpaid request closed',
		},
		{ ...fields.partcancel, displayOptions: { hide: { cancelmode: ['ready'] } } },
		fields.cancelprice,
		additionalFields([
			fields.cancelmemo,
			fields.cancelTaxfree,
			fields.cancelTaxable,
			fields.cancelVat,
		]),
	],
	rules: refundRules,
	// 'any' is not in the manual: it is what PayApp does if cancelmode is left out.
	toWire: (values) => (values.cancelmode === 'any' ? omit(values, 'cancelmode') : values),
	toOutput: (reply, { mul_no, partcancel, cancelprice }) => ({
		...reply,
		cancelled: true,
		partial: partcancel === '1',
		...(cancelprice !== undefined && { cancelprice }),
		mul_no,
	}),
};
