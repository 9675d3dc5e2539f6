import type { INodeProperties } from 'n8n-workflow';

/** Fields that several operations share. Sizes and conditions: shinhan-pg.txt: 결제 요청, 공통필수영역. */

export const userId: INodeProperties = {
	displayName: 'User ID',
	name: 'user_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. customer01',
	description:
		'Your own ID of the buyer: an e-mail address, or letters and digits. At most 50 characters. Cancelling the payment needs the same ID again.',
};

export const userName: INodeProperties = {
	displayName: 'User Name',
	name: 'user_name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Hong Gildong',
	description: "The buyer's name, at most 20 characters",
};

export const orderNo: INodeProperties = {
	displayName: 'Order Number',
	name: 'order_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202611220001',
	description:
		'Your own number of the order, at most 50 characters. Use each number for one order only: payments are looked up by it.',
};

export const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	required: true,
	default: 0,
	description:
		'What the buyer pays, in won. Cards take 100 won or more, bank transfers 1. A cup deposit is part of it; what is paid with a prepaid balance is not.',
};

export const productName: INodeProperties = {
	displayName: 'Product Name',
	name: 'product_name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Flower bouquet',
	description: 'What the buyer pays for, as shown in the payment window. At most 50 characters.',
};

const deviceType: INodeProperties = {
	displayName: 'Device',
	name: 'device_type',
	type: 'options',
	required: true,
	options: [
		{ name: 'Mobile', value: 1 },
		{ name: 'PC', value: 2 },
	],
	default: 1,
	description: 'What the buyer opens the payment window on',
};

const returnUrl: INodeProperties = {
	displayName: 'Return URL',
	name: 'return_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=return',
	description:
		"Where the buyer's browser comes back to with the token that the payment is confirmed with: the production URL of a Shinhan PG Trigger, followed by ?on=return. Until it is confirmed, nothing is paid. At most 255 characters, with what this node adds to it.",
};

const cancelUrl: INodeProperties = {
	displayName: 'Cancel URL',
	name: 'cancel_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=cancel',
	description:
		"Where the buyer goes after leaving the payment window: the trigger's URL followed by ?on=cancel, or a page of your shop. At most 255 characters.",
};

const failUrl: INodeProperties = {
	displayName: 'Failure URL',
	name: 'fail_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=fail',
	description:
		"Where the buyer goes when the payment fails: the trigger's URL followed by ?on=fail, or a page of your shop. At most 255 characters.",
};

/** The order, and where its buyer comes back to: in every request of a person */
export const returningOrder: INodeProperties[] = [
	orderNo,
	deviceType,
	amount,
	productName,
	returnUrl,
	cancelUrl,
	failUrl,
];

export const tid: INodeProperties = {
	displayName: 'Transaction ID',
	name: 'tid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202108311259590006',
	description: "Shinhan's number of the payment: 'tid' of the confirmation",
};

export const ipAddr: INodeProperties = {
	displayName: 'IP Address',
	name: 'ip_addr',
	type: 'string',
	default: '',
	placeholder: 'e.g. 203.0.113.10',
	description:
		"The buyer's IP address, so that Shinhan can trace the payment. That of the credential where left out.",
};

export const pgcodeList: INodeProperties = {
	displayName: 'Payment Method',
	name: 'pgcode',
	type: 'resourceLocator',
	required: true,
	// With its name, so that the closed list does not show the code.
	default: { __rl: true, mode: 'list', value: 'card', cachedResultName: 'Card' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPaymentMethods' },
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. card' },
	],
	description:
		'How the buyer pays. Codes that the list does not have, e.g. for bank transfer, are given to you by Shinhan.',
};

export const cardCompany: INodeProperties = {
	displayName: 'Card Company',
	name: 'card_cpny_cd',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchCardCompanies', searchable: true },
		},
		{ displayName: 'By Code', name: 'code', type: 'string', placeholder: 'e.g. S001' },
	],
	description:
		"The buyer's card company. Required where your own page lets the buyer choose it; leave it empty to let the payment window ask.",
};
