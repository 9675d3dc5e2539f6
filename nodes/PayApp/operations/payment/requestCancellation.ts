import { toNumber } from '../../../core/fields/checkField';
import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { REQUEST_CANCELLATION } from '../../api/endpoints';
import * as fields from '../../fields/fields';
import { refundRules } from '../../fields/refund';

/** Amounts of the reply, in won; its other fields are text */
const AMOUNTS = ['paybackprice', 'partprice', 'cancel_taxable', 'cancel_taxfree', 'cancel_vat'];

/** payapp.txt: 결제 취소 요청; depositor, partial refund and payback are from PayApp's newer SDKs */
export const requestCancellation: RemoteOperation<PayAppEndpoint> = {
	name: 'Request Cancellation',
	value: 'requestCancellation',
	action: 'Request refund of settled payment',
	description:
		"Ask PayApp to cancel a payment that is over 5 days old or settled. It is canceled later; if it was settled, only after you transfer 'paybackprice' to 'paybackbank'.",
	effect: 'money',
	endpoint: REQUEST_CANCELLATION,
	fields: [
		fields.mulNo,
		fields.partcancel,
		fields.cancelprice,
		additionalFields([
			{
				displayName: 'Depositor Name',
				name: 'dpname',
				type: 'string',
				default: '',
				description: 'Name on your bank transfer if you have to pay the amount back to PayApp',
			},
			fields.cancelmemo,
			fields.cancelTaxfree,
			fields.cancelTaxable,
			fields.cancelVat,
		]),
	],
	rules: refundRules,
	toOutput: (reply, { mul_no }) => {
		const output: typeof reply = { ...reply, requested: true, mul_no };
		for (const name of AMOUNTS) if (name in reply) output[name] = toNumber(reply[name]);
		return output;
	},
};
