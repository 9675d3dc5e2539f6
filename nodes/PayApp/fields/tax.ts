import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** The tax parts of a price in won, which add up to it (PayApp's newer SDKs) */
export const amountTaxable: INodeProperties = {
	displayName: 'Taxable Amount',
	name: 'amount_taxable',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 0,
	description: "Taxable part without VAT, in won. The three tax fields must add up to 'Amount'.",
};

export const amountTaxfree: INodeProperties = {
	...amountTaxable,
	displayName: 'Tax-Free Amount',
	name: 'amount_taxfree',
	description: "Tax-free part, in won. The three tax fields must add up to 'Amount'.",
};

export const amountVat: INodeProperties = {
	...amountTaxable,
	displayName: 'VAT',
	name: 'amount_vat',
	description: "VAT in the amount, in won. The three tax fields must add up to 'Amount'.",
};

/** Part of an amount, in won */
export const taxPart = z.number().optional();
export const taxParts = {
	amount_taxable: taxPart,
	amount_taxfree: taxPart,
	amount_vat: taxPart,
};

/** Requires the tax parts of a price to add up to it if any is given. */
export const taxPartsMakeUpPrice = (values: Values, context: z.RefinementCtx): void =>
	requireSum(values, context, { parts: Object.keys(taxParts), whole: 'price', label: "'Amount'" });

type Values = Record<string, unknown>;

/** An amount and its tax parts, by wire name */
interface TaxedAmount {
	parts: string[];
	whole: string;
	/** The amount's label in the panel */
	label: string;
}

export function requireSum(
	values: Values,
	context: z.RefinementCtx,
	{ parts, whole, label }: TaxedAmount,
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
