import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decodeForm } from '../../../nodes/core/webhook/decodeBody';

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
