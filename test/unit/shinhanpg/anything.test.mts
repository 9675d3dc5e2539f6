import { pollAfter } from '../../support/pollDelays.mts';
import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { hasValidHash, requestHash } from '../../../nodes/ShinhanPg/api/hashes';
import { requestWire } from '../../../nodes/ShinhanPg/request/requestWire';
import { ALL_EVENTS, visit } from '../../support/shinhanpg.visit.mts';

pollAfter(0);
const credential = {
	client_id: 'o2o',
	paymentApiKey: 'TEST-payment-key',
	searchApiKey: 'TEST-search-key',
	baseUrl: 'https://pg.example.com',
	ip_addr: '203.0.113.10',
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the hashes', () => {
	it('param_ispt_hash joins client_id, user_id, order_no, pay_type, amount and the key', () => {
		const request = {
			user_id: 'test_01',
			order_no: '202108311259590001',
			pay_type: 1,
			amount: 11000,
		};
		expect(requestHash(request, credential)).toBe(
			// printf %s o2otest_01202108311259590001111000TEST-payment-key | openssl dgst -sha256
			'3089116e86483f32e89f1bca63a06b951a894dee8edcd0cb3417630a6e587235',
		);
		const pasted = { ...credential, paymentApiKey: ' TEST-payment-key\n' };
		expect(requestHash(request, pasted)).toBe(requestHash(request, credential));
	});

	it('pay_ispt_hash joins user_id, amount, tid and the key', () => {
		const reply = { user_id: 'test01', amount: '1000', tid: '202108311259590006' };
		// printf %s test011000202108311259590006TEST-payment-key | openssl dgst -sha256
		const hash = '74a02a11b0bc23930b9c1e904c98316583a7dc678e283b692b6f90baf4e0e4e5';
		for (const pay_ispt_hash of [hash, hash.toUpperCase(), ` ${hash} `]) {
			expect(hasValidHash({ ...reply, pay_ispt_hash }, credential)).toBe(true);
			expect(hasValidHash({ ...reply, amount: 1000, pay_ispt_hash }, credential)).toBe(true);
		}
		for (const pay_ispt_hash of ['', undefined, hash.slice(1), `0${hash.slice(1)}`, null, 1]) {
			expect(hasValidHash({ ...reply, pay_ispt_hash }, credential)).toBe(false);
		}
		expect(
			hasValidHash({ ...reply, pay_ispt_hash: hash }, { ...credential, paymentApiKey: '' }),
		).toBe(false);
		const noKey = sha256('test011000202108311259590006');
		expect(hasValidHash({ ...reply, pay_ispt_hash: noKey }, {})).toBe(false);
	});
});

describe('whatever comes', () => {
	const BASE = 'https://n8n.example.com/webhook/id/shinhanpg';
	const wire = requestWire(
		{
			user_id: 'u',
			order_no: 'order-1',
			pay_type: 1,
			amount: 11000,
			return_url: `${BASE}?on=return`,
			cancel_url: `${BASE}?on=cancel`,
			fail_url: `${BASE}?on=fail`,
			custom_parameter: 'mine',
		},
		credential,
	);
	const genuine: Record<string, string> = {
		order_no: 'order-1',
		custom_parameter: String(wire.custom_parameter),
		confirm_token: 'a.b.c',
	};
	const names = fc.constantFrom(
		...Object.keys(genuine),
		'confinm_token',
		'tid',
		'ret_code',
		'pay_amt',
		'__proto__',
		'constructor',
	);
	const text = fc.string({ unit: 'binary', maxLength: 30 });
	const value = fc.oneof(text, fc.constantFrom(...Object.values(genuine), '0', '11000', 'order-2'));
	const fields = fc
		.tuple(
			fc.constantFrom({}, genuine, genuine, { ...genuine, custom_parameter: 'n8n.1.x.' }),
			fc.dictionary(fc.oneof(names, text), value, { maxKeys: 4 }),
		)
		.map(([base, random]) => ({ ...base, ...random }) as Record<string, string>);
	const body = fc.oneof(
		fields.map((given) => new URLSearchParams(given).toString()),
		fields.map((given) => JSON.stringify(given)),
		fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
		fc.json(),
	);
	const url = fc.oneof(
		fc.constantFrom(
			...Array.from({ length: 8 }, () => String(wire.return_url)),
			`${BASE}?on=return`,
			String(wire.cancel_url),
			String(wire.fail_url),
			`${BASE}?on=deposit&secret=`,
			BASE,
		),
		fc.webQueryParameters().map((query) => `${BASE}?${query}`),
	);
	const contentType = fc.constantFrom(
		'application/x-www-form-urlencoded',
		'application/json',
		'text/html',
		'',
	);
	const confirmed = {
		ret_code: 0,
		order_no: 'order-1',
		user_id: 'u',
		amount: '11000',
		tid: 't1',
		pay_ispt_hash: sha256('u11000t1TEST-payment-key').toUpperCase(),
		tx_date: '2026-11-22 10:00:00',
	};
	const reply = fc.oneof(
		fc.constant({ statusCode: 200, body: JSON.stringify(confirmed) }),
		fc.constant({ statusCode: 200, body: JSON.stringify({ ...confirmed, amount: '1' }) }),
		fc.record({ statusCode: fc.constantFrom(200, 400, 401, 500), body: fc.oneof(fc.json(), text) }),
		fc.constantFrom('ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED', undefined),
	);

	it('never throws, never calls without a valid nonce, and starts a confirmed payment only when proven', async () => {
		let seen = 0;
		await fc.assert(
			fc.asyncProperty(body, url, contentType, reply, async (given, address, type, answered) => {
				const sent: string[] = [];
				const httpRequest = async ({ url: to, body: json }: IHttpRequestOptions) => {
					sent.push(`${to} ${String(json)}`);
					if (to.includes('confirm-info')) {
						return { statusCode: 401, body: '{"ret_code":998,"ret_msg":"there is no data."}' };
					}
					if (typeof answered !== 'object') throw Object.assign(new Error('x'), { code: answered });
					return answered;
				};
				const answer = await visit(
					{ url: address, body: given, contentType: type },
					{ credential, httpRequest, parameters: { events: ALL_EVENTS } },
				);
				expect(answer.status).toBeGreaterThanOrEqual(200);
				const text = String(given);
				if (sent.length > 0) {
					seen++;
					// Only this merchant's own request is ever confirmed; its signature needs no encoding.
					expect(text).toContain(genuine.custom_parameter!);
					for (const one of sent.filter((call) => call.includes('/confirm '))) {
						expect(one).toContain('"order_no":"order-1"');
					}
				}
				const started = answer.started;
				if (started?.event === 'confirmed') {
					expect(answered).toMatchObject({ body: JSON.stringify(confirmed) });
					expect(started).toMatchObject({ orderNo: 'order-1', amount: 11000 });
				}
				for (const key of [credential.paymentApiKey, credential.searchApiKey]) {
					expect(JSON.stringify(answer)).not.toContain(key);
				}
			}),
			{ numRuns: 3000 },
		);
		// The property must have seen both outcomes.
		expect(seen).toBeGreaterThan(100);
		expect(seen).toBeLessThan(2500);
	}, 60_000);
});
