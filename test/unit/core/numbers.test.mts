import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';

import { checkField, toNumber } from '../../../nodes/core/fields/checkField';

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

	const price: INodeProperties = {
		displayName: 'Price',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 99_999_999, numberPrecision: 0 },
		default: 1,
	};
	it.each([0, -1, 1.5, 100_000_000, NaN, Infinity, '1e3', {}, [], true])(
		'refuses %j as a price',
		(given) => {
			expect(checkField(price, given)).toEqual({ rule: expect.any(String) });
		},
	);

	it('takes every whole number in range, however it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
				for (const written of [number, String(number), number.toLocaleString('en-US')]) {
					expect(checkField(price, written)).toEqual({ value: number });
				}
			}),
		);
	});
});
