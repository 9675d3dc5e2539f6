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
		'Refund a payment in full or in part, or close a request that nobody has paid yet. Takes effect immediately.',
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		{
			displayName:
				'The PayApp Trigger reports this refund as well. Record it in one place only. After 5 days or after settlement, use Request Cancellation.',
			name: 'notificationNotice',
			type: 'notice',
			default: '',
		},
		fields.mulNo,
		{
			displayName: 'Cancel',
			name: 'cancelmode',
			type: 'options',
			// Required, so that an expression that yields nothing is rejected instead of refunding.
			required: true,
			options: [
				{
					name: 'Payment or Unpaid Request',
					value: 'any',
					description: 'Refund it if the buyer has paid (승인취소), else close it (요청취소)',
				},
				{
					name: 'Unpaid Request Only',
					value: 'ready',
					description: 'Close it (요청취소). Refused if the buyer has paid in the meantime.',
				},
			],
			default: 'any',
			description: "Choose 'Unpaid Request Only' to make sure that no money is refunded",
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
