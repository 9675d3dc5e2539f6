import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { schemaOf, toNumber } from '../../../nodes/core/fields/fieldSchema';
import { koreanText } from '../../../nodes/core/webhook/cp949';
import { decodeForm } from '../../../nodes/core/webhook/decodeBody';
import { escapeHtml, scriptLiteral } from '../../../nodes/core/security/html';
import { isoOfKoreanTime, koreanDigits } from '../../../nodes/core/koreanTime';
import { redact } from '../../../nodes/core/security/redact';
import { secretsEqual } from '../../../nodes/core/security/secretsEqual';

describe('numbers given as text', () => {
	it.each([
		['1000', 1000],
		[' 1000 ', 1000],
		['1,000', 1000],
		['1,234,567', 1234567],
		['-5', -5],
		['1.5', 1.5],
		[1000, 1000],
	])('%j means %d', (given, number) => {
		expect(toNumber(given)).toBe(number);
	});

	it.each(['1,00', '1000,000', ',1', 'abc', '1e3', '0x10', '1 000', '', '₩1000', '1000원'])(
		'%j does not mean a number',
		(given) => {
			expect(toNumber(given)).toBe(given);
		},
	);

	const price = schemaOf({
		displayName: 'Price',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 99_999_999, numberPrecision: 0 },
		default: 1,
	});
	it.each([0, -1, 1.5, 100_000_000, NaN, Infinity, '1e3', {}, [], true])(
		'refuses %j as a price',
		(given) => {
			expect(price.safeParse(given).success).toBe(false);
		},
	);

	it('takes every whole number in range, however it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
				for (const written of [number, String(number), number.toLocaleString('en-US')]) {
					expect(price.parse(written)).toBe(number);
				}
			}),
		);
	});
});

describe('form bodies', () => {
	it('read back what any writer of forms writes', () => {
		const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 });
		fc.assert(
			fc.property(fc.dictionary(name, fc.string({ unit: 'grapheme' })), (fields) => {
				const body = Buffer.from(new URLSearchParams(fields).toString());
				const decoded = decodeForm(body);
				if (Object.keys(fields).length === 0) expect(decoded).toHaveProperty('reason');
				else expect({ ...('fields' in decoded && decoded.fields) }).toEqual({ ...fields });
			}),
			{ numRuns: 1000 },
		);
	});

	it('never throw, whatever the bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				const decoded = decodeForm(Buffer.from(bytes));
				expect('fields' in decoded || 'reason' in decoded).toBe(true);
			}),
			{ numRuns: 5000 },
		);
	});

	it('keep what stands behind a second equals sign, and spaces written as plus', () => {
		expect(decodeForm(Buffer.from('a=b=c&d=e+f%2Bg'))).toEqual({
			fields: { a: 'b=c', d: 'e f+g' },
		});
	});
});

describe('CP949', () => {
	it('is read as its standard has it, character by character', () => {
		const hash = createHash('sha256');
		let known = 0;
		for (let code = 0x8141; code < 0xff00; code++) {
			const [first, second] = [code >> 8, code & 0xff];
			const character = second < 0x41 ? undefined : koreanText(Buffer.from([first, second]));
			if (character === undefined) continue;
			known += 1;
			hash.update(`${code.toString(16)}=${character}\n`);
		}
		// Count and hash as another language's codec of this name yields them
		expect(known).toBe(17_048);
		expect(hash.digest('hex')).toBe(
			'1ccd50d8cce34231f49ec94b5cfb3d4a2842a7879d54f16efa34c91cdc7b01e0',
		);
	});

	it.each([[[0xb0]], [[0x80]], [[0xff, 0xa1]], [[0xc9, 0xa1]], [[0xb0, 0x20]], [[0x41, 0xfe]]])(
		'is not %j',
		(bytes) => {
			expect(koreanText(Buffer.from(bytes))).toBeUndefined();
		},
	);
});

/** Variants in which the parts of a timestamp may be written */
const BLANKS = [' ', '  ', '\t', '\n', '\r\n', '\u00a0', '\u3000', ' \u3000\t', 'T', ' T '];
const FRACTIONS = ['', '.0', '.000', '.123456'];
const ZONES = ['', '+09:00', '+0900', ' +09:00'];

describe('Korean time', () => {
	const written = fc.tuple(
		fc.constantFrom('-', '/', '.', '. '),
		fc.constantFrom(...BLANKS),
		fc.constantFrom(...FRACTIONS),
		fc.constantFrom(...ZONES),
		fc.constantFrom('', ' ', '\r\n', '\u00a0'),
	);

	it('is read however it is written', () => {
		fc.assert(
			fc.property(written, ([separator, blank, fraction, zone, around]) => {
				const day = ['2025', '10', '04'].join(separator);
				const time = `${around}${day}${blank}21:46:30${fraction}${zone}${around}`;
				expect([time, isoOfKoreanTime(time)]).toEqual([time, '2025-10-04T21:46:30+09:00']);
			}),
			{ numRuns: 2000 },
		);
	});

	it.each([
		['2025-10-04T12:46:30Z', '2025-10-04T21:46:30+09:00'],
		['2025-10-04T12:46:30.000Z', '2025-10-04T21:46:30+09:00'],
		['2025-10-04 23:46:30+00:00', '2025-10-05T08:46:30+09:00'],
		['2025-12-31 18:30:00-0500', '2026-01-01T08:30:00+09:00'],
	])('%s is the moment that it names: %s', (time, iso) => {
		expect(isoOfKoreanTime(time)).toBe(iso);
	});

	it('is not made of what is no time, however it is written', () => {
		const wrong = fc
			.constantFrom('0000-00-00 00:00', '2025-02-30 10:00', '2025-13-01 10:00')
			.chain((time) => fc.constantFrom(time, `${time}:00`, `${time}:00.0`, `${time}+09:00`));
		fc.assert(
			fc.property(fc.constantFrom('-', '/', '.'), wrong, (separator, time) => {
				expect(isoOfKoreanTime(time.replaceAll('-', separator))).toBeUndefined();
			}),
		);
	});

	it.each([
		'2025-10/04 21:46:30',
		'2025-10-04 21:60:30',
		'2025-10-04 21:46:60',
		'2025-10-04 24:00:00',
		'2025-10-04 214630',
		'2025-10-0421:46:30',
		'202510042146',
		'251004214630',
		'2025-10-04 21:46:30 KST',
		'2025-10-04 21:46:30+99:00',
		'1759581990',
	])('%j says no time for sure', (time) => {
		expect(isoOfKoreanTime(time)).toBeUndefined();
	});

	it.each([
		['2026-11-22 10:00:00', '2026-11-22T10:00:00+09:00'],
		['2026-11-22 10:00', '2026-11-22T10:00:00+09:00'],
		['2026. 11. 22. 10:00', '2026-11-22T10:00:00+09:00'],
		['20261122 100000', '2026-11-22T10:00:00+09:00'],
		['20261122100000', '2026-11-22T10:00:00+09:00'],
		['2024-02-29 23:59:59', '2024-02-29T23:59:59+09:00'],
	])('%s is %s', (written, iso) => {
		expect(isoOfKoreanTime(written)).toBe(iso);
	});

	it.each([
		'2026-02-30 10:00:00',
		'2026-13-01 00:00:00',
		'2026-11-22',
		'',
		'2026-11-22 25:00:00',
		'today',
	])('%j is no time', (written) => {
		expect(isoOfKoreanTime(written)).toBeUndefined();
	});

	it.each([
		['2026-01-31T09:31:20Z', '20260131183120'],
		['2026-01-31T18:31:20+09:00', '20260131183120'],
		['2026-12-31T15:00:00.000Z', '20270101000000'],
		['20151231183120', '20151231183120'],
	])('%s in digits is %s', (given, digits) => {
		expect(koreanDigits(given)).toBe(digits);
	});

	it.each([
		'2026-01-31T09:31:20',
		'2026-01-31',
		'20260230120000',
		'2026013118312',
		'',
		'1769844680',
	])('%j is refused: it does not say which moment it is', (given) => {
		expect(koreanDigits(given)).toBeUndefined();
	});
});

describe('secrets', () => {
	it('are the same only when they are the same, but for white space around them', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (left, right) => {
				const same = left.trim() === right.trim() && right.trim() !== '';
				expect(secretsEqual(left, right)).toBe(same);
			}),
		);
		expect(secretsEqual('', '')).toBe(false);
		expect(secretsEqual(undefined, undefined)).toBe(false);
		expect(secretsEqual('key\n', 'key')).toBe(true);
		expect(secretsEqual(['key'], 'key')).toBe(false);
	});

	it('are taken out of a text, also where they are encoded', () => {
		const secret = "AB+c/d== (it's)!";
		const text = `${secret} ${encodeURIComponent(secret)} ${new URLSearchParams({ k: secret })} end`;
		expect(redact(text, [secret, ''])).toBe('*** *** k=*** end');
	});

	it('leave a text alone that holds none', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(redact(text, ['not-in-any-text-7351'])).toBe(text);
			}),
		);
	});
});

describe('values in a page', () => {
	it('cannot leave a script literal, and come back exactly', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (value) => {
				const literal = scriptLiteral({ value });
				expect(literal).not.toMatch(/[<>&\u2028\u2029]/);
				expect(JSON.parse(literal)).toEqual({ value });
			}),
		);
		expect(scriptLiteral('</script><!--\u2028')).toBe('"\\u003c/script\\u003e\\u003c!--\\u2028"');
	});

	it('cannot leave an attribute', () => {
		expect(escapeHtml(`"><img onerror='x'>&`)).toBe(
			'&#34;&#62;&#60;img onerror=&#39;x&#39;&#62;&#38;',
		);
	});
});
