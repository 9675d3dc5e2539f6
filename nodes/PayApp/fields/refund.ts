import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { numericId } from '../../core/fields/formats';
import { amountTaxable, requireSum } from './tax';

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

const refundTaxPart = z.number().optional();
const refundTaxParts = {
	cancel_taxable: refundTaxPart,
	cancel_taxfree: refundTaxPart,
	cancel_vat: refundTaxPart,
};

/** Rules of a refund: its tax parts add up to it; any part needs a partial refund. */
export const refundRules = z
	.object({ mul_no: numericId, cancelprice: z.number(), ...refundTaxParts })
	.partial()
	.superRefine((values, context) =>
		requireSum(values, context, {
			parts: Object.keys(refundTaxParts),
			whole: 'cancelprice',
			label: "'Amount to Refund'",
		}),
	);
