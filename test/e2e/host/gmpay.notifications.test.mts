import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { noOp, publish } from './bench.mts';
import {
	addressOf,
	bench,
	credentialData,
	gmpay,
	lookForSecrets,
	openGmPay,
	runs,
	trigger,
} from './gmpayBench.mts';
import { form, json, multipart, post, rawForm } from './posts.mts';

openGmPay();

describe('notifications', () => {
	let workflow: StoredWorkflow;
	/** Counted across all tests, so that a late run shows up in the next one. */
	let started = 0;
	let number = 600_000_000;

	beforeAll(async () => {
		workflow = await publish(bench, [trigger(['paymentCompleted']), noOp('Work')]);
	}, 60_000);

	beforeEach(() => {
		number += 1;
	});

	/** GMPay's notification of a payment, with changes */
	function message(changes: Record<string, string> = {}): Record<string, string> {
		const { memberId, feedbackToken } = gmpay().account;
		const order = { orderNo: String(number), goodName: '꽃다발', price: '1000' };
		return { memberId, feedbackToken, paymentState: 'COMPLETE', ...order, ...changes };
	}

	async function send(init: RequestInit, to = workflow) {
		return await post(addressOf(to), init);
	}

	it.each<[string, () => RequestInit]>([
		['a form', () => form(message())],
		['JSON', () => json({ ...message(), price: 1000, var1: null })],
		['a memo in no encoding', () => rawForm(`${new URLSearchParams(message())}&memo=%FF%`)],
	])('a genuine one starts the workflow: %s', async (_, init) => {
		const answer = await send(init());
		expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
		expect(answer.type).toMatch(/^text\/plain/);
		started += 1;
		const work = outputOf(await bench.rest.nthExecution(workflow.id, started), 'Work');
		expect(work).toMatchObject({ orderNo: String(number), amount: 1000 });
	});

	it.each([
		['a wrong feedback token', { feedbackToken: 'forged' }],
		['an empty feedback token', { feedbackToken: '' }],
		['another member', { memberId: 'otherstore' }],
		['no member', { memberId: '' }],
	])('a forged one is refused and starts nothing: %s', async (_, changes) => {
		for (const init of [form(message(changes)), json(message(changes))]) {
			expect(await send(init)).toMatchObject({ status: 401, text: 'FAIL' });
		}
		expect(await runs(workflow)).toBe(started);
	});

	it.each([
		['filtered out', 'CANCEL'],
		['not known', 'SOMETHING'],
	])('an event that is %s is acknowledged and starts nothing', async (_, paymentState) => {
		const answer = await send(form(message({ paymentState })));
		expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
		expect(answer.type).toMatch(/^text\/plain/);
		expect(await runs(workflow)).toBe(started);
	});

	it.each<[string, number, () => RequestInit]>([
		['no body', 400, () => ({})],
		['an empty form', 400, () => rawForm('')],
		['a JSON list', 400, () => json([message()])],
		['a multipart form', 400, () => multipart(message())],
		['5 MB', 413, () => form(message({ memo: 'x'.repeat(5 * 1024 * 1024) }))],
		[
			'an order number in no UTF-8',
			400,
			() => rawForm(`${new URLSearchParams(message())}`.replace('orderNo=', 'orderNo=%FF')),
		],
		['bytes that prove nothing', 401, () => rawForm(new Uint8Array([0x61, 0x3d, 0xff, 0xfe]))],
		['two tokens', 400, () => rawForm(`${new URLSearchParams(message())}&feedbackToken=other`)],
	])('%s is answered with %i, starts nothing, and n8n lives on', async (_, status, init) => {
		expect(await send(init())).toMatchObject({ status, text: 'FAIL' });
		expect(await runs(workflow)).toBe(started);
		const next = form(message({ paymentState: 'CANCEL' }));
		expect(await send(next)).toMatchObject({ text: 'SUCCESS' });
	});

	it('a credential without a feedback token lets nothing through', async () => {
		const { rest } = bench;
		const open = await rest.createCredential('gmPayApi', 'GMPay without feedback token', {
			...credentialData(),
			feedbackToken: '',
		});
		const closed = await publish(bench, [
			{ ...trigger(['paymentCompleted']), credentials: { gmPayApi: open } },
			noOp('Work'),
		]);
		for (const { feedbackToken } of [gmpay().account, { feedbackToken: '' }]) {
			const answer = await send(form(message({ feedbackToken })), closed);
			expect(answer).toMatchObject({ status: 401, text: 'FAIL' });
		}
		expect(await runs(closed)).toBe(0);
	});
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(2);
		expect(found).toEqual([]);
	}, 60_000);
});
