import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';

/** CiderPay's merchant document, 결제 요청: the optional fields of its table */
const optional: INodeProperties[] = [
	{
		displayName: 'Approval Token',
		name: 'approvalToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			"The merchant's payment token (결제 토큰), needed only where the merchant has it switched on. Leave it out to use the credential's, which goes out only for the credential's own Member ID.",
	},
	{
		...fields.customEmail,
		displayName: 'Buyer Email',
		name: 'email',
		description: "The buyer's e-mail address",
	},
	{
		...fields.customName,
		displayName: 'Buyer Name',
		description: "The buyer's name",
	},
	{
		...fields.customNo,
		displayName: 'Buyer Number',
		description: 'Your own number for the buyer',
	},
	{
		displayName: 'Make QR Code',
		name: 'makeQr',
		type: 'boolean',
		default: false,
		description: 'Whether the output also holds the address of a QR code for the payment page',
	},
	{
		displayName: 'Origin',
		name: 'whereFrom',
		type: 'string',
		default: '',
		description: 'Where the payment comes from (whereFrom), e.g. the name of your shop system',
	},
	{
		displayName: 'Payable Until',
		name: 'payLimitDay',
		type: 'options',
		options: [
			{ name: 'Today', value: '0' },
			{ name: 'In 1 Day', value: '1' },
			{ name: 'In 2 Days', value: '2' },
			{ name: 'In 5 Days', value: '5' },
		],
		default: '5',
		description: 'How long the buyer can pay before the request expires',
	},
	{
		displayName: 'Return Mode',
		name: 'returnmode',
		type: 'options',
		options: [
			{
				name: 'Open Return URL at Once',
				value: 'JUST',
				description: "The buyer goes to 'Return URL' right after paying",
			},
			{
				name: 'Show Receipt First',
				value: '',
				description: "The buyer sees the receipt and goes to 'Return URL' from there",
			},
		],
		default: '',
		description: 'How the buyer gets back to your site',
	},
	{ ...fields.returnUrl, name: 'returnurl' },
	{
		displayName: 'Seller Memo',
		name: 'sellerMemo',
		type: 'string',
		default: '',
		description: 'A note of yours that CiderPay keeps with the payment',
	},
	{
		displayName: 'Tax-Free Part',
		name: 'taxFreePrice',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'The part of the price that is free of value-added tax, in won',
	},
	{
		displayName: 'Taxable Part',
		name: 'taxPrice',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'The part of the price that is subject to value-added tax, in won',
	},
	fields.var1,
	fields.var2,
];

/** CiderPay's merchant document, 결제 요청. Its two URL fields are lower case on the wire. */
export const requestFields: INodeProperties[] = [
	fields.memberID,
	{
		displayName: 'Goods Name',
		name: 'goodName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'What the buyer pays for, as shown on the payment page',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1000, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'What the buyer pays, in won: 1,000 or more',
	},
	{
		displayName: 'Mobile Phone',
		name: 'mobile',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 010-0000-0000',
		description: "The buyer's mobile phone number. Hyphens and spaces are taken out.",
	},
	{
		displayName: 'Send Text Message',
		name: 'smsuse',
		type: 'options',
		options: [
			{ name: 'No', value: 'N' },
			{ name: 'Yes', value: 'Y' },
		],
		default: 'Y',
		description: 'Whether CiderPay sends the payment link to the buyer by text message',
	},
	{
		...fields.feedbackUrl,
		name: 'feedbackurl',
		description:
			'The address that CiderPay tells when the buyer has paid: paste the production URL of a CiderPay Trigger. Without it, no workflow hears of it.',
	},
	additionalFields(optional),
];
