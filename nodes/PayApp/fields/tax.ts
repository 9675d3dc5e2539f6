import { z } from 'zod';

import { numericId } from '../../core/fields/formats';

/** The tax parts of an amount, which add up to the whole according to PayApp's SDKs */

const PAYMENT_PARTS = ['amount_taxable', 'amount_taxfree', 'amount_vat'] as const;
const REFUND_PARTS = ['cancel_taxable', 'cancel_taxfree', 'cancel_vat'] as const;

const part = z.number().optional();
export const taxParts = { amount_taxable: part, amount_taxfree: part, amount_vat: part };
const refundParts = { cancel_taxable: part, cancel_taxfree: part, cancel_vat: part };

type Values = Record<string, unknown>;

/** Requires the tax parts of a price, in won, to add up to it if any is given. */
export const taxPartsMakeUpPrice = (values: Values, context: z.RefinementCtx): void =>
	makeUp(values, context, PAYMENT_PARTS, 'price', "'Price'");

/** Rules of a refund: its tax parts, in won, add up to it; any part needs a partial refund. */
export const refundRules = z
	.object({ mul_no: numericId, cancelprice: z.number(), ...refundParts })
	.partial()
	.superRefine((values, context) =>
		makeUp(values, context, REFUND_PARTS, 'cancelprice', "'Amount to Refund'"),
	);

function makeUp(
	values: Values,
	context: z.RefinementCtx,
	parts: readonly string[],
	whole: string,
	label: string,
): void {
	const given = parts.filter((name) => values[name] !== undefined);
	const [first] = given;
	if (first === undefined) return;
	const sum = given.reduce((total, name) => total + Number(values[name]), 0);
	if (sum === values[whole]) return;
	const message =
		values[whole] === undefined
			? `needs ${label}`
			: `and the other tax parts make ${sum}, but ${label} is ${Number(values[whole])}`;
	context.addIssue({ code: z.ZodIssueCode.custom, path: [first], message });
}
