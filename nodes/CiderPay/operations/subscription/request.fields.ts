import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';

/** ciderpay.txt: 정기 결제 승인 요청, the optional fields of the table */
const optional: INodeProperties[] = [
	{
		displayName: 'Buyer Detail 1',
		name: 'add1',
		type: 'string',
		default: '',
		description: 'Additional information about the buyer',
	},
	{
		displayName: 'Buyer Detail 2',
		name: 'add2',
		type: 'string',
		default: '',
		description: 'More additional information about the buyer',
	},
	fields.customEmail,
	fields.customName,
	fields.customNo,
	{
		displayName: 'Charge Reference 1',
		name: 'payVar1',
		type: 'string',
		default: '',
		description: 'Your reference for the notification of each charge, e.g. your order number',
	},
	{
		displayName: 'Charge Reference 2',
		name: 'payVar2',
		type: 'string',
		default: '',
		description: 'A second text for the notification of each charge',
	},
	fields.reason,
	{
		displayName: 'First Charge',
		name: 'firstBillingType',
		type: 'options',
		options: [
			{
				name: 'At Approval',
				value: 'MUST_FIRST_PAYMENT',
				description: 'As soon as the buyer approves (MUST_FIRST_PAYMENT)',
			},
			{
				name: 'On the Next Billing Day',
				value: 'NEXT_SCHEDULE',
				description: 'Nothing is charged before the next billing day (NEXT_SCHEDULE)',
			},
		],
		default: 'NEXT_SCHEDULE',
		description: 'When the card is charged for the first time',
	},
	{
		displayName: 'First Charge Amount',
		name: 'firstPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"How much the first charge is, in won, if not 'Amount'. Only with 'First Charge' At Approval.",
	},
	fields.returnUrl,
	{
		displayName: 'Tax Type',
		name: 'taxType',
		type: 'options',
		options: [
			{ name: 'Taxable', value: 'TAX', description: 'Subject to VAT (과세, TAX)' },
			{ name: 'Tax-Free', value: 'TAX_FREE', description: 'Free of VAT (면세, TAX_FREE)' },
		],
		default: 'TAX',
		description: 'Whether the sale is subject to VAT',
	},
	{
		...fields.var1,
		description:
			"Usually your order number, returned as 'custom.var1' when the buyer approves or rejects",
	},
	{
		...fields.var2,
		description: "A second text, returned as 'custom.var2' when the buyer approves or rejects",
	},
];

/** ciderpay.txt: 정기 결제 승인 요청, every field of the table */
export const requestFields: INodeProperties[] = [
	fields.memberID,
	{
		...fields.customMobile,
		description:
			"The buyer's number, with or without hyphens. It is not documented whether CiderPay texts the link to it.",
	},
	{
		displayName: 'Product Name',
		name: 'goodName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower subscription',
		description: 'What the buyer subscribes to',
	},
	{
		displayName: 'Amount',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'How much each charge is, in won',
	},
	{
		displayName: 'Period',
		name: 'periodDateType',
		type: 'options',
		options: [
			{ name: 'Month', value: 'MONTH', description: 'Every month (매월, MONTH)' },
			{ name: 'Week', value: 'WEEK', description: 'Every week (매주, WEEK)' },
			{ name: 'Year', value: 'YEAR', description: 'Every year (매년, YEAR)' },
		],
		default: 'MONTH',
		description: 'How often the card is charged',
	},
	{
		displayName: 'Billing Day or Month',
		name: 'periodDateVal',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1',
		description:
			'Month: day of the month (1-31). Year: month (1-12). Week: the format is not documented, ask CiderPay.',
	},
	{
		displayName: 'Billing Day of the Month',
		name: 'periodDateValSub',
		type: 'string',
		required: true,
		displayOptions: { show: { periodDateType: ['YEAR'] } },
		default: '',
		placeholder: 'e.g. 15',
		description: 'The day of the month of a yearly charge',
	},
	{
		displayName: 'Ends On',
		name: 'limitDateStr',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-12-31',
		description:
			"Last day (yyyy-MM-dd). Required with 'Period' Year; otherwise, if empty, the subscription ends after one year.",
	},
	{
		...fields.feedbackUrl,
		description:
			'Paste the production URL of your CiderPay Trigger. Without it, you never get the token of the subscription.',
	},
	{
		...fields.feedbackUrl,
		displayName: 'Charge Notification URL',
		name: 'payFeedbackUrl',
		description:
			'Paste the production URL of your CiderPay Trigger. Without it, no workflow starts when a charge is made or fails.',
	},
	additionalFields(optional),
];
