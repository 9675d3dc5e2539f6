/** What an operation tells of its outcome holds no key, but for the one that it is for. */
import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { askFor, perform } from '../../../nodes/core/execution/performOperation';
import { cleanOutcome } from '../../../nodes/core/security/cleanOutcome';
import type { Endpoint, Outcome, RemoteOperation } from '../../../nodes/core/operation';
import { operationOf } from '../../support/inputs.mts';

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
