import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';

import { koreanText } from '../../../nodes/core/webhook/cp949';

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
