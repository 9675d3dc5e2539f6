/** Confirming takes the money: what an answer proves, and what is told of a refusal. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench, CONFIRM, INFO, once, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import { confirm, token } from './confirming.mts';

pollAfter(1, 20, 60, 150);
openShinhanPg();

describe('an answer that cannot be trusted', () => {
	const cases: Array<[string, IDataObject, RegExp]> = [
		['a wrong hash', { wrongPayHash: true }, /the signature does not match/],
		['no hash', { wrongPayHash: ' ' }, /the signature does not match/],
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
