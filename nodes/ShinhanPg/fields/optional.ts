import type { INodeProperties } from 'n8n-workflow';

/** Optional fields of payment requests. Sizes and conditions: shinhan-pg.txt: 공통부가영역, 개인부가영역. */

export const appCancelUrl: INodeProperties = {
	displayName: 'App Cancel URL',
	name: 'app_cancel_url',
	type: 'string',
	default: '',
	placeholder: 'e.g. myshop://cancel',
	description:
		'Opens your mobile app again when an ISP card payment is stopped. Required for card payments in an app.',
};

export const appReturnUrl: INodeProperties = {
	displayName: 'App Return URL',
	name: 'app_return_url',
	type: 'string',
	default: '',
	placeholder: 'e.g. myshop://paid',
	description:
		'Opens your mobile app again after an ISP card payment. Required for card payments in an app.',
};

export const cardPurpose: INodeProperties = {
	displayName: 'Card Type',
	name: 'card_purpost_type',
	type: 'options',
	options: [
		{ name: 'Card', value: 1, description: 'An ordinary credit card (일반 신용카드)' },
		{
			name: 'Card for Cash-Like Goods',
			value: 4,
			description: 'For what can be turned into cash (환금성 신용카드)',
		},
		{
			name: 'Card Without Authentication',
			value: 3,
			description: 'The buyer does not authenticate (비인증 신용카드)',
		},
		{
			name: 'Promotion Card',
			value: 2,
			description: 'A card with a promotion (프로모션 일반 신용카드)',
		},
	],
	default: 1,
	description: 'Which kind of card payment it is',
};

export const cupReturnDeposit: INodeProperties = {
	displayName: 'Cup Deposit',
	name: 'cup_return_deposit',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		"Deposit for returnable cups, in won, as a part of 'Amount'. Such a payment cannot be refunded in part.",
};

export const customParameter: INodeProperties = {
	displayName: 'Your Reference',
	name: 'custom_parameter',
	type: 'string',
	default: '',
	placeholder: 'e.g. your customer number',
	description:
		'Your own text, returned with the buyer, who can read it. Up to 1000 characters, about 700 with a trigger.',
};

export const emailAddr: INodeProperties = {
	displayName: 'Buyer Email',
	name: 'email_addr',
	type: 'string',
	default: '',
	placeholder: 'e.g. name@email.com',
	description: "Where Shinhan emails the buyer about the payment. Only with 'Send Email'.",
};

export const emailFlag: INodeProperties = {
	displayName: 'Send Email',
	name: 'email_flag',
	type: 'options',
	options: [
		{ name: 'No', value: 'N' },
		{ name: 'Yes', value: 'Y' },
	],
	default: 'N',
	description: 'Whether Shinhan emails the buyer about the payment',
};

export const installMonth: INodeProperties = {
	displayName: 'Installments',
	name: 'install_month',
	type: 'string',
	default: '',
	placeholder: 'e.g. 03',
	description:
		'Number of months as two digits, 00 (paid at once) to 12. Required for direct payments and Fitcollabo.',
};

export const instType: INodeProperties = {
	displayName: 'Installment Type',
	name: 'inst_type',
	type: 'options',
	options: [
		{ name: '10% Off the Bill', value: 7, description: 'Regular installments (청구할인10%일반)' },
		{
			name: '10% Off the Bill, Interest-Free',
			value: 8,
			description: 'Interest-free installments (청구할인 10%무이자)',
		},
		{ name: '5% Off the Bill', value: 3, description: 'Regular installments (청구할인5%일반)' },
		{
			name: '5% Off the Bill, Interest-Free',
			value: 4,
			description: 'Interest-free installments (청구할인5%무이자)',
		},
		{ name: '7% Off the Bill', value: 5, description: 'Regular installments (청구할인7%일반)' },
		{
			name: '7% Off the Bill, Interest-Free',
			value: 6,
			description: 'Interest-free installments (청구할인7%무이자)',
		},
		{ name: 'Interest-Free', value: 2, description: 'Without any discount (무이자)' },
		{ name: 'Regular', value: 1, description: 'Without any discount (일반)' },
	],
	default: 1,
	description: 'Interest and discount of the installments. Required for Fitcollabo.',
};

export const mainColor: INodeProperties = {
	displayName: 'Main Color',
	name: 'main_color',
	type: 'color',
	default: '#FFFFFF',
	description: 'The main color of the payment window, white by default',
};

export const mobileNo: INodeProperties = {
	displayName: 'Buyer Mobile Phone',
	name: 'mobile_no',
	type: 'string',
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description:
		"The buyer's mobile phone number. Hyphens are fine. Required for payments in local currency.",
};

export const pointColor: INodeProperties = {
	displayName: 'Accent Color',
	name: 'point_color',
	type: 'color',
	default: '#5379FF',
	description: 'The accent color of the payment window, blue by default',
};

export const prepayAmount: INodeProperties = {
	displayName: 'Prepaid Amount',
	name: 'prepay_amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		"What the buyer pays with a prepaid balance, in won, not counted in 'Amount'. Required if one is used.",
};

export const taxAmount: INodeProperties = {
	displayName: 'VAT',
	name: 'tax_amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 909',
	description:
		"VAT in 'Amount', in won. If empty, it is calculated: what is neither tax-free nor cup deposit, divided by 11.",
};

export const taxfreeAmount: INodeProperties = {
	displayName: 'Tax-Free Amount',
	name: 'taxfree_amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: "The tax-free part of 'Amount', in won. If all of it is tax-free, the same amount.",
};

export const userCi: INodeProperties = {
	displayName: 'Buyer CI',
	name: 'user_ci',
	type: 'string',
	default: '',
	description:
		"The buyer's CI from an identity check. Required for local currency, Fitcollabo and the payment method shpay.",
};
