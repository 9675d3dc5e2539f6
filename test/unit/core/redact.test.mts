/** A secret is redacted in every encoding, and nothing else is. */
import { describe, expect, it } from '@jest/globals';

import { redact, withoutSecrets } from '../../../nodes/core/security/redact';

const SECRETS = [
	'TEST+key/of=shop==',
	'a&b<c>"d\'e',
	'plain0secret',
	'비밀 열쇠',
	'x y%z',
	'ab/cd',
];

const percent = (text: string) => encodeURIComponent(text);
const entities = (text: string, of: (code: number) => string) =>
	Array.from(text, (one) => of(one.codePointAt(0) ?? 0)).join('');
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const buffer = (text: string) => Buffer.from(text, 'utf8');

const WAYS: Array<[string, (secret: string) => string]> = [
	['as it is', (secret) => secret],
	['in capitals', (secret) => secret.toUpperCase()],
	['in small letters', (secret) => secret.toLowerCase()],
	['in a URL', percent],
	['in a URL, small', (secret) => percent(secret).toLowerCase()],
	['in a URL twice', (secret) => percent(percent(secret))],
	['in a form', (secret) => new URLSearchParams({ secret }).toString().slice('secret='.length)],
	['in base64', (secret) => buffer(secret).toString('base64')],
	['in base64 without padding', (secret) => buffer(secret).toString('base64').replace(/=+$/, '')],
	['in base64 for URLs', (secret) => buffer(secret).toString('base64url')],
	[
		'in base64 for URLs, padded',
		(secret) => {
			const text = buffer(secret).toString('base64url');
			return text + '='.repeat((4 - (text.length % 4)) % 4);
		},
	],
	['in base64 in a URL', (secret) => percent(buffer(secret).toString('base64'))],
	['in hexadecimal', (secret) => buffer(secret).toString('hex')],
	['in hexadecimal, capitals', (secret) => buffer(secret).toString('hex').toUpperCase()],
	['in HTML by names', (secret) => secret.replace(/[&<>"]/g, (one) => NAMED[one] ?? one)],
	['in HTML by numbers', (secret) => entities(secret, (code) => `&#${code};`)],
	[
		'in HTML by hexadecimal numbers',
		(secret) => entities(secret, (code) => `&#x${code.toString(16).toUpperCase()};`),
	],
	['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
	[
		'in JSON, escaped',
		(secret) => entities(secret, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
	],
];

describe.each(WAYS)('a secret %s', (_, write) => {
	it.each(SECRETS)('is taken out: %s', (secret) => {
		expect(redact(`before ${write(secret)} after`, [secret])).toBe('before *** after');
	});
});

it('is taken out amid other bytes of base64', () => {
	for (const before of ['', 'a', 'ab', 'userid:']) {
		for (const after of ['', 'z', 'zz', '&more=1']) {
			const text = buffer(`${before}plain0secret${after}`).toString('base64');
			const left = redact(text, ['plain0secret']);
			expect(left).toContain('***');
			expect(Buffer.from(left.replace('***', ''), 'base64').toString('latin1')).not.toMatch(
				/lain0secre/,
			);
		}
	}
});

it('leaves words alone that only begin like it, and short values', () => {
	const text = 'plain0secre, plain, 1000 won, cGxhaW4=, abc';
	expect(redact(text, ['plain0secret', 'abc', '1', ''])).toBe(text);
});

it('is fast where nothing is found', () => {
	const secrets = SECRETS.map((secret) => secret.repeat(20));
	const started = Date.now();
	for (let round = 0; round < 2000; round++)
		redact(`an ordinary refusal ${round} %25%25%25&&&&`, secrets);
	expect(Date.now() - started).toBeLessThan(3000);
});

describe('an answer without secrets', () => {
	it('keeps its numbers and loses the secrets at any depth, in names too', () => {
		const secret = 'TEST+key/of=shop==';
		const data = {
			amount: 1000,
			price: '1000',
			when: null,
			yes: true,
			text: `a ${secret}`,
			[secret]: 'x',
			list: [{ deep: [secret, 7] }],
		};
		expect(withoutSecrets(data, [secret, '1000'])).toEqual({
			amount: 1000,
			price: '1000',
			when: null,
			yes: true,
			text: 'a ***',
			'***': 'x',
			list: [{ deep: ['***', 7] }],
		});
	});
});
