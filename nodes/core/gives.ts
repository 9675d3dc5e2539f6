import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Succeeded, Unknown } from './operation';

/**
 * What a call's answer has to hold, by its documented names: a "yes" without it may be another's word, or
 * leave the merchant with nothing to go on.
 */
export type Gives = Record<string, z.ZodTypeAny>;

/** A text (or a number) that is not empty */
export const filled = z.union([z.number(), z.string().refine((text) => text.trim() !== '')]);

/** A number that the provider gave to something: digits */
export const numbered = z.union([z.number().int().nonnegative(), z.string().regex(/^\s*\d+\s*$/)]);

/** Gives the answer where it holds all of this; else the outcome is unknown, and it says what is missing. */
export function believed(answer: Succeeded, gives: Gives = {}): Succeeded | Unknown {
	// A plain text is what most are, thousands of times.
	const missing = Object.entries(gives)
		.filter(([name, schema]) => schema !== filled || !isText(answer.data[name]))
		.filter(([name, schema]) => !schema.safeParse(answer.data[name]).success)
		.map(([name, schema]) => pathOf(schema, answer.data, name));
	if (missing.length === 0) return answer;
	return {
		outcome: 'unknown',
		reason: `The answer says success but lacks what was asked for: ${missing.map((name) => `'${name}'`).join(', ')}`,
	};
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Where something inside is missing, its path says it better ("data.paymentState"). */
function pathOf(schema: z.ZodTypeAny, data: IDataObject, name: string): string {
	const path = schema.safeParse(data[name]).error?.issues[0]?.path ?? [];
	return [name, ...path].join('.');
}
