import type { INodeProperties } from 'n8n-workflow';

export { var1, var2 } from '../../core/fields/commonFields';
export * from './notification';
export * from './refund';
export * from './tax';

/** Fields that several PayApp calls share with the same meaning (payapp.txt) */

export const memo: INodeProperties = {
	displayName: 'Note to Buyer',
	name: 'memo',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'Shown to the buyer on the payment page',
};

const BANK_TRANSFER = { name: 'Bank Transfer', value: 'rbank', description: '계좌이체' };
const VIRTUAL_ACCOUNT = { name: 'Virtual Account', value: 'vbank', description: '가상계좌' };
export const CARD = { name: 'Card', value: 'card', description: '신용카드' };
export const MOBILE_PHONE_BILL = {
	name: 'Mobile Phone Bill',
	value: 'phone',
	description: '휴대전화',
};

export const openpaytype: INodeProperties = {
	displayName: 'Payment Methods',
	name: 'openpaytype',
	type: 'multiOptions',
	options: [BANK_TRANSFER, CARD, MOBILE_PHONE_BILL, VIRTUAL_ACCOUNT],
	default: [],
	description:
		'Ways to pay that the buyer is offered. Leave empty to offer all that your account allows.',
};

/** The manual's payment methods, plus those of PayApp's newer SDKs */
export const openpaytypeWithWallets: INodeProperties = {
	...openpaytype,
	options: [
		{ name: 'Apple Pay', value: 'applepay', description: '애플페이' },
		BANK_TRANSFER,
		CARD,
		{ name: 'Kakao Pay', value: 'kakaopay', description: '카카오페이' },
		MOBILE_PHONE_BILL,
		{ name: 'My Account', value: 'myaccount', description: '내통장결제' },
		{ name: 'Naver Pay', value: 'naverpay', description: '네이버페이' },
		{ name: 'Payco', value: 'payco', description: '페이코' },
		{ name: 'SmilePay', value: 'smilepay', description: '스마일페이' },
		{ name: 'Toss Pay', value: 'tosspay', description: '토스페이' },
		VIRTUAL_ACCOUNT,
		{ name: 'WeChat Pay', value: 'wechat', description: '위챗페이' },
	],
	description:
		'Ways to pay that the buyer is offered, if your account allows them. Leave empty to offer all that it allows.',
};

export const goodname: INodeProperties = {
	displayName: 'Product Name',
	name: 'goodname',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Flower bouquet',
	description: 'Shown to the buyer on the payment page',
};

export const recvphone: INodeProperties = {
	displayName: 'Buyer Mobile Phone',
	name: 'recvphone',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description: 'PayApp texts the payment link to this number. Hyphens are fine.',
};

export const recvemail: INodeProperties = {
	displayName: 'Buyer Email',
	name: 'recvemail',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: "The buyer's email address. Whether PayApp sends mail to it is not documented.",
};

export const rebillNo: INodeProperties = {
	displayName: 'Subscription Number',
	name: 'rebill_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456',
	description:
		"PayApp's number: 'rebill_no' of Subscription: Request, or 'subscriptionNo' of the PayApp Trigger",
};

export const encBill: INodeProperties = {
	displayName: 'Registered Card Key',
	name: 'encBill',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description:
		"PayApp's key of the buyer's card. Keep it like a password: whoever has it can charge the card.",
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
	description: 'Whether the payment page asks the buyer for a postal address',
};

export const returnurl: INodeProperties = {
	displayName: 'Return URL',
	name: 'returnurl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://shop.example.com/thank-you',
	description:
		'Where the buyer lands after the receipt page. Arriving there is not proof of payment; use the PayApp Trigger.',
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
	description: 'Whether PayApp texts the payment link to the buyer as soon as it is requested',
};

export const mulNo: INodeProperties = {
	displayName: 'Payment Number',
	name: 'mul_no',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 123456789',
	description: "PayApp's number: 'mul_no' of Payment: Request, or 'orderNo' of the PayApp Trigger",
};

export const cancelmemo: INodeProperties = {
	displayName: 'Reason',
	name: 'cancelmemo',
	type: 'string',
	default: '',
	placeholder: 'e.g. Out of stock',
	description: 'Why the payment is canceled. Whether the buyer sees it is not documented.',
};

export const resellerid: INodeProperties = {
	displayName: 'Reseller ID',
	name: 'resellerid',
	type: 'string',
	required: true,
	default: '',
	description: 'PayApp ID of the agency or reseller that registers the seller',
};

/** Selects the cash receipt command. Not a wire name: it is never sent. */
export const receiptApiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'version',
	type: 'options',
	options: [
		{ name: '2016', value: '2016', description: "The calls of PayApp's manual of 2016" },
		{ name: 'Current', value: 'current', description: "The calls of PayApp's current SDKs" },
	],
	default: 'current',
	description:
		"Which of PayApp's two calls to use. Choose 2016 only if PayApp refuses the current one.",
};
