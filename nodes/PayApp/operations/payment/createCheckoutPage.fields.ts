import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import { LITE_SCRIPT } from './createCheckoutPage.html';
import * as fields from '../../fields/fields';

/** payapp.txt: 결제 요청 – 팝업창 방식, 파라메터 목록 */
export const checkoutFields: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'Complete Page',
				value: 'page',
				description: 'An HTML page with a payment button, for Respond to Webhook',
			},
			{
				name: 'Button Only',
				value: 'button',
				description: 'The button and its script, to embed in your own page',
			},
		],
		default: 'page',
		description: 'What HTML to create',
	},
	{
		displayName: 'Shop Name',
		name: 'shopname',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower Shop',
		description: 'Your shop as shown in the payment window',
	},
	{
		displayName: 'Product Name',
		name: 'goodname',
		type: 'string',
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'Shown in the payment window. Leave empty to let the buyer enter it.',
	},
	{
		displayName: 'Amount',
		name: 'price',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1000',
		description:
			"In won; in cents if 'Currency' is US Dollar. Leave empty to let the buyer enter it, e.g. for donations.",
	},
	fields.feedbackurl,
	additionalFields([
		fields.reqaddr,
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			default: '결제하기',
			description: 'Text of the button that opens the payment window',
		},
		{
			displayName: 'Buyer Mobile Phone',
			name: 'recvphone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description:
				'Number that the buyer finds filled in and can change. PayApp texts the payment link to it.',
		},
		{
			displayName: 'Character Set',
			name: 'charset',
			type: 'options',
			options: [
				{ name: 'Detect Automatically', value: 'auto' },
				{ name: 'EUC-KR', value: 'euc-kr' },
			],
			default: 'auto',
			description:
				'Choose EUC-KR only if your page uses that encoding and the payment window garbles Korean text',
		},
		{
			displayName: 'Country Code',
			name: 'vccode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description:
				"Country calling code that the buyer finds filled in, if 'Currency' is US Dollar",
		},
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'options',
			options: [
				{ name: 'Korean Won', value: 'krw' },
				{ name: 'US Dollar', value: 'usd' },
			],
			default: 'krw',
			description: 'What the buyer pays in. US dollars are in cents (1000 = $10.00).',
		},
		fields.memo,
		{
			displayName: 'Open In',
			name: 'target',
			type: 'string',
			default: '',
			placeholder: 'e.g. _self',
			description:
				"Name of the window that the payment opens in, or '_self' for the page itself. Leave empty for a new window.",
		},
		{
			displayName: 'Page After Request',
			name: 'redirecturl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://shop.example.com/requested',
			description:
				'Where the browser goes once payment was requested, not paid. If empty, the payment window closes.',
		},
		fields.openpaytype,
		{
			displayName: 'Redirect In',
			name: 'redirect',
			type: 'options',
			options: [
				{ name: 'Payment Window', value: 'self', description: '현재창' },
				{ name: 'Shop Page', value: 'opener', description: '부모창' },
			],
			default: 'opener',
			description: "Which window goes to 'Page After Request'",
		},
		fields.checkretry,
		fields.returnurl,
		{
			displayName: 'Script URL',
			name: 'scriptUrl',
			type: 'string',
			default: LITE_SCRIPT,
			description:
				"Where PayApp's payment script is loaded from. Change it only for a test server.",
		},
		fields.smsuse,
		fields.var1,
		fields.var2,
	]),
];
