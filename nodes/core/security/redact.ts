import type { IDataObject } from 'n8n-workflow';

import { patternOf } from './secretPattern';

/** Shorter values are not searched for: they would blot out ordinary words. */
const SHORTEST_SECRET = 4;

/** A number of digits that is no key: amounts and order numbers are as long, and keys of digits alone longer. */
const SHORTEST_NUMBER = 8;

/** Takes secrets out of a text */
export type Redactor = (text: string) => string;

/**
 * Takes every secret out of a text, also where it stands encoded. Used for all that comes from outside
 * into a message: a provider may repeat what was sent to it.
 */
export const redact = (text: string, secrets: string[]): string => redactorOf(secrets)(text);

/** The same for many texts */
export function redactorOf(secrets: string[]): Redactor {
	const patterns = [...new Set(secrets.map((secret) => secret.trim()))]
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		// The longest first: one secret may begin with another.
		.sort((left, right) => right.length - left.length)
		.map(remembered);
	return (text) => patterns.reduce((result, pattern) => result.replace(pattern, '***'), text);
}

/** Made once for a secret: a run of thousands of items looks for the same ones in each. */
const patterns = new Map<string, RegExp>();
const MOST_REMEMBERED = 100;

function remembered(secret: string): RegExp {
	const pattern = patterns.get(secret) ?? patternOf(secret);
	if (patterns.size >= MOST_REMEMBERED) patterns.clear();
	patterns.set(secret, pattern);
	return pattern;
}

/**
 * An answer without the secrets, in names and texts at any depth. Numbers stay numbers, and a text of
 * digits stays unless it is a secret itself. What is called by one of the names in `revealed` was asked
 * for and stays.
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
