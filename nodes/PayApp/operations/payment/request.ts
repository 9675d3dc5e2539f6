import { z } from 'zod';

import { isPhoneOf } from '../../fields/phone';
import type { RemoteOperation } from '../../../core/operation';
import { digits, emailAddress, NOT_A_KOREAN_PHONE, webAddress } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import * as fields from '../../fields/fields';
import { taxParts, taxPartsMakeUpPrice } from '../../fields/tax';

/** payapp.txt: appurl, the scheme of the merchant's own app before `://` */
const appAddress = z
	.string()
	.regex(/^[a-z][a-z\d+.-]*:\/\/\S*$/i, "must be your app's address, e.g. myshop://card_pay");

const rules = z
	.object({
		recvphone: digits,
		appurl: appAddress,
		feedbackurl: webAddress,
		checkretry: z.string(),
		returnurl: webAddress,
		vccode: digits,
		reqmode: z.string(),
		recvemail: emailAddress,
		price: z.number(),
		...taxParts,
	})
	.partial()
	.superRefine((values, context) => {
		const { recvphone, reqmode, vccode } = values;
		const report = (field: string, message: string) =>
			context.addIssue({ code: 'custom', path: [field], message });
		if (reqmode === 'usd' && !vccode) {
			report('vccode', "is required when 'Currency Mode' is US Dollar");
		}
		if (!isPhoneOf(recvphone, reqmode, vccode)) report('recvphone', NOT_A_KOREAN_PHONE);
		taxPartsMakeUpPrice(values, context);
	})
	.transform(fields.withRetryDefault);

/** payapp.txt: 결제 요청 – REST 방식 */
export const request: RemoteOperation<PayAppEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request payment',
	description:
		'Create a payment request. It gives a link to the payment page and, unless turned off, sends it to the buyer by text message. Nothing is paid yet: the PayApp Trigger tells when it is.',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.goodname,
		{
			displayName: 'Price',
			name: 'price',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description:
				"What the buyer pays, in won. With 'Currency Mode' US Dollar in cents: 1000 is $10.00.",
		},
		fields.recvphone,
		{
			...fields.feedbackurl,
			description:
				'The address that PayApp tells about this payment: paste the production URL of a PayApp Trigger. Without it, no workflow hears that the buyer has paid. It must be reachable from the internet and answer by itself, without a redirect.',
		},
		additionalFields([
			{
				displayName: 'App URL',
				name: 'appurl',
				type: 'string',
				default: '',
				placeholder: 'e.g. myshop://card_pay',
				description:
					"The address that brings the buyer back into your mobile app. Needed for payments inside an app. Cards: 'yourscheme://card_pay'. Bank transfer: 'yourscheme://acnt_pay' on Android, 'yourscheme://' on iOS.",
			},
			fields.reqaddr,
			{
				displayName: 'Buyer ID',
				name: 'buyerid',
				type: 'string',
				default: '',
				description: 'Your own ID of the buyer. It comes back in the notification.',
			},
			{
				displayName: 'Country Code',
				name: 'vccode',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1',
				description:
					"The country calling code of the mobile phone number. Required when 'Currency Mode' is US Dollar.",
			},
			{
				displayName: 'Currency Mode',
				name: 'reqmode',
				type: 'options',
				options: [
					{ name: 'Chinese UnionPay Card', value: 'unionpay' },
					{ name: 'Korean Won', value: 'krw' },
					{ name: 'US Dollar', value: 'usd' },
				],
				default: 'krw',
				description:
					"How the price is read. US Dollar: in cents, 1000 is $10.00, and 'Country Code' is required. With US Dollar and UnionPay only cards are offered and 'Payment Methods' is ignored.",
			},
			fields.recvemail,
			fields.memo,
			fields.openpaytypeWithWallets,
			fields.checkretry,
			fields.returnurl,
			fields.smsuse,
			{
				displayName: 'Skip Receipt Page',
				name: 'skip_cstpage',
				type: 'options',
				options: [{ name: 'Yes', value: 'y' }],
				default: 'y',
				description:
					"Sends the buyer straight to 'Return URL' after paying, without the receipt page. The browser goes there by POST, so the page must take that. It proves nothing: only the PayApp Trigger tells that it was paid.",
			},
			{
				displayName: 'Sub-Account ID',
				name: 'subuserid',
				type: 'string',
				default: '',
				description: 'The sub-account of yours that the payment is booked under',
			},
			fields.amountTaxfree,
			fields.amountTaxable,
			fields.var1,
			fields.var2,
			fields.amountVat,
		]),
	],
	rules,
};
