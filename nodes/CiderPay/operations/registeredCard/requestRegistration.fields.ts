import type { INodeProperties } from 'n8n-workflow';

import * as fields from '../../fields/fields';

/** ciderpay.txt: 등록 결제 승인 요청, the optional fields of the table */
export const optional: INodeProperties[] = [
	fields.customEmail,
	fields.customName,
	fields.customNo,
	fields.reason,
	{
		displayName: 'Expected Amount',
		name: 'expectPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"How much each charge is expected to be, in won. Also turn on 'Use Expected Amount'.",
	},
	{
		displayName: 'Expected Day',
		name: 'expectDateVal',
		type: 'number',
		typeOptions: { numberPrecision: 0 },
		default: 0,
		description:
			"Month: day of the month. Week: not documented, ask CiderPay. Also turn on 'Use Expected Day'.",
	},
	{
		displayName: 'Expected Period',
		name: 'expectDateType',
		type: 'options',
		options: [
			{ name: 'Month', value: 'MONTH', description: 'Every month (매월, MONTH)' },
			{ name: 'Week', value: 'WEEK', description: 'Every week (매주, WEEK)' },
		],
		default: 'MONTH',
		description: "How often charges are expected. Also turn on 'Use Expected Day'.",
	},
	{
		displayName: 'Expiry',
		name: 'limitDate',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 0,
		description:
			"When the registration expires. The unit is not documented: ask CiderPay. Also turn on 'Use Expiry'.",
	},
	{
		displayName: 'Failure Return URL',
		name: 'errorUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example.com/sorry',
		description: 'Where the buyer lands if the card was not registered',
	},
	{
		displayName: 'First: Amount',
		name: 'oneJustPayPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description:
			"How much is charged once at registration, in won. Needs 'First: Product Name'; else nothing is charged.",
	},
	{
		displayName: 'First: Description',
		name: 'oneJustPayContent',
		type: 'string',
		default: '',
		description: 'Details of what is charged once at registration',
	},
	{
		displayName: 'First: Notification URL',
		name: 'oneJustPayFeedback',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/…/ciderpay',
		description:
			'Paste the production URL of your CiderPay Trigger to be notified of the first payment',
	},
	{
		displayName: 'First: Product Name',
		name: 'oneJustPayGoodName',
		type: 'string',
		default: '',
		description:
			"What is charged once at registration. Needs 'First: Amount'; else nothing is charged.",
	},
	{
		displayName: 'First: Your Reference 1',
		name: 'oneJustPayVar1',
		type: 'string',
		default: '',
		description: 'Usually your order number, returned in the notification of the first payment',
	},
	{
		displayName: 'First: Your Reference 2',
		name: 'oneJustPayVar2',
		type: 'string',
		default: '',
		description: 'A second text, returned in the notification of the first payment',
	},
	{
		displayName: 'Maximum Amount',
		name: 'maxPaymentPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description: 'The highest amount that can be charged, in won',
	},
	{
		displayName: 'Page Layout',
		name: 'uiMode',
		type: 'options',
		options: [
			{ name: 'Any Device', value: '', description: 'Responsive page (반응형 UI)' },
			{ name: 'PC Only', value: 'POS', description: 'Page for PCs (PC 전용 UI, POS)' },
		],
		default: '',
		description: 'How the registration page looks',
	},
	{
		displayName: 'Product Name',
		name: 'goodName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Flower subscription',
		description: 'What the card is registered for',
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
			"Whether CiderPay texts the registration link to the buyer. If not, send 'authUrl' yourself.",
	},
	{
		displayName: 'Use Expected Amount',
		name: 'useExpectPrice',
		type: 'boolean',
		default: false,
		description: "Whether 'Expected Amount' applies",
	},
	{
		displayName: 'Use Expected Day',
		name: 'useExpectDate',
		type: 'boolean',
		default: false,
		description: "Whether 'Expected Period' and 'Expected Day' apply",
	},
	{
		displayName: 'Use Expiry',
		name: 'useLimitDate',
		type: 'boolean',
		default: false,
		description: "Whether the registration expires, as set in 'Expiry'",
	},
	fields.var1,
	fields.var2,
];
