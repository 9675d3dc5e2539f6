import type { INodeProperties } from 'n8n-workflow';

import * as fields from '../../fields/fields';

/** ciderpay.txt: 등록 결제 승인 요청, the optional fields of the table */
export const optional: INodeProperties[] = [
	fields.customEmail,
	fields.customName,
	fields.customNo,
	fields.reason,
	{
		displayName: 'Error URL',
		name: 'errorUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example.com/sorry',
		description: 'Where the customer goes when the card was not registered',
	},
	{
		displayName: 'Expected Amount',
		name: 'expectPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"What will probably be charged each time, in won. It goes with 'Use Expected Amount'.",
	},
	{
		displayName: 'Expected Day',
		name: 'expectDateVal',
		type: 'number',
		typeOptions: { numberPrecision: 0 },
		default: 0,
		description:
			"When the card will probably be charged: with 'Expected Period' Month the day of the month. What counts for Week, the manual does not say. It goes with 'Use Expected Day'.",
	},
	{
		displayName: 'Expected Period',
		name: 'expectDateType',
		type: 'options',
		options: [
			{ name: 'Month (매월)', value: 'MONTH' },
			{ name: 'Week (매주)', value: 'WEEK' },
		],
		default: 'MONTH',
		description: "How often the card will probably be charged. It goes with 'Use Expected Day'.",
	},
	{
		displayName: 'Expiry',
		name: 'limitDate',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 0,
		description:
			"When the registration expires (만료일). CiderPay's manual names no unit: ask CiderPay before you use it. It goes with 'Use Expiry'.",
	},
	{
		displayName: 'First Payment: Amount',
		name: 'oneJustPayPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"What is charged once, right at registration, in won. Without it or without 'First Payment: Goods Name' nothing is charged at registration.",
	},
	{
		displayName: 'First Payment: Description',
		name: 'oneJustPayContent',
		type: 'string',
		default: '',
		description: 'More about what is charged at registration',
	},
	{
		displayName: 'First Payment: Goods Name',
		name: 'oneJustPayGoodName',
		type: 'string',
		default: '',
		description:
			"What is charged once, right at registration. Without it or without 'First Payment: Amount' nothing is charged at registration.",
	},
	{
		displayName: 'First Payment: Notify URL',
		name: 'oneJustPayFeedback',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/…/ciderpay',
		description:
			'The address that CiderPay tells how the first payment went: paste the production URL of a CiderPay Trigger',
	},
	{
		displayName: 'First Payment: Variable 1',
		name: 'oneJustPayVar1',
		type: 'string',
		default: '',
		description: 'Any text of yours that comes back in the notification of the first payment',
	},
	{
		displayName: 'First Payment: Variable 2',
		name: 'oneJustPayVar2',
		type: 'string',
		default: '',
		description: 'A second text of yours that comes back in the notification of the first payment',
	},
	{
		displayName: 'Highest Amount',
		name: 'maxPaymentPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description: 'The most that can be charged to the card, in won',
	},
	{
		displayName: 'Page Layout',
		name: 'uiMode',
		type: 'options',
		options: [
			{ name: 'Any Device', value: '', description: 'Fits the screen (기본 반응형 UI)' },
			{ name: 'PC Only', value: 'POS', description: "For a till's screen (PC 전용 UI)" },
		],
		default: '',
		description: 'How the registration page looks',
	},
	fields.returnUrl,
	{
		displayName: 'Send Text Message',
		name: 'sendSms',
		type: 'options',
		options: [
			{ name: 'No', value: 'N' },
			{ name: 'Yes', value: 'Y' },
		],
		default: 'Y',
		description:
			'Whether CiderPay sends the registration link to the customer by text message. Without it nothing is sent: hand the link over yourself.',
	},
	{
		displayName: 'Service Name',
		name: 'goodName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Flower subscription',
		description: 'What the card is registered for, as the customer sees it',
	},
	{
		displayName: 'Use Expected Amount',
		name: 'useExpectPrice',
		type: 'boolean',
		default: false,
		description: 'Whether the customer is told the expected amount',
	},
	{
		displayName: 'Use Expected Day',
		name: 'useExpectDate',
		type: 'boolean',
		default: false,
		description: 'Whether the customer is told when the card will probably be charged',
	},
	{
		displayName: 'Use Expiry',
		name: 'useLimitDate',
		type: 'boolean',
		default: false,
		description: 'Whether the registration expires',
	},
	fields.var1,
	fields.var2,
];
