import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { toNumber } from '../fields/checkField';
import { decodeForm, decodeJson } from './decodeBody';
import type { Decides, Decoded, Fields } from './decodeBody';
import { redactorOf } from '../security/redact';
import { LEAST_LENGTH } from '../security/secretsEqual';

/** A text; null if missing or empty. A verified message is never dropped over its shape. */
export const messageText = z.string().trim().min(1).nullable().catch(null).default(null);

/** An amount, also with thousands separators; null if it is not one */
export const messageAmount = z
	.preprocess(toNumber, z.number().finite().nullable().catch(null))
	.default(null);

/**
 * Decodes a message of a provider that does not say whether it posts a form or JSON. It is JSON if
 * its type or its first character says so: no form begins with a brace. Never throws.
 */
export function decodeFormOrJson(body: Buffer, contentType: string, decides?: Decides): Decoded {
	if (/xml|multipart/.test(contentType)) return { reason: 'it is neither a form nor JSON' };
	const isJson =
		contentType.includes('json') || body.toString('latin1').trimStart().startsWith('{');
	return isJson ? decodeJson(body, decides) : decodeForm(body, decides);
}

/** Returns the message without some of its fields, e.g. its secrets. */
export const withoutFields = (fields: Fields, names: string[]): Fields =>
	Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** Returns the card of a message; null if no field mentions one. */
export const cardOf = (card: IDataObject): IDataObject | null =>
	Object.values(card).some(Boolean) ? card : null;

/** A count, a numeric identifier, a date or a phone number */
const NUMERIC = /^[\d\s.,:+-]+$/;

/**
 * Redacts secrets that a field repeats. Numbers are not cut, and a field that decides keeps a
 * secret so short that it may be there by chance: an order number has to stay the order's.
 */
export function withoutValues(
	fields: Fields,
	secrets: string[],
	decides: Decides = () => false,
): Fields {
	const ofAll = redactorOf(secrets);
	const ofLong = redactorOf(secrets.filter((secret) => secret.length >= LEAST_LENGTH));
	const clean = (name: string, value: string): string => {
		if (!NUMERIC.test(value)) return decides(name) ? ofLong(value) : ofAll(value);
		return !decides(name) && secrets.includes(value.trim()) ? '***' : value;
	};
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => [ofAll(name), clean(name, value)]),
	);
}

/** Identifies a message without a number: the same for every redelivery, in any field order. */
export function digestOf(fields: Fields): string {
	const sorted = Object.keys(fields)
		.sort()
		.map((name) => [name, fields[name]]);
	return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}
