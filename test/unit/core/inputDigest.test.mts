/** What tells one input, or one set of values, from another */
import { describe, expect, it } from '@jest/globals';

import { inputDigest, valuesDigest } from '../../../nodes/core/idempotency/inputDigest';

const circular = (): Record<string, unknown> => {
	const value: Record<string, unknown> = {};
	value.itself = value;
	return value;
};

describe('a digest', () => {
	it('is the same for the same values, and for no others', () => {
		expect(valuesDigest({ a: 1 }, 'x')).toBe(valuesDigest({ a: 1 }, 'x'));
		expect(valuesDigest({ a: 1 }, 'x')).not.toBe(valuesDigest({ a: 2 }, 'x'));
		expect(valuesDigest(undefined)).toBe(valuesDigest(undefined));
		expect(valuesDigest(undefined)).not.toBe(valuesDigest(null));
	});

	it('of what cannot be serialized equals no other, not even its own', () => {
		const value = circular();
		expect(valuesDigest(value)).not.toBe(valuesDigest(value));
		const items = [{ json: value as never }];
		expect(inputDigest(items)).not.toBe(inputDigest(items));
	});

	it('of an input depends on how many items there are, and in which order', () => {
		const [a, b] = [{ json: { name: 'a' } }, { json: { name: 'b' } }];
		const digests = [[], [a], [b], [a, b], [b, a], [a, a]].map(inputDigest);
		expect(new Set(digests).size).toBe(digests.length);
	});
});
