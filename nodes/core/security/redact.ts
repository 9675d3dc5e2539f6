import type { IDataObject } from 'n8n-workflow';

import { patternOf } from './secretPattern';

/** Shorter values are not searched for: they would blot out ordinary words. */
const SHORTEST_SECRET = 4;

/** Shorter digit strings are no keys: amounts and order numbers are as short, digit keys longer. */
const SHORTEST_NUMBER = 8;

/** Redacts secrets in a text */
export type Redactor = (text: string) => string;

/**
 * Redacts every secret in a text, even if encoded. Used for all that enters a message from outside:
 * a provider may echo what it was sent.
 */
export const redact = (text: string, secrets: string[]): string => redactorOf(secrets)(text);

/** Returns a redactor for many texts. */
export function redactorOf(secrets: string[]): Redactor {
	const patterns = [...new Set(secrets.map((secret) => secret.trim()))]
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// Longest first: one secret may begin with another.
		.sort((left, right) => right.length - left.length)
		.map(patternFor);
	return (text) => patterns.reduce((result, pattern) => result.replace(pattern, '***'), text);
}

/** Compiled once per secret: a run of thousands of items looks for the same ones in each. */
const patterns = new Map<string, RegExp>();
const MOST_REMEMBERED = 100;

function patternFor(secret: string): RegExp {
	const pattern = patterns.get(secret) ?? patternOf(secret);
	if (patterns.size >= MOST_REMEMBERED) patterns.clear();
	patterns.set(secret, pattern);
	return pattern;
}

/**
 * Returns an answer without the secrets, in names and texts at any depth. Numbers stay numbers, and
 * a text of digits stays unless it is a secret itself. Fields named in `revealed` were asked for
 * and stay.
 */
export function withoutSecrets(
	data: IDataObject,
	secrets: string[],
	revealed: string[] = [],
): IDataObject {
	const clean = redactorOf(secrets);
	const ofText = (text: string): string => {
		if (!/^[\d.,+-]+$/.test(text)) return clean(text);
		return text.length >= SHORTEST_NUMBER && secrets.includes(text) ? '***' : text;
	};
	const ofValue = (value: unknown): unknown => {
		if (typeof value === 'string') return ofText(value);
		if (Array.isArray(value)) return value.map(ofValue);
		return isPlain(value) ? ofObject(value) : value;
	};
	const ofObject = (value: Record<string, unknown>): IDataObject =>
		Object.fromEntries(
			Object.entries(value).map(([name, inner]) => [
				clean(name),
				revealed.includes(name) ? inner : ofValue(inner),
			]),
		) as IDataObject;
	return ofObject(data);
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !(value instanceof Date);
