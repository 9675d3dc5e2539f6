/** A secret is redacted in every encoding, and nothing else is (findings S1, S4). */
import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { askFor, perform } from '../../../nodes/core/execution/performOperation';
import { cleanOutcome } from '../../../nodes/core/security/cleanOutcome';
import type { Endpoint, Outcome, RemoteOperation } from '../../../nodes/core/operation';
import { redact, withoutSecrets } from '../../../nodes/core/security/redact';
import { operationOf } from '../../support/inputs.mts';

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

const KEYS = {
	linkkey: 'TEST+key/of=shop==',
	linkval: 'TEST+val/of=shop==',
	devToken: 'TEST+dev/token==',
	feedbackToken: 'TEST+feedback/token==',
	approvalToken: 'TEST+approval/token==',
	urlSecret: 'TEST-url-secret',
	cancelToken: 'TEST+cancel/token==',
	paymentApiKey: 'TEST-PAYMENT-KEY',
	searchApiKey: 'TEST-SEARCH-KEY',
	depositSecret: 'TEST-DEPOSIT',
};
const CREDENTIAL = {
	...KEYS,
	userid: 'u',
	devID: 'd',
	memberID: 'm',
	memberId: 'm',
	client_id: 'o2o',
	baseUrl: 'https://a.example',
};

/** Performs an operation against a canned reply; returns the outcome */
async function answered(label: string, body: string, wire = {}) {
	const { operation, provider } = operationOf(label);
	const run = {
		execution: {
			helpers: { httpRequest: async () => ({ statusCode: 200, body }) },
		} as unknown as IExecuteFunctions,
		provider,
		options: { timeout: 1000, concurrency: 1, repeatUnknown: false },
	};
	const item = { input: wire, wire, credential: CREDENTIAL };
	const remote = operation as RemoteOperation<Endpoint>;
	return await perform(askFor(run, remote, item), remote, item);
}

describe('a succeeded answer that repeats keys', () => {
	const own: Record<string, string[]> = {
		PayApp: ['linkkey', 'linkval'],
		CiderPay: ['devToken', 'feedbackToken', 'approvalToken', 'urlSecret'],
		GMPay: ['devToken', 'cancelToken', 'feedbackToken'],
		'Shinhan PG': ['paymentApiKey', 'searchApiKey', 'depositSecret'],
	};
	it.each([
		['PayApp', 'payment.request'],
		['PayApp', 'payment.cancel'],
		['CiderPay', 'subscription.request'],
		['CiderPay', 'product.get'],
		['GMPay', 'payment.request'],
		['Shinhan PG', 'payment.request'],
	])('of %s %s tells none of them', async (provider, operation) => {
		const values = own[provider]!.map((name) => KEYS[name as keyof typeof KEYS]);
		const said = Object.fromEntries(values.map((value, index) => [`said${index}`, `x ${value}`]));
		const body =
			provider === 'PayApp'
				? new URLSearchParams({ state: '1', mul_no: '1', payurl: 'u', ...said }).toString()
				: JSON.stringify({
						success: true,
						ret_code: 0,
						...{ var1: 'u', var2: '1', data: { said: values }, payUrl: 'u', orderNo: '1' },
						redirect_url: `https://s/${values[0]}`,
						...said,
					});
		const outcome = await answered(`${provider} ${operation}`, body, { id: '1' });
		expect(outcome.status).toBe('succeeded');
		expect(JSON.stringify(outcome)).toContain('***');
		for (const value of values) expect(JSON.stringify(outcome)).not.toContain(value);
	});

	it.each([
		[
			'PayApp seller.register',
			`state=1&userid=n&linkkey=${encodeURIComponent(KEYS.linkkey)}&linkval=v1v1`,
			KEYS.linkkey,
		],
		[
			'CiderPay member.getTokens',
			JSON.stringify({ success: true, data: { approvalToken: KEYS.approvalToken } }),
			KEYS.approvalToken,
		],
		[
			'CiderPay member.createWebKey',
			JSON.stringify({ success: true, var1: KEYS.urlSecret }),
			KEYS.urlSecret,
		],
		[
			'CiderPay member.setPaymentToken',
			JSON.stringify({ success: true, var1: KEYS.approvalToken }),
			KEYS.approvalToken,
		],
		[
			'GMPay member.getCancelToken',
			JSON.stringify({ success: true, val1: KEYS.cancelToken }),
			KEYS.cancelToken,
		],
	])('of %s tells the one that it is for', async (label, body, secret) => {
		const outcome = await answered(label, body, { memberID: 'm', memberId: 'm' });
		expect(outcome.status).toBe('succeeded');
		expect(JSON.stringify(outcome)).toContain(secret);
	});

	it('of a registration tells the new keys, not the password', async () => {
		const body = 'state=1&userid=n&linkkey=k1k1&linkval=v1v1&said=My+pAssw0rd';
		const outcome = await answered('PayApp seller.register', body, { userpwd: 'pAssw0rd' });
		expect(outcome).toMatchObject({
			data: { linkkey: 'k1k1', linkval: 'v1v1', said: 'My ***' },
		});
	});
});

describe('an outcome that is no success', () => {
	const SECRET = KEYS.linkkey;
	it.each<Outcome>([
		{ status: 'refused', code: `x ${SECRET}`, message: `y ${SECRET}`, advice: `z ${SECRET}` },
		{ status: 'notSent', reason: `x ${SECRET}`, title: `y ${SECRET}` },
		{ status: 'notSent', reason: `x ${SECRET}` },
		{ status: 'unknown', reason: `x ${SECRET}`, title: `y ${SECRET}` },
		{ status: 'unknown', reason: `x ${SECRET}` },
	])('tells no secret in any of its words: %j', (outcome) => {
		const text = JSON.stringify(outcome);
		const cleaned = cleanOutcome(outcome, [SECRET]);
		expect(JSON.stringify(cleaned)).toBe(text.replaceAll(SECRET, '***'));
	});

	it('such as a request that could not be made, told once', async () => {
		const { operation, provider } = operationOf('PayApp payment.cancel');
		const helpless = {
			...provider,
			toRequest: () => {
				throw new Error(`no request of ${SECRET}`);
			},
		};
		const execution = { helpers: {} } as unknown as IExecuteFunctions;
		const options = { timeout: 1000, concurrency: 1, repeatUnknown: false };
		const item = { input: {}, wire: {}, credential: CREDENTIAL };
		const remote = operation as RemoteOperation<Endpoint>;
		const ask = askFor({ execution, provider: helpless, options }, remote, item);
		expect(await perform(ask, remote, item)).toEqual({
			status: 'notSent',
			reason: 'no request of ***',
			title: 'The request could not be made, nothing was sent',
		});
	});
});
