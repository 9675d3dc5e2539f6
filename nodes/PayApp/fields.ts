import type { INodeProperties } from 'n8n-workflow';

/** The fields that more than one PayApp call has, with the same meaning (payapp.txt). */

export const feedbackurl: INodeProperties = {
	displayName: 'Notify',
	name: 'feedbackurl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/payapp',
	description:
		'The address that PayApp tells when a payment is made or changes: paste the production URL of a PayApp Trigger',
};

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

export const reqaddr: INodeProperties = {
	displayName: 'Request Address',
	name: 'reqaddr',
	type: 'options',
	options: [
		{ name: 'No', value: '0' },
		{ name: 'Yes', value: '1' },
	],
	default: '0',
	description: 'Whether the buyer is asked for a postal address on the payment page',
};

export const checkretry: INodeProperties = {
	displayName: 'Retry Notification',
	name: 'checkretry',
	type: 'options',
	options: [
		{ name: 'No', value: 'n' },
		{ name: 'Yes', value: 'y' },
	],
	default: 'y',
	description:
		"Whether PayApp sends a notification again, up to 10 times in all, until 'Notify' answers SUCCESS. On unless you turn it off here.",
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

export const var1: INodeProperties = {
	displayName: 'Variable 1',
	name: 'var1',
	type: 'string',
	default: '',
	placeholder: 'e.g. your order number',
	description: 'Any text of yours, e.g. your order number. It comes back in every notification.',
};

export const var2: INodeProperties = {
	...var1,
	displayName: 'Variable 2',
	name: 'var2',
	placeholder: 'e.g. your customer number',
	description: 'A second text of yours. It comes back in every notification.',
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
