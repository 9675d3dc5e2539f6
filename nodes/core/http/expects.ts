import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Succeeded, Unknown } from '../operation';

/**
 * What a call's answer has to hold, by its documented names: a "yes" without it may be another's word, or
 * leave the merchant with nothing to go on.
 */
export type Expects = Record<string, z.ZodTypeAny>;

const FILLED = /\S/;
const DIGITS = /^\s*\d+\s*$/;

/** A text (or a number) that is not empty */
export const filled = z.union([z.number(), z.string().regex(FILLED)]);

/** A number that the provider gave to something: digits */
export const numbered = z.union([z.number().int().nonnegative(), z.string().regex(DIGITS)]);

/** Texts are what most values are, thousands of times: zod is asked about the others. */
const TEXTS = new Map<z.ZodTypeAny, RegExp>([
	[filled, FILLED],
	[numbered, DIGITS],
]);

const isText = (value: unknown, schema: z.ZodTypeAny): boolean =>
	typeof value === 'string' && TEXTS.get(schema)?.test(value) === true;

/** Gives the answer where it holds all of this; else the outcome is unknown, and it says what is missing. */
export function requireExpected(answer: Succeeded, gives: Expects = {}): Succeeded | Unknown {
	const missing = Object.entries(gives)
		.filter(([name, schema]) => !isText(answer.data[name], schema))
		.filter(([name, schema]) => !schema.safeParse(answer.data[name]).success)
		.map(([name, schema]) => pathOf(schema, answer.data, name));
	if (missing.length === 0) return answer;
	return {
		status: 'unknown',
		reason: `The answer says success but lacks what was asked for: ${missing.map((name) => `'${name}'`).join(', ')}`,
	};
}

/** Where something inside is missing, its path says it better ("data.paymentState"). */
function pathOf(schema: z.ZodTypeAny, data: IDataObject, name: string): string {
	const path = schema.safeParse(data[name]).error?.issues[0]?.path ?? [];
	return [name, ...path].join('.');
}
