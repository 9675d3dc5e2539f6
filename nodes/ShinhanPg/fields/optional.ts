import type { INodeProperties } from 'n8n-workflow';

/** Optional fields of payment requests. Sizes and conditions: shinhan-pg.txt: 공통부가영역, 개인부가영역. */

export const appCancelUrl: INodeProperties = {
	displayName: 'App Cancel URL',
	name: 'app_cancel_url',
	type: 'string',
	default: '',
	placeholder: 'e.g. myshop://cancel',
	description:
		"The address that opens your mobile app again when a card payment (ISP) is stopped, at most 100 characters. Required, with 'App Return URL', for card payments inside an app.",
};

export const appReturnUrl: INodeProperties = {
	displayName: 'App Return URL',
	name: 'app_return_url',
	type: 'string',
	default: '',
	placeholder: 'e.g. myshop://paid',
	description:
		"The address that opens your mobile app again after a card payment (ISP), at most 100 characters. Required, with 'App Cancel URL', for card payments inside an app.",
};

export const cardPurpose: INodeProperties = {
	displayName: 'Card Purpose',
	name: 'card_purpost_type',
	type: 'options',
	options: [
		{ name: 'Card', value: 1 },
		{ name: 'Card for Cash-Like Goods (환금성)', value: 4 },
		{ name: 'Card Without Authentication (비인증)', value: 3 },
		{ name: 'Promotion Card', value: 2 },
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
		"The deposit for returnable cups (컵반환보증금), in won. It is part of 'Amount'. A payment with it cannot be cancelled in part.",
};

export const customParameter: INodeProperties = {
	displayName: 'Custom Parameter',
	name: 'custom_parameter',
	type: 'string',
	default: '',
	placeholder: 'e.g. your customer number',
	description:
		'A text of yours that comes back with the buyer, who can read it: encrypt what the buyer must not see. At most 1000 characters; with a Shinhan PG Trigger as the return URL about 700, since this node signs it.',
};

export const emailAddr: INodeProperties = {
	displayName: 'Email Address',
	name: 'email_addr',
	type: 'string',
	default: '',
	placeholder: 'e.g. buyer@example.com',
	description: "Where Shinhan mails the receipt to, at most 50 characters. Only with 'Send Email'.",
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
	description: 'Whether Shinhan mails the buyer about the payment',
};

export const installMonth: INodeProperties = {
	displayName: 'Installments',
	name: 'install_month',
	type: 'string',
	default: '',
	placeholder: 'e.g. 03',
	description:
		'In how many monthly parts the buyer pays, as two digits from 00 (at once) to 12. Required for direct payments and Fitcollabo.',
};

export const instType: INodeProperties = {
	displayName: 'Installment Type',
	name: 'inst_type',
	type: 'options',
	options: [
		{ name: '10% Off the Bill', value: 7 },
		{ name: '10% Off the Bill, Interest-Free', value: 8 },
		{ name: '5% Off the Bill', value: 3 },
		{ name: '5% Off the Bill, Interest-Free', value: 4 },
		{ name: '7% Off the Bill', value: 5 },
		{ name: '7% Off the Bill, Interest-Free', value: 6 },
		{ name: 'Interest-Free', value: 2 },
		{ name: 'Regular', value: 1 },
	],
	default: 1,
	description: 'Who bears the interest and what is taken off the bill. Required for Fitcollabo.',
};

export const mainColor: INodeProperties = {
	displayName: 'Main Color',
	name: 'main_color',
	type: 'color',
	default: '#FFFFFF',
	description: 'The main color of the payment window, white unless set',
};

export const mobileNo: INodeProperties = {
	displayName: 'Mobile Phone',
	name: 'mobile_no',
	type: 'string',
	default: '',
	placeholder: 'e.g. 010-0000-0000',
	description:
		"The buyer's mobile phone number, at most 11 digits. Hyphens and spaces are taken out.",
};

export const pointColor: INodeProperties = {
	displayName: 'Accent Color',
	name: 'point_color',
	type: 'color',
	default: '#5379FF',
	description: 'The accent color of the payment window, blue unless set',
};

export const prepayAmount: INodeProperties = {
	displayName: 'Prepaid Amount',
	name: 'prepay_amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		"What the buyer pays with a prepaid balance besides, in won. It is not part of 'Amount'. Required where a prepaid balance is used.",
};

export const taxAmount: INodeProperties = {
	displayName: 'VAT',
	name: 'tax_amount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 909',
	description:
		"The value-added tax in 'Amount', in won. Where left out it is worked out: what is neither tax-free nor cup deposit, divided by 11 and rounded.",
};

export const taxfreeAmount: INodeProperties = {
	displayName: 'Tax-Free Amount',
	name: 'taxfree_amount',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: "The part of 'Amount' that is free of tax, in won; all of it where all is tax-free",
};

export const userCi: INodeProperties = {
	displayName: 'User CI',
	name: 'user_ci',
	type: 'string',
	default: '',
	description:
		"The buyer's connecting information (CI, 연계정보) from an identity check, at most 88 characters. Required for local currency, for the payment method 'shpay' and for Fitcollabo. For a buyer new to ZeroPay it has to fit the identity check there.",
};
