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
			report('vccode', "is required when 'Currency' is US Dollar");
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
		"Create a payment request and get its payment link. PayApp texts the link to the buyer immediately, unless 'Send Text Message' is set to No.",
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		fields.goodname,
		{
			displayName: 'Amount',
			name: 'price',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description: "What the buyer pays, in won; in cents if 'Currency' is US Dollar",
		},
		fields.recvphone,
		fields.feedbackurl,
		additionalFields([
			{
				displayName: 'App URL',
				name: 'appurl',
				type: 'string',
				default: '',
				placeholder: 'e.g. myshop://card_pay',
				description:
					"For payments inside your mobile app. Cards: 'yourscheme://card_pay'. Bank transfer: 'yourscheme://acnt_pay' on Android, 'yourscheme://' on iOS.",
			},
			fields.reqaddr,
			fields.recvemail,
			{
				displayName: 'Buyer ID',
				name: 'buyerid',
				type: 'string',
				default: '',
				description: 'Your own ID of the buyer. Returned in the notification.',
			},
			{
				displayName: 'Country Code',
				name: 'vccode',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1',
				description:
					"Country calling code of 'Buyer Mobile Phone'. Required if 'Currency' is US Dollar.",
			},
			{
				displayName: 'Currency',
				name: 'reqmode',
				type: 'options',
				options: [
					{ name: 'Chinese UnionPay Card', value: 'unionpay', description: '중국은련카드결제' },
					{ name: 'Korean Won', value: 'krw', description: '원화결제' },
					{ name: 'US Dollar', value: 'usd', description: '달러결제' },
				],
				default: 'krw',
				description:
					"What the buyer pays in. US dollars are in cents (1000 = $10.00) and need 'Country Code'; US Dollar and UnionPay offer cards only.",
			},
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
					"Whether to skip PayApp's receipt page. The browser then calls 'Return URL' with POST.",
			},
			{
				displayName: 'Sub-Account ID',
				name: 'subuserid',
				type: 'string',
				default: '',
				description: 'Your sub-account that the payment belongs to',
			},
			fields.amountTaxfree,
			fields.amountTaxable,
			fields.amountVat,
			fields.var1,
			fields.var2,
		]),
	],
	rules,
};
