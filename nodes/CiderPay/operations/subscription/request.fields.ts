import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';

/** ciderpay.txt: 정기 결제 승인 요청, the optional fields of the table */
const optional: INodeProperties[] = [
	{
		displayName: 'Customer Detail 1',
		name: 'add1',
		type: 'string',
		default: '',
		description: 'More about the customer (고객 추가 정보1)',
	},
	{
		displayName: 'Customer Detail 2',
		name: 'add2',
		type: 'string',
		default: '',
		description: 'Still more about the customer (고객 추가 정보2)',
	},
	fields.customEmail,
	fields.customName,
	fields.customNo,
	fields.reason,
	{
		displayName: 'First Charge',
		name: 'firstBillingType',
		type: 'options',
		options: [
			{
				name: 'At Approval',
				value: 'MUST_FIRST_PAYMENT',
				description: 'The first charge is made as soon as the customer approves',
			},
			{
				name: 'On the Next Billing Day',
				value: 'NEXT_SCHEDULE',
				description: 'Nothing is charged before the next billing day',
			},
		],
		default: 'NEXT_SCHEDULE',
		description: 'When the card is charged for the first time',
	},
	{
		displayName: 'First Price',
		name: 'firstPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"What the first charge takes, in won, where it differs from 'Price'. Only with 'First Charge' At Approval.",
	},
	{
		displayName: 'Payment Variable 1',
		name: 'payVar1',
		type: 'string',
		default: '',
		description: 'Any text of yours for the notification of each charge',
	},
	{
		displayName: 'Payment Variable 2',
		name: 'payVar2',
		type: 'string',
		default: '',
		description: 'A second text of yours for the notification of each charge',
	},
	fields.returnUrl,
	{
		displayName: 'Tax Type',
		name: 'taxType',
		type: 'options',
		options: [
			{ name: 'Taxable (과세)', value: 'TAX' },
			{ name: 'Tax-Free (면세)', value: 'TAX_FREE' },
		],
		default: 'TAX',
		description: 'Whether the sale is subject to value-added tax',
	},
	{
		...fields.var1,
		description:
			'Any text of yours, e.g. your order number. It comes back when the customer approves or rejects.',
	},
	{
		...fields.var2,
		description: 'A second text of yours. It comes back when the customer approves or rejects.',
	},
];

/** ciderpay.txt: 정기 결제 승인 요청, every field of the table */
export const requestFields: INodeProperties[] = [
	fields.memberID,
	fields.customMobile,
	{
		displayName: 'Goods Name',
		name: 'goodName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower subscription',
		description: 'What the customer subscribes to, as shown on the approval page',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'What is charged each time, in won',
	},
	{
		displayName: 'Period',
		name: 'periodDateType',
		type: 'options',
		options: [
			{ name: 'Month (매월)', value: 'MONTH' },
			{ name: 'Week (매주)', value: 'WEEK' },
			{ name: 'Year (매년)', value: 'YEAR' },
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
			"When the card is charged. With 'Period' Month: the day of the month. With Year: the month. With Week CiderPay's manual does not say how a day is written: ask CiderPay.",
	},
	{
		displayName: 'Billing Day of the Month',
		name: 'periodDateValSub',
		type: 'string',
		required: true,
		displayOptions: { show: { periodDateType: ['YEAR'] } },
		default: '',
		placeholder: 'e.g. 15',
		description: 'The day of the month that a yearly subscription is charged on',
	},
	{
		displayName: 'Ends On',
		name: 'limitDateStr',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2027-12-31',
		description:
			"The day that the subscription ends on (yyyy-MM-dd). Required with 'Period' Year; otherwise it ends after one year if you leave this empty.",
	},
	{
		...fields.feedbackUrl,
		description:
			'The address that CiderPay tells whether the customer approved: paste the production URL of a CiderPay Trigger. Without it you never get the token of the subscription.',
	},
	{
		...fields.feedbackUrl,
		displayName: 'Notify URL for Charges',
		name: 'payFeedbackUrl',
		description:
			'The address that CiderPay tells about each charge, made or failed: paste the production URL of a CiderPay Trigger. Without it, no workflow hears of charges.',
	},
	additionalFields(optional),
];
