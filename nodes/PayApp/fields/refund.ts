import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { numericId } from '../../core/fields/formats';
import { amountTaxable, requireSum, taxPart } from './tax';

/**
 * Full or partial refund (PayApp SDK: paycancel, paycancelreq). Optional there, required here: an
 * expression that yields nothing must not turn a partial refund into a full one.
 */
export const partcancel: INodeProperties = {
	displayName: 'Refund Type',
	name: 'partcancel',
	type: 'options',
	required: true,
	options: [
		{ name: 'Full Amount', value: '0', description: 'Refund the whole payment (전취소)' },
		{ name: 'Partial Amount', value: '1', description: 'Refund part of it (부분취소)' },
	],
	default: '0',
	description: 'Whether to refund the whole payment or a part of it',
};

export const cancelprice: INodeProperties = {
	displayName: 'Refund Amount',
	name: 'cancelprice',
	type: 'number',
	required: true,
	displayOptions: { show: { partcancel: ['1'] } },
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description: 'How much to refund, in won. The refund gets its own payment number.',
};

export const cancelTaxable: INodeProperties = {
	...amountTaxable,
	displayName: 'Taxable Refund Amount',
	name: 'cancel_taxable',
	description:
		"Taxable part of the refund without VAT, in won. The three tax fields must add up to 'Refund Amount'.",
};

export const cancelTaxfree: INodeProperties = {
	...amountTaxable,
	displayName: 'Tax-Free Refund Amount',
	name: 'cancel_taxfree',
	description:
		"Tax-free part of the refund, in won. The three tax fields must add up to 'Refund Amount'.",
};

export const cancelVat: INodeProperties = {
	...amountTaxable,
	displayName: 'VAT Refund Amount',
	name: 'cancel_vat',
	description: "VAT in the refund, in won. The three tax fields must add up to 'Refund Amount'.",
};

const refundTaxParts = {
	cancel_taxable: taxPart,
	cancel_taxfree: taxPart,
	cancel_vat: taxPart,
};

/** Rules of a refund: its tax parts add up to it; any part needs a partial refund. */
export const refundRules = z
	.object({ mul_no: numericId, cancelprice: z.number(), ...refundTaxParts })
	.partial()
	.superRefine((values, context) =>
		requireSum(values, context, {
			parts: Object.keys(refundTaxParts),
			whole: 'cancelprice',
			label: "'Refund Amount'",
		}),
	);
