/**
 * Strict where it decides, tolerant elsewhere: a memo never loses a paid order, and no key, number,
 * state or amount is ever guessed. Korean systems send EUC-KR, so its bytes are spelled out.
 */
import { describe, expect, it } from '@jest/globals';

import { bytes, formOf, hand, SUBJECTS } from './unreadable.mts';

/** Memos in a form: what is sent, what it reads as, and whether all of it was readable */
const MEMOS: Array<[string, string, string, boolean]> = [
	['UTF-8', '%EA%BD%83%EB%8B%A4%EB%B0%9C', '꽃다발', true],
	['EUC-KR, percent-encoded', '%B2%C9%B4%D9%B9%DF', '꽃다발', true],
	['EUC-KR, raw', '\xb2\xc9\xb4\xd9\xb9\xdf', '꽃다발', true],
	['CP949 with a letter as second byte', '%8Cc', '똠', true],
	['a bare percent sign', '100%25%20or%20100% ', '100% or 100% ', true],
	['a percent sign at the very end', '100%', '100%', true],
	['half an escape', '5%E', '5%E', true],
	['an escape that is none', '%zz%u20', '%zz%u20', true],
	['UTF-8 that ends inside of a character', '%EA%BD%83%EB%8B', '꽃\uFFFD', false],
	['Latin-1', 'caf%E9+au+lait', 'caf\uFFFD au lait', false],
	['surrogates as CESU-8', '%ED%A0%BD%ED%B8%80', '\uFFFD'.repeat(6), false],
	['bytes that no encoding has', '%FF%FE', '\uFFFD\uFFFD', false],
];

describe.each(SUBJECTS)('%s: a paid order is not lost over a memo that is', (_, subject) => {
	const { memo, paid } = subject;
	it.each(MEMOS)('%s', async (_name, sent, says, isReadable) => {
		const body = bytes(formOf(paid).replace('MEMO', sent));
		const { started, text, logged } = await hand(subject, body);
		expect(text).toBe('SUCCESS');
		expect(started?.[0]).toMatchObject({ amount: 1000, unreadable: isReadable ? [] : [memo] });
		expect(started?.[0]?.data).toMatchObject({ [memo]: says });
		expect(logged).toEqual([]);
	});

	it('given twice, with the same value or with another', async () => {
		const same = await hand(subject, bytes(`${formOf(paid)}&${memo}=MEMO`));
		expect(same.started?.[0]).toMatchObject({ unreadable: [], data: { [memo]: 'MEMO' } });
		const other = await hand(subject, bytes(`${formOf(paid)}&${memo}=x&${memo}=y`));
		expect(other.started?.[0]).toMatchObject({ unreadable: [memo], data: { [memo]: 'MEMO' } });
	});

	it('of a name that cannot be read, or that no document names', async () => {
		const body = bytes(
			`${formOf(paid)}&%FF=1&brand_new=%FF&brand_new=2&%=3&__proto__=4&__proto__=5`,
		);
		const { started } = await hand(subject, body);
		expect(started?.[0]?.unreadable).toEqual(['\uFFFD', 'brand_new', '__proto__']);
		expect(started?.[0]?.amount).toBe(1000);
	});

	it('one of every field that informs, all in CP949', async () => {
		const all = Object.keys(paid).filter((name) => !subject.deciding.includes(name));
		const korean = Object.fromEntries(all.map((name) => [name, 'KOREAN']));
		const body = formOf({ ...paid, ...korean }).replaceAll(
			'KOREAN',
			'\xb2\xc9\xb4\xd9\xb9\xdf\x8cc',
		);
		const { started } = await hand(subject, bytes(body));
		expect(started?.[0]).toMatchObject({
			amount: 1000,
			unreadable: [],
			data: Object.fromEntries(all.map((name) => [name, '꽃다발똠'])),
		});
	});
});

/** Ways to spoil a value that decides */
const SPOILT: Array<[string, (value: string) => string]> = [
	['EUC-KR', (value) => `${value}%B2%C9`],
	['raw bytes', (value) => `${value}\xb2\xc9`],
	['a cut character', (value) => `${value}%EA%BD`],
	['a bare percent sign', (value) => `${value}%`],
	['half an escape', (value) => `${value}%3`],
	// Decoding the bytes yields one character; decoding as text first yields two lost ones.
	['a character half escaped, half raw', (value) => `${value}%C2\x80`],
];

describe.each(SUBJECTS)('%s: what decides is not guessed', (_, subject) => {
	const { deciding, paid } = subject;
	const cases = deciding.flatMap((name) =>
		SPOILT.map(([what, spoil]) => [name, what, spoil] as const),
	);
	const refused = { status: 400, text: 'FAIL', started: undefined };

	it.each(cases)('%s with %s', async (name, _what, spoil) => {
		const value = new URLSearchParams([[name, paid[name]!]]).toString().slice(name.length + 1);
		const body = formOf(paid).replace(`${name}=${value}`, `${name}=${spoil(value)}`);
		const delivery = await hand(subject, bytes(body));
		expect(delivery).toMatchObject(refused);
		expect(delivery.logged.join()).toContain(`'${name}'`);
		expect(delivery.logged.join().includes(paid[name]!)).toBe('400'.includes(paid[name]!));
	});

	it.each(deciding)('%s given twice, however its name is written', async (name) => {
		const escaped = `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`;
		for (const again of [name, escaped]) {
			for (const value of [encodeURIComponent(paid[name]!), 'x', '']) {
				for (const body of [
					`${formOf(paid)}&${again}=${value}`,
					`${again}=${value}&${formOf(paid)}`,
				]) {
					expect(await hand(subject, bytes(body))).toMatchObject(refused);
				}
			}
		}
	});

	it.each(['var1', 'var2'])('%s, once it is expected, and only then', async (name) => {
		const parameters = { options: { [name]: 'nonce' } };
		for (const value of ['nonce%', '%B2%C9', `nonce&${name}=nonce`]) {
			const { [name]: _old, ...others } = paid;
			const body = bytes(`${formOf(others)}&${name}=${value}`);
			expect(await hand(subject, body, { parameters })).toMatchObject(refused);
			expect((await hand(subject, body)).started).toHaveLength(1);
		}
	});
});

describe('CiderPay in its two spellings', () => {
	const [, [, subject] = []] = SUBJECTS;
	it('is not lost over a goods name that is written in both, and takes the first', async () => {
		const body = bytes(`${formOf(subject!.paid)}&goodName=a&good_name=b`);
		const { started } = await hand(subject!, body);
		expect(started?.[0]).toMatchObject({
			unreadable: ['good_name'],
			data: { goodName: 'a', good_name: 'b' },
		});
	});
});

describe('a field whose name holds a secret', () => {
	it.each(SUBJECTS)('of %s does not tell it as unreadable', async (_, subject) => {
		const secret = subject.credential.feedbackToken ?? subject.credential.linkval!;
		const body = bytes(`${formOf(subject.paid)}&${encodeURIComponent(secret)}=%FF`);
		const { started } = await hand(subject, body);
		expect(started?.[0]?.unreadable).toEqual(['***']);
		expect(JSON.stringify(started)).not.toContain(secret);
	});
});
