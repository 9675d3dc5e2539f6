/**
 * The rules of money safety, in n8n's own engine, against the sandbox over loopback: the order,
 * how each item ends, and what a run that stops says.
 */
import { describe, expect, it } from '@jest/globals';

import { bench, goods as items, openPayApp, REQUEST as parameters } from '../../support/payapp.mts';
import { atCall, DROP, REFUSE } from './moneySafety.mts';

openPayApp();

const sent = () => bench.requested();
const mulNos = () => [...bench.payapp.requests.keys()];

describe('rule 1: writes go out in order, one at a time', () => {
	it('never has two calls under way at once, and keeps the order', async () => {
		bench.payapp.switches.latencyMs = 40;
		let most = 0;
		const watch = setInterval(() => {
			most = Math.max(most, bench.payapp.calls.filter(({ answer }) => answer === '').length);
		}, 2);
		const names = ['a', 'b', 'c', 'd', 'e', 'f'];
		const done = await bench.run('payment.request', parameters, items(...names));
		clearInterval(watch);
		expect(sent()).toEqual(names);
		expect(most).toBe(1);
		expect(done.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
		expect(done.items.map(({ pairedItem }) => pairedItem)).toEqual(
			names.map((_, item) => ({ item })),
		);
	});

	it('asks reads a few at once, and keeps the order', async () => {
		bench.payapp.switches.latencyMs = 60;
		let most = 0;
		const watch = setInterval(() => {
			most = Math.max(most, bench.payapp.calls.filter(({ answer }) => answer === '').length);
		}, 2);
		const done = await bench.run(
			'seller.checkId',
			{ userid: '={{ $json.name }}', resellerid: 'payappreseller' },
			items('shop1', 'shop2', 'shop3', 'shop4', 'shop5', 'shop6', 'shop7'),
		);
		clearInterval(watch);
		expect(most).toBe(3);
		expect(done.json.map(({ userid }) => userid)).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((number) => `shop${number}`),
		);
	});
});

describe('rule 2: each item ends in one of four ways, and the error says which', () => {
	it('refused: with the code, its meaning and what to do', async () => {
		Object.assign(bench.payapp.switches, {
			refuse: { errno: '70060', errorMessage: '권한이 없습니다' },
		});
		const { error } = await bench.run('payment.request', parameters, items('a'));
		expect(error.message).toContain('refused');
		expect(error.message).toContain('권한이 없습니다');
		expect(error.message).toContain('70060');
		expect(error.description).toContain('permission');
	});

	it('refused with a code that no document names: shown as it is', async () => {
		Object.assign(bench.payapp.switches, { refuse: { errno: '81234', errorMessage: '모름' } });
		const { error } = await bench.run('payment.request', parameters, items('a'));
		expect(error.message).toContain('81234');
		expect(error.message).toContain('모름');
	});

	it('not sent: nobody listens at the address', async () => {
		const { error } = await bench.run(
			'payment.request',
			parameters,
			items('a'),
			{},
			{
				baseUrl: 'http://127.0.0.1:9',
			},
		);
		expect(error.message).toContain('nothing was sent');
		expect(error.description).toContain('ECONNREFUSED');
	});

	it.each([
		['the connection is lost after acting', DROP],
		['the server answers 502', { httpStatus: 502 }],
		['the answer cannot be read', { brokenReply: true }],
		['the answer has no state', { replyWithoutState: true }],
		['no answer comes in time', { timeoutAfterActing: true }],
	])('unknown: %s', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const { error } = await bench.run(
			'payment.request',
			{ ...parameters, options: { timeout: 1 } },
			items('a'),
		);
		expect(error.message).toContain('not known');
		expect(error.description).toContain('Look it up at PayApp');
		expect(bench.payapp.requests.size).toBe(1);
	});

	it('unknown for a call that moves money: says that money may have moved', async () => {
		const [made] = (await bench.run('payment.request', parameters, items('a'))).json;
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const { error } = await bench.run('payment.cancel', { mul_no: made?.mul_no as string });
		expect(error.description).toContain('Money may have moved');
	});

	it('unknown in a workflow that goes on: does not say that it stops, or how to go on', async () => {
		Object.assign(bench.payapp.switches, structuredClone(DROP));
		const { json } = await bench.run('payment.request', parameters, items('a'), {
			onError: 'continueRegularOutput',
		});
		const { description } = json[0]?.error as { description: string };
		expect(description).toContain(
			"If nothing happened, turn on 'Resend Unconfirmed Items' and retry this execution",
		);
		expect(description).not.toMatch(/stops here|On Error/);
	});

	it('an error item carries how it ended, for workflows that go on', async () => {
		atCall(bench, 2, REFUSE);
		const { json, status } = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			onError: 'continueRegularOutput',
		});
		expect(status).toBe('success');
		expect(json[1]).toMatchObject({ name: 'b', error: { outcome: 'refused', code: '70020' } });
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it('the error output gets the failed items, the other output the rest', async () => {
		atCall(bench, 2, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			onError: 'continueErrorOutput',
		});
		expect(done.json).toHaveLength(2);
		expect(done.errorItems.map(({ json }) => json.error)).toMatchObject([{ outcome: 'refused' }]);
	});
});

describe('rule 3: a run that stops tells what happened to every item', () => {
	it('names what was made, what was refused and how many were not sent', async () => {
		atCall(bench, 3, REFUSE);
		const { error } = await bench.run(
			'payment.request',
			parameters,
			items('a', 'b', 'c', 'd', 'e'),
		);
		const [first, second] = mulNos();
		expect(error.message).toContain('[item 2]');
		expect(error.description).toContain(
			`Of 5 items: 2 succeeded (mul_no ${first}, mul_no ${second}), 1 refused, 2 not sent.`,
		);
	});

	it('sends nothing at all where any item is wrong', async () => {
		const { error } = await bench.run('payment.request', parameters, [
			{ name: 'a', price: 1000 },
			{ name: 'b', price: 0 },
			{ name: '', price: 1000 },
		]);
		expect(error.message).toContain("'Amount' must be 1 or more [item 1]");
		expect(error.message).toContain("'Product Name' is required [item 2]");
		expect(sent()).toEqual([]);
	});
});
