import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench, CONFIRM, INFO, once, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';

pollAfter(1, 20, 60, 150);

/** Confirming takes the money: behavior under every fault, against the sandbox over loopback. */
openShinhanPg();

async function token(changes: IDataObject = {}) {
	const { fields } = await bench.authenticated(changes);
	return { order_no: fields.order_no, confirm_token: fields.confirm_token };
}

const confirm = async (parameters: IDataObject, settings = {}, options: IDataObject = {}) =>
	await bench.run(
		'payment.confirm',
		{ ...parameters, options: { timeout: 1, ...options } },
		[{}],
		settings,
	);

describe('a confirmation whose answer is lost', () => {
	it.each([
		['no answer comes in time', { timeoutAfterActing: once(true) }],
		['the connection is lost', { dropConnection: once(true) }],
		['the server answers 502', { httpStatus: once(502) }],
		['the answer cannot be read', { brokenReply: once(true) }],
		['the answer has no ret_code', { brokenReply: once('{"tid":"1"}') }],
		['HTTP 401 says ret_code 0', { replyStatus: once(401) }],
	])('%s: the look-up gives the payment', async (_, fault) => {
		const parameters = await token();
		Object.assign(bench.shinhan.switches, fault);
		const { json } = await confirm({ ...parameters, additionalFields: { expectedAmount: 11000 } });
		expect(json[0]).toMatchObject({
			order_no: ORDER.order_no,
			tid: bench.payments[0]!.tid,
			amount: 11000,
			tx_stat: 1,
			foundBy: 'confirm-info',
		});
		expect(bench.sent(CONFIRM)).toHaveLength(1);
		expect(bench.payments).toHaveLength(1);
	});

	it('asks for the whole time before it says that nothing was confirmed', async () => {
		const parameters = await token();
		Object.assign(bench.shinhan.switches, { timeoutBeforeActing: once(true) });
		const { error, status } = await confirm(parameters);
		expect(status).toBe('error');
		expect(error.message).toContain('not confirmed, and it is safe to run again');
		expect(error.description).toContain('there is no data');
		expect(bench.sent(INFO)).toHaveLength(4);
		expect(bench.payments).toEqual([]);
	});

	it('finds a confirmation that Shinhan finishes late', async () => {
		const parameters = await token();
		// Shinhan acts 60 ms after n8n gave up.
		Object.assign(bench.shinhan.switches, { latencyMs: once(1060) });
		const { json } = await confirm(parameters);
		expect(json[0]).toMatchObject({ foundBy: 'confirm-info', amount: 11000 });
		expect(bench.payments).toHaveLength(1);
	});

	it('that surely was not carried out is sent again by Retry On Fail, and once only', async () => {
		const parameters = await token();
		Object.assign(bench.shinhan.switches, { timeoutBeforeActing: once(true) });
		const { json } = await confirm(parameters, { retryOnFail: true, maxTries: 3 });
		expect(json[0]).toMatchObject({ foundBy: 'confirm', amount: 11000 });
		expect(bench.sent(CONFIRM)).toHaveLength(2);
		expect(bench.payments).toHaveLength(1);
	});

	it.each([
		['confirm-info answers 503', { httpStatus: { value: 503, call: INFO } }],
		['confirm-info never answers', { timeoutAfterActing: { value: true, call: INFO } }],
		[
			'the search key is refused',
			{
				refuse: {
					value: { ret_code: '998', ret_msg: 'token is missing or incorrect.' },
					call: INFO,
				},
			},
		],
		[
			'confirm-info has no known state',
			{ brokenReply: { value: '{"ret_code":0,"tx_stat":7}', call: INFO } },
		],
	])(
		'and %s: unknown, never sent again, and found once Shinhan answers',
		async (_, fault) => {
			const parameters = await token();
			Object.assign(bench.shinhan.switches, fault);
			Object.assign(bench.shinhan.switches, { dropConnection: once(true) });
			const failed = await confirm(parameters, { retryOnFail: true, maxTries: 2 });
			expect(failed.error.message).toContain('not known');
			expect(failed.error.description).toContain('Money may have moved');
			expect(bench.sent(CONFIRM)).toHaveLength(1);
			Object.assign(bench.shinhan.switches, {
				httpStatus: null,
				timeoutAfterActing: null,
				refuse: null,
				brokenReply: null,
			});
			const { json } = await failed.retry();
			expect(json[0]).toMatchObject({ amount: 11000, foundBy: 'confirm-info' });
			expect(bench.sent(CONFIRM)).toHaveLength(1);
		},
		20_000,
	);

	it('and the payment that is found has another amount: unknown, says which, and stays so', async () => {
		const parameters = await token();
		Object.assign(bench.shinhan.switches, { dropConnection: once(true) });
		const failed = await confirm({ ...parameters, additionalFields: { expectedAmount: 12000 } });
		expect(failed.error.message).toContain('another amount');
		expect(failed.error.description).toContain('11000 won, not 12000');
		bench.shinhan.payments.clear();
		expect((await failed.retry()).error).toEqual(failed.error);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('and a refused look-up repeats the keys: they are in no word of the error, nor stored', async () => {
		const parameters = await token();
		const { paymentApiKey, searchApiKey } = bench.shinhan.merchant;
		const ret_msg = `wrong: ${paymentApiKey} ${encodeURIComponent(searchApiKey)}`;
		Object.assign(bench.shinhan.switches, {
			dropConnection: once(true),
			refuse: { value: { ret_code: '997', ret_msg }, call: INFO },
		});
		const failed = await confirm(parameters);
		const retried = await failed.retry();
		for (const { error, stored } of [failed, retried]) {
			expect(error.description).toContain('wrong: *** ***');
			for (const key of [paymentApiKey, searchApiKey]) expect(stored).not.toContain(key);
		}
	});

	it('and the order was cancelled in the meantime: unknown', async () => {
		const { tid, user_id } = await bench.paid();
		await bench.run('payment.cancel', { tid, user_id, amount: 11000, cncl_rsn: '취소' });
		const parameters = await token();
		Object.assign(bench.shinhan.switches, { timeoutBeforeActing: once(true) });
		const { error } = await confirm(parameters);
		expect(error.description).toContain('cancelled payment under this order number');
	});
});

describe('an answer that cannot be trusted', () => {
	const cases: Array<[string, IDataObject, RegExp]> = [
		['a wrong hash', { wrongPayHash: true }, /pay_ispt_hash does not prove it/],
		['no hash', { wrongPayHash: ' ' }, /pay_ispt_hash does not prove it/],
		['another order', { otherOrder: 'other-order' }, /another order/],
		['another amount', { otherAmount: 10 }, /amount is 10 won, not 11000/],
	];
	it.each(cases)(
		'%s: no item, money may have moved, and no retry goes on',
		async (_, fault, why) => {
			const parameters = await token();
			Object.assign(bench.shinhan.switches, fault);
			const failed = await confirm(
				{ ...parameters, additionalFields: { expectedAmount: 11000 } },
				{ retryOnFail: true, maxTries: 3 },
			);
			expect(failed.status).toBe('error');
			expect(failed.error.message).toContain('cannot be trusted');
			expect(failed.error.description).toMatch(why);
			expect(failed.error.description).toContain('Money may have moved');
			Object.assign(bench.shinhan.switches, {
				wrongPayHash: null,
				otherOrder: null,
				otherAmount: null,
			});
			const retried = await failed.retry();
			expect(retried.status).toBe('error');
			expect(retried.error.message).toContain('cannot be trusted');
			expect(bench.sent(CONFIRM)).toHaveLength(1);
			expect(bench.sent(INFO)).toHaveLength(0);
		},
	);

	it('a mismatch leaves the other items alone where the node goes on', async () => {
		const first = await token();
		const second = await token({ order_no: 'second' });
		Object.assign(bench.shinhan.switches, { wrongPayHash: once(true) });
		const done = await bench.run(
			'payment.confirm',
			{ order_no: '={{ $json.order_no }}', confirm_token: '={{ $json.confirm_token }}' },
			[first, second] as IDataObject[],
			{ onError: 'continueRegularOutput' },
		);
		expect(done.json[0]).toMatchObject({ error: { outcome: 'unknown' } });
		expect(done.json[1]).toMatchObject({ order_no: 'second', foundBy: 'confirm' });
	});

	it.each(['upper', 'lower'] as const)(
		'a hash in %s case is taken, amounts as numbers too',
		async (hashCase) => {
			const parameters = await token();
			Object.assign(bench.shinhan.switches, { hashCase, amountsAs: 'number' });
			expect((await confirm(parameters)).json[0]).toMatchObject({ amount: 11000 });
		},
	);
});

describe('a confirmation that Shinhan refuses', () => {
	it.each([
		['a used token', async () => (await confirm(await token()), {}), '이미 사용한'],
		['an expired token', async () => (bench.shinhan.advance(31 * 60_000), {}), '만료'],
		['a token of another order', async () => ({ order_no: 'other' }), '주문이 아닙니다'],
		['a token that is none', async () => ({ confirm_token: 'aaa.bbb.ccc' }), '올바르지 않습니다'],
	])('%s: refused, with the reason and what to do', async (_, spoil, reason) => {
		const parameters = await token();
		const changed = await spoil();
		const given =
			_ === 'a used token'
				? {
						order_no: ORDER.order_no,
						confirm_token: [...bench.shinhan.tokens.values()].find(({ used }) => used)!.token,
					}
				: parameters;
		const { error } = await confirm({ ...given, ...changed });
		expect(error.message).toContain('refused');
		expect(error.message).toContain(reason);
		expect(error.description).toContain('within 30 minutes');
	});

	it('998 for a wrong payment key names the key and the token', async () => {
		const parameters = await token();
		const { error } = await bench.run(
			'payment.confirm',
			parameters,
			[{}],
			{},
			{
				paymentApiKey: 'wrong-payment-key',
			},
		);
		expect(error.message).toContain('token is missing or incorrect. (code 998)');
		expect(error.description).toContain('payment API key in the credential or the confirm token');
	});

	it('998 has its other meaning in a look-up', async () => {
		const { error } = await bench.run('payment.get', { order_no: 'nobody' });
		expect(error.message).toContain('there is no data. (code 998)');
		expect(error.description).toContain('No payment was confirmed');
		const wrong = await bench.run(
			'payment.get',
			{ order_no: 'nobody' },
			[{}],
			{},
			{
				searchApiKey: 'wrong-search-key',
			},
		);
		expect(wrong.error.description).toContain('The search API key is not right');
	});
});

describe('secrets', () => {
	it('neither key nor token is in what n8n keeps of a failed confirmation', async () => {
		const parameters = await token();
		const { paymentApiKey, searchApiKey } = bench.shinhan.merchant;
		const words = `bad ${paymentApiKey} and ${searchApiKey} and ${parameters.confirm_token}`;
		bench.shinhan.switches.refuse = { ret_code: '5', ret_msg: words };
		const { error, stored } = await confirm(parameters);
		expect(error.message).toContain('bad *** and *** and ***');
		for (const key of [paymentApiKey, searchApiKey]) expect(stored).not.toContain(key);
	});
});
