import { createHash } from 'node:crypto';

import fc from 'fast-check';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { requestWire } from '../../nodes/ShinhanPg/request/requestWire';
import { ALL_EVENTS, visit } from '../support/shinhanpg.visit.mts';
import { readingsOf, says } from './readings.mts';
import { must, type See } from './runner.mts';
import { anyJson, anyText, bodies, POISON, readable, type Sent } from './texts.mts';

const KEY = 'TEST-payment-key/not+real==';
const DEPOSIT = 'TEST-deposit-secret-0123';
const BASE = 'https://n8n.example.com/webhook/id/shinhanpg';
const credential = {
	client_id: 'o2o',
	paymentApiKey: KEY,
	searchApiKey: 'TEST-search-key/not+real==',
	depositSecret: DEPOSIT,
	baseUrl: 'https://pg.example.com',
	ip_addr: '203.0.113.10',
};
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
const GENUINE = {
	order_no: 'order-1',
	custom_parameter: String(wire.custom_parameter),
	confirm_token: 'a.b.c',
};
const OF_ACCOUNT = { tid: 't9', ret_code: '0', pay_amt: '11000' };

/** shinhan-pg.txt, 결제 승인: pay_ispt_hash is sha256 of user_id, amount, tid and the payment key. */
const confirmed = (changes: object = {}) => ({
	ret_code: 0,
	order_no: 'order-1',
	user_id: 'u',
	amount: '11000',
	tid: 't1',
	pay_ispt_hash: createHash('sha256').update(`u11000t1${KEY}`).digest('hex').toUpperCase(),
	tx_date: '2026-11-22 10:00:00',
	...changes,
});

/** A browser's visit, and what Shinhan answers to a confirmation */
export interface Return {
	sent: Sent;
	url: string;
	method: string;
	answer: { statusCode: number; body: string } | string;
	isProof: boolean;
}

const value: fc.Arbitrary<unknown> = fc.oneof(
	anyText,
	anyJson,
	fc.constantFrom(...Object.values(GENUINE), 'order-2', '11000', '0', KEY),
);
const name = fc.oneof(
	fc.constantFrom(...Object.keys({ ...GENUINE, ...OF_ACCOUNT }), 'confinm_token', ...POISON),
	anyText,
);
const fields = fc
	.tuple(
		fc.constantFrom({}, GENUINE, GENUINE, OF_ACCOUNT, { ...GENUINE, custom_parameter: 'n8n.1.x.' }),
		fc.array(fc.tuple(name, value), { maxLength: 3 }),
	)
	.map(([base, more]): Record<string, unknown> => ({ ...base, ...Object.fromEntries(more) }));
const addresses = [wire.return_url, wire.cancel_url, wire.fail_url].map(String);
const url = fc.oneof(
	{ weight: 8, arbitrary: fc.constant(String(wire.return_url)) },
	fc.constantFrom(...addresses, BASE, `${BASE}?on=return`, `${BASE}?on=deposit&secret=${DEPOSIT}`),
	fc.tuple(fc.constantFrom(...addresses), fc.webQueryParameters()).map((parts) => parts.join('&')),
	fc.webQueryParameters().map((query) => `${BASE}?${query}`),
);
const asReply = (body: unknown, statusCode = 200) => ({ statusCode, body: JSON.stringify(body) });
const answer: fc.Arbitrary<Pick<Return, 'answer' | 'isProof'>> = fc.oneof(
	{ weight: 3, arbitrary: fc.constant({ answer: asReply(confirmed()), isProof: true }) },
	fc
		.tuple(fc.constantFrom('amount', 'order_no', 'user_id', 'tid', 'pay_ispt_hash'), anyJson)
		// Another spelling of the same value is not another answer.
		.filter(
			([changed, to]) => typeof to !== 'string' || to.trim() !== confirmed()[changed as 'tid'],
		)
		.map(([changed, to]) => ({ answer: asReply(confirmed({ [changed]: to })), isProof: false })),
	fc
		.tuple(fc.constantFrom(200, 201, 302, 400, 401, 500), fc.oneof(anyJson, anyText))
		.map(([statusCode, body]) => ({ answer: asReply(body, statusCode), isProof: false })),
	fc
		.constantFrom('ECONNRESET', 'ECONNABORTED', 'ECONNREFUSED')
		.map((code) => ({ answer: code, isProof: false })),
);

/** What an honest buyer's browser brings back */
const honest = fc.constant<Sent>({
	body: Buffer.from(new URLSearchParams(GENUINE).toString()),
	contentType: 'application/x-www-form-urlencoded',
});

/** Visits of all kinds */
export const returns: fc.Arbitrary<Return> = fc
	.record({
		sent: fc.oneof({ weight: 3, arbitrary: bodies(fields) }, honest),
		url,
		method: fc.oneof({ weight: 6, arbitrary: fc.constant('POST') }, fc.constant('GET')),
		answered: answer,
	})
	.map(({ answered, ...rest }) => ({ ...rest, ...answered }));

/** Asserts what must hold for every visit. */
export async function visited(one: Return, see: See): Promise<void> {
	const calls: string[] = [];
	const httpRequest = async ({ url: to, body }: IHttpRequestOptions) => {
		calls.push(`${to} ${String(body)}`);
		if (to.includes('confirm-info')) {
			return asReply({ ret_code: 998, ret_msg: 'there is no data.' }, 401);
		}
		if (typeof one.answer === 'string') throw Object.assign(new Error('x'), { code: one.answer });
		return one.answer;
	};
	const { sent, url: address, method } = one;
	const answered = await visit(
		{ url: address, method, body: sent.body, contentType: sent.contentType },
		{ credential, httpRequest, parameters: { events: ALL_EVENTS } },
	);
	const { status, started, logged } = answered;
	must([200, 303, 400, 401, 413].includes(status), `status ${status}`);
	const isOurs = readingsOf(sent).some(
		(reading) =>
			says(reading, ['order_no'], GENUINE.order_no) &&
			says(reading, ['custom_parameter'], GENUINE.custom_parameter),
	);
	if (calls.length > 0) must(isOurs, 'Shinhan was called for a request that was never made');
	for (const call of calls.filter((made) => made.includes('/confirm '))) {
		must(call.includes('"order_no":"order-1"'), 'another order was confirmed');
	}
	see(started ? String(started.event) : 'refused');
	if (started?.event === 'confirmed') {
		must(one.isProof, 'believed without proof');
		must(started.amount === 11000 && started.orderNo === 'order-1', 'another payment');
	}
	if (started?.event === 'depositNotice') must(address.includes(DEPOSIT), 'without the secret');
	const said = JSON.stringify([answered.headers, answered.body, logged]);
	const told = JSON.stringify(started ?? null);
	for (const secret of [credential.searchApiKey, DEPOSIT].flatMap(readable)) {
		must(!said.includes(secret) && !told.includes(secret), 'a secret left the trigger');
	}
	for (const secret of readable(KEY)) must(!said.includes(secret), 'the key was said');
}
