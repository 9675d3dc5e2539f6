import type { INodeProperties } from 'n8n-workflow';

export { var1, var2 } from '../../core/fields/commonFields';
export * from './notification';
export * from './refund';
export * from './tax';

/** Fields that several PayApp calls share with the same meaning (payapp.txt) */

export const memo: INodeProperties = {
	displayName: 'Memo',
	name: 'memo',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'A note that the buyer sees on the payment page',
};

export const openpaytype: INodeProperties = {
	displayName: 'Payment Methods',
	name: 'openpaytype',
	type: 'multiOptions',
	options: [
		{ name: 'Bank Transfer', value: 'rbank' },
		{ name: 'Card', value: 'card' },
		{ name: 'Mobile Phone Bill', value: 'phone' },
		{ name: 'Virtual Account', value: 'vbank' },
	],
	default: [],
	description:
		'The ways to pay that the buyer is offered. Choose none to offer all that your PayApp account allows.',
};

/** The manual's payment methods, plus those of PayApp's newer SDKs */
export const openpaytypeWithWallets: INodeProperties = {
	...openpaytype,
	options: [
		{ name: 'Apple Pay', value: 'applepay' },
		{ name: 'Bank Transfer', value: 'rbank' },
		{ name: 'Card', value: 'card' },
		{ name: 'Kakao Pay', value: 'kakaopay' },
		{ name: 'Mobile Phone Bill', value: 'phone' },
		{ name: 'My Account', value: 'myaccount' },
		{ name: 'Naver Pay', value: 'naverpay' },
		{ name: 'Payco', value: 'payco' },
		{ name: 'SmilePay', value: 'smilepay' },
		{ name: 'Toss Pay', value: 'tosspay' },
		{ name: 'Virtual Account', value: 'vbank' },
		{ name: 'WeChat Pay', value: 'wechat' },
	],
	description:
		'The ways to pay that the buyer is offered. Choose none to offer all that your PayApp account allows: a method that is turned off there is not offered, whatever is chosen here.',
};

export const goodname: INodeProperties = {
	displayName: 'Goods Name',
	name: 'goodname',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Flower bouquet',
	description: 'What the buyer pays for, as shown on the payment page',
};

export const recvphone: INodeProperties = {
	displayName: 'Mobile Phone',
	name: 'recvphone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description:
		"The buyer's mobile phone number, which the payment link is sent to. Hyphens and spaces are taken out.",
};

export const recvemail: INodeProperties = {
	displayName: 'Email',
	name: 'recvemail',
	type: 'string',
	default: '',
	placeholder: 'e.g. buyer@example.com',
	description: "The buyer's e-mail address",
};

export const rebillNo: INodeProperties = {
	displayName: 'Subscription Number',
	name: 'rebill_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456',
	description:
		"PayApp's number of the subscription: 'rebill_no' of its registration, 'subscriptionNo' of the trigger",
};

export const encBill: INodeProperties = {
	displayName: 'Stored Card Key',
	name: 'encBill',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		"The key that stands for the buyer's card ('encBill'). Whoever has it can charge the card.",
};

export const reqaddr: INodeProperties = {
	displayName: 'Ask for Address',
	name: 'reqaddr',
	type: 'options',
	options: [
		{ name: 'No', value: '0' },
		{ name: 'Yes', value: '1' },
	],
	default: '0',
	description: 'Whether the buyer is asked for a postal address on the payment page',
};

export const returnurl: INodeProperties = {
	displayName: 'Return URL',
	name: 'returnurl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example.com/thank-you',
	description:
		'Where the buyer goes from the receipt page after paying. It proves nothing: only the PayApp Trigger tells that it was paid.',
};

export const smsuse: INodeProperties = {
	displayName: 'Send Text Message',
	name: 'smsuse',
	type: 'options',
	options: [
		{ name: 'No', value: 'n' },
		{ name: 'Yes', value: 'y' },
	],
	default: 'y',
	description: 'Whether PayApp sends the payment link to the buyer by text message',
};

export const mulNo: INodeProperties = {
	displayName: 'Payment Number',
	name: 'mul_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789',
	description: "PayApp's number of the payment: 'mul_no' of the request, 'orderNo' of the trigger",
};

export const cancelmemo: INodeProperties = {
	displayName: 'Reason',
	name: 'cancelmemo',
	type: 'string',
	default: '',
	placeholder: 'e.g. Out of stock',
	description: 'Why it is cancelled, kept by PayApp with the payment',
};

export const resellerid: INodeProperties = {
	displayName: 'Reseller ID',
	name: 'resellerid',
	type: 'string',
	required: true,
	default: '',
	description: 'The PayApp ID of the agency or reseller that registers',
};

/** Selects the cash receipt command. Not a wire name: it is never sent. */
export const receiptApiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'version',
	type: 'options',
	options: [
		{ name: '2016', value: '2016', description: 'The commands of the manual of 2016' },
		{ name: 'Current', value: 'current', description: "The commands of PayApp's present SDKs" },
	],
	default: 'current',
	description:
		'Which command PayApp is called with. Choose 2016 only where PayApp refuses the current one.',
};
