/** Confirming takes the money: what happens if the answer is lost, under every fault. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';

import { bench, CONFIRM, INFO, once, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import { confirm, token } from './confirming.mts';

pollAfter(1, 20, 60, 150);
openShinhanPg();

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
		expect(error.description).toContain('canceled payment for this order number');
	});
});
