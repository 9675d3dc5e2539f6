import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { escapeHtml, scriptLiteral } from '../../../nodes/core/html/escape';
import { redact } from '../../../nodes/core/security/redact';
import { secretsEqual } from '../../../nodes/core/security/secretsEqual';

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
