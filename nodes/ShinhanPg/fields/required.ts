import type { INodeProperties } from 'n8n-workflow';

/** Fields that several operations share. Sizes and conditions: shinhan-pg.txt: 결제 요청, 공통필수영역. */

export const userId: INodeProperties = {
	displayName: 'Buyer ID',
	name: 'user_id',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. customer01',
	description:
		'Your ID for the buyer: an email address, or letters and digits. A refund needs the same ID.',
};

export const userName: INodeProperties = {
	displayName: 'Buyer Name',
	name: 'user_name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Hong Gildong',
	description: "The buyer's name, up to 20 characters",
};

export const orderNo: INodeProperties = {
	displayName: 'Your Order Number',
	name: 'order_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202611220001',
	description:
		"Your shop's number for the order, up to 50 characters. Use it once: payments are looked up by it.",
};

export const amount: INodeProperties = {
	displayName: 'Amount',
	name: 'amount',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	required: true,
	default: 0,
	description: 'What the buyer pays, in won: at least 100 for cards, at least 1 for bank transfers',
};

export const productName: INodeProperties = {
	displayName: 'Product Name',
	name: 'product_name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Flower bouquet',
	description: 'What the buyer pays for, as shown in the payment window. Up to 50 characters.',
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
	description:
		'Which device the buyer pays on. What a buyer on the other one sees is not documented.',
};

const returnUrl: INodeProperties = {
	displayName: 'Return URL',
	name: 'return_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=return',
	description:
		'Where the buyer returns after authenticating: the production URL of your Shinhan PG Trigger followed by ?on=return',
};

const cancelUrl: INodeProperties = {
	displayName: 'Cancel URL',
	name: 'cancel_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=cancel',
	description:
		"Where the buyer goes after leaving the payment window: the trigger's URL followed by ?on=cancel, or your own page",
};

const failUrl: INodeProperties = {
	displayName: 'Failure URL',
	name: 'fail_url',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://…/shinhanpg?on=fail',
	description:
		"Where the buyer goes when the payment fails: the trigger's URL followed by ?on=fail, or your own page",
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
	displayName: 'Payment Number',
	name: 'tid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 202108311259590006',
	description:
		"Shinhan's number of the payment: 'data.tid' of the trigger's event, or 'tid' in the output of Confirm and Get",
};

export const ipAddr: INodeProperties = {
	displayName: 'Buyer IP Address',
	name: 'ip_addr',
	type: 'string',
	default: '',
	placeholder: 'e.g. 203.0.113.10',
	description:
		"Helps Shinhan to trace the payment. If empty, the credential's 'IP Address' is sent.",
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
		'How the buyer pays. Ask Shinhan for codes that are not in the list, e.g. for bank transfers.',
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
		'Required if the buyer chooses it on your own page. Leave it empty to let the payment window ask.',
};
