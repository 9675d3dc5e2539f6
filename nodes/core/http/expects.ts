import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Succeeded, Unknown } from '../operation';

/**
 * What a call's answer must hold, by its documented names: a "yes" without it may not be the
 * provider's word, or leaves the merchant with nothing to go on.
 */
export type Expects = Record<string, z.ZodTypeAny>;

const NON_EMPTY = /\S/;
const DIGITS = /^\s*\d+\s*$/;

/** A non-empty text, or a number */
export const nonEmpty = z.union([z.number(), z.string().regex(NON_EMPTY)]);

/** A number that the provider assigned: digits */
export const assignedNumber = z.union([z.number().int().nonnegative(), z.string().regex(DIGITS)]);

/** Fast path: most values are text, thousands of times; zod checks the rest. */
const TEXTS = new Map<z.ZodTypeAny, RegExp>([
	[nonEmpty, NON_EMPTY],
	[assignedNumber, DIGITS],
]);

const isText = (value: unknown, schema: z.ZodTypeAny): boolean =>
	typeof value === 'string' && TEXTS.get(schema)?.test(value) === true;

/** Returns the answer if it holds all of this, else an unknown outcome naming what is missing. */
export function requireExpected(answer: Succeeded, expects: Expects = {}): Succeeded | Unknown {
	const missing = Object.entries(expects)
		.filter(([name, schema]) => !isText(answer.data[name], schema))
		.filter(([name, schema]) => !schema.safeParse(answer.data[name]).success)
		.map(([name, schema]) => fieldPath(schema, answer.data, name));
	if (missing.length === 0) return answer;
	return {
		status: 'unknown',
		reason: `The answer says success but lacks what was asked for: ${missing.map((name) => `'${name}'`).join(', ')}`,
	};
}

/** If something inside is missing, names its path ("data.paymentState"). */
function fieldPath(schema: z.ZodTypeAny, data: IDataObject, name: string): string {
	const path = schema.safeParse(data[name]).error?.issues[0]?.path ?? [];
	return [name, ...path].join('.');
}
