import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isoOfKoreanTime, koreanDigits } from '../../../nodes/core/koreanTime';

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
