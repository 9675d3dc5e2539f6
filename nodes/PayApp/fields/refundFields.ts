import type { INodeProperties } from 'n8n-workflow';

/** The tax breakdown of a price (PayApp SDK: the three parts add up to it) */
export const amountTaxable: INodeProperties = {
	displayName: 'Taxable Amount',
	name: 'amount_taxable',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description:
		"The taxable part of the price without value-added tax, in won. 'Taxable Amount', 'Tax-Free Amount' and 'VAT' together must make up the price.",
};

export const amountTaxfree: INodeProperties = {
	...amountTaxable,
	displayName: 'Tax-Free Amount',
	name: 'amount_taxfree',
	description:
		"The tax-free part of the price, in won. 'Taxable Amount', 'Tax-Free Amount' and 'VAT' together must make up the price.",
};

export const amountVat: INodeProperties = {
	...amountTaxable,
	displayName: 'VAT',
	name: 'amount_vat',
	description:
		"The value-added tax in the price, in won. 'Taxable Amount', 'Tax-Free Amount' and 'VAT' together must make up the price.",
};

/**
 * Full or partial refund (PayApp SDK: paycancel, paycancelreq). Optional there, required here: an
 * expression that yields nothing must not turn a partial refund into a full one.
 */
export const partcancel: INodeProperties = {
	displayName: 'Refund',
	name: 'partcancel',
	type: 'options',
	required: true,
	options: [
		{ name: 'In Full', value: '0' },
		{ name: 'In Part', value: '1' },
	],
	default: '0',
	description: 'Whether the whole payment is given back, or a part of it',
};

export const cancelprice: INodeProperties = {
	displayName: 'Amount to Refund',
	name: 'cancelprice',
	type: 'number',
	required: true,
	displayOptions: { show: { partcancel: ['1'] } },
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description:
		'The part to give back, in won. PayApp gives the refund a payment number of its own.',
};

export const cancelTaxable: INodeProperties = {
	...amountTaxable,
	displayName: 'Taxable Amount to Refund',
	name: 'cancel_taxable',
	description:
		"The taxable part of the refund without value-added tax, in won. The three parts together must make up 'Amount to Refund'.",
};

export const cancelTaxfree: INodeProperties = {
	...amountTaxable,
	displayName: 'Tax-Free Amount to Refund',
	name: 'cancel_taxfree',
	description:
		"The tax-free part of the refund, in won. The three parts together must make up 'Amount to Refund'.",
};

export const cancelVat: INodeProperties = {
	...amountTaxable,
	displayName: 'VAT to Refund',
	name: 'cancel_vat',
	description:
		"The value-added tax in the refund, in won. The three parts together must make up 'Amount to Refund'.",
};
