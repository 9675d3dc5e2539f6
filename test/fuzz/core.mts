import fc from 'fast-check';

import { decodeForm, decodeJson } from '../../nodes/core/webhook/decodeBody';
import { must, type See } from './runner.mts';
import { anyJson, anyText, bodies, POISON, type Sent } from './texts.mts';

const name = fc.oneof(fc.constantFrom(...POISON, 'price', 'a'), anyText);
const fields = fc
	.array(fc.tuple(name, fc.oneof(anyText, anyJson)), { maxLength: 8 })
	.map((entries): Record<string, unknown> => Object.fromEntries(entries));

/** Form-encoded pairs, some with the same name */
const pairs = fc
	.array(fc.tuple(name, anyText), { maxLength: 6 })
	.map((entries) => new URLSearchParams(entries).toString());

export const forms: fc.Arbitrary<Buffer> = fc.oneof(
	bodies(fields).map(({ body }: Sent) => body),
	pairs.map((text) => Buffer.from(text)),
);

/**
 * A form is read as the platform reads it, except for what the platform repairs or merges:
 * duplicate names and broken encodings are refused.
 */
export function decodedForm(body: Buffer, see: See): void {
	leniently(body);
	const decoded = decodeForm(body);
	if (!('fields' in decoded)) {
		see('refused');
		must(typeof decoded.reason === 'string' && decoded.reason !== '', 'no reason');
		return;
	}
	see('read');
	const read = Object.entries(decoded.fields);
	const expected = [...new URLSearchParams(`&${body.toString('utf8').replace(/^\uFEFF/, '')}`)];
	must(read.length > 0, 'nothing was read');
	must(read.length === expected.length, 'not every field, or one twice');
	for (const [key, value] of expected) must(decoded.fields[key] === value, `"${key}" differs`);
	must(Object.getPrototypeOf(decoded.fields) === null, 'it has a prototype');
}

/**
 * Where only the price decides, a form is refused for its price alone: given twice, or not plain.
 * Every other name keeps its first value; what the platform reads losslessly reads the same.
 */
function leniently(body: Buffer): void {
	const decoded = decodeForm(body, (one) => one === 'price');
	const text = body.toString('utf8').replace(/^\uFEFF/, '');
	const expected = [...new URLSearchParams(`&${text}`)];
	if (!('fields' in decoded)) {
		const isEmpty = expected.length === 0;
		must(isEmpty || decoded.reason.startsWith("'price' "), decoded.reason);
		return;
	}
	const { fields: read, unreadable = [] } = decoded;
	must(expected.filter(([one]) => one === 'price').length < 2, 'two prices');
	const said = new Map<string, Set<string>>();
	for (const [one, value] of expected) said.set(one, (said.get(one) ?? new Set()).add(value));
	for (const [one, values] of said) {
		const [first] = values;
		if (`${one}${first}`.includes('\uFFFD') || text.includes('%')) continue;
		must(read[one] === first, `"${one}" differs`);
		const isAmbiguous = values.size > 1;
		must(unreadable.includes(one) === isAmbiguous, `"${one}" is ambiguous: ${isAmbiguous}`);
	}
	must(
		unreadable.every((one) => one in read),
		'something is unreadable that is not there',
	);
}

/** Digits of any length: order numbers, and amounts nobody pays */
const digits = fc.bigInt({ min: 1n, max: 10n ** 30n });

export const jsons: fc.Arbitrary<Buffer> = fc.oneof(
	{ weight: 4, arbitrary: bodies(fields).map(({ body }: Sent) => body) },
	{ weight: 4, arbitrary: fields.map((values) => Buffer.from(JSON.stringify(values))) },
	{ weight: 1, arbitrary: digits.map((number) => Buffer.from(`{"long":${number}}`)) },
);

/** Every value of an object becomes text; nulls are left out. */
export function decodedJson(body: Buffer, see: See): void {
	const decoded = decodeJson(body);
	if (!('fields' in decoded)) {
		see('refused');
		must(typeof decoded.reason === 'string' && decoded.reason !== '', 'no reason');
		return;
	}
	see('read');
	const values = Object.entries(decoded.fields);
	const text = body.toString('utf8').replace(/^\uFEFF/, '');
	const given = Object.entries(JSON.parse(text) as object).filter(([, value]) => value !== null);
	must(values.length > 0 && values.length === given.length, 'not every field');
	for (const [key, value] of given as Array<[string, unknown]>) {
		const read = decoded.fields[key];
		must(typeof read === 'string', `"${key}" is no text`);
		if (typeof value === 'string' || typeof value === 'boolean') must(read === String(value), key);
		if (typeof value === 'number' && Number.isSafeInteger(value)) must(read === String(value), key);
	}
	const [, long] = /^\{"long":(\d+)\}$/.exec(text) ?? [];
	if (long !== undefined) must(decoded.fields.long === long, 'digits were lost');
	must(Object.getPrototypeOf(decoded.fields) === null, 'it has a prototype');
}
