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
				description: 'A whole HTML page with a payment button, for a Respond to Webhook node',
			},
			{
				name: 'Button Only',
				value: 'button',
				description: 'The button and its script, to put into a page of yours',
			},
		],
		default: 'page',
		description: 'What the HTML in the output is',
	},
	{
		displayName: 'Shop Name',
		name: 'shopname',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower Shop',
		description: 'The name of your shop, as shown in the payment window',
	},
	{
		displayName: 'Goods Name',
		name: 'goodname',
		type: 'string',
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'What the buyer pays for. Leave empty to let the buyer type it.',
	},
	{
		displayName: 'Price',
		name: 'price',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1000',
		description:
			"What the buyer pays, in won. Leave empty to let the buyer type it, e.g. for donations. With 'Currency' US Dollar in cents: 1000 is $10.00.",
	},
	fields.feedbackurl,
	additionalFields([
		fields.reqaddr,
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			default: '결제하기',
			description: 'What stands on the button that opens the payment window',
		},
		{
			displayName: 'Character Set',
			name: 'charset',
			type: 'options',
			options: [
				{ name: 'Detect', value: 'auto' },
				{ name: 'EUC-KR', value: 'euc-kr' },
			],
			default: 'auto',
			description:
				'Choose EUC-KR only where the button stands in a page of that encoding and Korean text is garbled',
		},
		{
			displayName: 'Country Code',
			name: 'vccode',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description:
				"The country calling code filled in for the buyer, where 'Currency' is US Dollar",
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
			description: 'What the buyer pays in',
		},
		{
			displayName: 'Destination After Request',
			name: 'redirecturl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://shop.example.com/requested',
			description:
				'Where the browser goes once the request was made. Without it the payment window closes. It does not mean that it was paid.',
		},
		{ ...fields.memo, description: 'A note that the buyer sees on the payment page' },
		{
			displayName: 'Mobile Phone',
			name: 'recvphone',
			type: 'string',
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description: 'A mobile phone number filled in for the buyer, who can change it',
		},
		fields.openpaytype,
		fields.checkretry,
		fields.returnurl,
		{
			displayName: 'Script URL',
			name: 'scriptUrl',
			type: 'string',
			default: LITE_SCRIPT,
			description:
				'Where the script of PayApp Lite is loaded from. The manual prints it with http, which browsers refuse inside an https page. Change it only for a test server.',
		},
		fields.smsuse,
		{
			displayName: 'Target',
			name: 'target',
			type: 'string',
			default: '',
			placeholder: 'e.g. _self',
			description:
				"The name of the window that the payment opens in; '_self' for the page itself. A new window where left empty.",
		},
		fields.var1,
		fields.var2,
		{
			displayName: 'Window After Request',
			name: 'redirect',
			type: 'options',
			options: [
				{ name: 'Page That Opened It', value: 'opener' },
				{ name: 'Payment Window', value: 'self' },
			],
			default: 'opener',
			description: "Which window goes to 'Destination After Request'",
		},
	]),
];
