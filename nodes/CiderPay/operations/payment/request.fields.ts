import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';

/** CiderPay's merchant document, 결제 요청: the optional fields of its table */
const optional: INodeProperties[] = [
	{
		...fields.customEmail,
		name: 'email',
	},
	fields.customName,
	{ ...fields.customNo, description: 'Your own number for the buyer' },
	{
		displayName: 'Create QR Code',
		name: 'makeQr',
		type: 'boolean',
		default: false,
		description: 'Whether the output also contains the address of a QR code for the payment page',
	},
	{
		displayName: 'Internal Note',
		name: 'sellerMemo',
		type: 'string',
		default: '',
		description:
			'A note for yourself, kept with the payment. Whether the buyer sees it is not documented.',
	},
	{
		displayName: 'Origin',
		name: 'whereFrom',
		type: 'string',
		default: '',
		description: 'Where the payment comes from, e.g. the name of your shop system',
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
		displayName: 'Payment Token',
		name: 'approvalToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			"Needed only if the merchant has it switched on. Leave it out to use the credential's.",
	},
	{
		displayName: 'Return Mode',
		name: 'returnmode',
		type: 'options',
		options: [
			{
				name: 'Open Return URL Immediately',
				value: 'JUST',
				description: "The buyer goes to 'Return URL' right after paying (JUST)",
			},
			{
				name: 'Show Receipt First',
				value: '',
				description: "The buyer sees the receipt and goes to 'Return URL' from there",
			},
		],
		default: '',
		description: 'How the buyer returns to your site',
	},
	{ ...fields.returnUrl, name: 'returnurl' },
	{
		displayName: 'Tax-Free Amount',
		name: 'taxFreePrice',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: "The tax-free part of 'Amount', in won",
	},
	{
		displayName: 'Taxable Amount',
		name: 'taxPrice',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: "The part of 'Amount' that is subject to VAT, in won",
	},
	fields.var1,
	fields.var2,
];

/** CiderPay's merchant document, 결제 요청. Its two URL fields are lower case on the wire. */
export const requestFields: INodeProperties[] = [
	fields.memberID,
	{
		displayName: 'Product Name',
		name: 'goodName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'What the buyer pays for',
	},
	{
		displayName: 'Amount',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1000, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'How much the buyer pays, in won: 1,000 or more',
	},
	{
		displayName: 'Buyer Mobile Phone',
		name: 'mobile',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 010-0000-0000',
		description:
			"The buyer's number, with or without hyphens. CiderPay texts the link to it unless 'Send Text Message' is No.",
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
		description:
			"Whether CiderPay texts the payment link to the buyer, also in a test run. If not, send 'payUrl' yourself.",
	},
	{
		...fields.feedbackUrl,
		name: 'feedbackurl',
		description:
			'Paste the production URL of your CiderPay Trigger. Without it, no workflow starts when the buyer pays.',
	},
	additionalFields(optional),
];
