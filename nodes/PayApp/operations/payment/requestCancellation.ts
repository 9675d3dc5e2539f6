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
	action: 'Request cancellation of payment',
	description:
		"Ask PayApp to cancel a payment that is more than five days old or already settled. Where it was settled, the amount has to be paid back to PayApp first: the output's 'paybackprice' and 'paybackbank' say how much and to which account. The payment is not cancelled yet: the PayApp Trigger tells when it is.",
	effect: 'money',
	endpoint: REQUEST_CANCELLATION,
	fields: [
		fields.mulNo,
		fields.partcancel,
		fields.cancelprice,
		additionalFields([
			{
				displayName: 'Depositor',
				name: 'dpname',
				type: 'string',
				default: '',
				description: 'The name under which you pay the amount back to PayApp',
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
