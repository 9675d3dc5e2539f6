import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { noOp, publish } from './bench.mts';
import {
	addressOf,
	bench,
	cider,
	lookForSecrets,
	openCiderPay,
	runs,
	SECRET,
	trigger,
} from './ciderpayBench.mts';
import { form, json, multipart, post, rawForm } from './posts.mts';

openCiderPay();

describe('notifications', () => {
	let workflow: StoredWorkflow;
	/** Counted across all tests, so that a late run shows up in the next one. */
	let started = 0;
	let number = 800_000_000;

	beforeAll(async () => {
		workflow = await publish(bench, [
			trigger(['paymentCompleted', 'cardRegistered']),
			noOp('Work'),
		]);
	}, 60_000);

	beforeEach(() => {
		number += 1;
	});

	/** CiderPay's notification of a payment, with changes */
	function message(changes: Record<string, string> = {}): Record<string, string> {
		const { memberID, feedbackToken } = cider().account;
		const order = { orderNo: `ORD${number}`, goodName: '꽃다발', price: '1000', payType: '1' };
		return { memberID, feedbackToken, paymentState: 'COMPLETE', ...order, ...changes };
	}

	/** Its notification of a registered card: an event that carries no feedback token */
	function registered(changes: Record<string, string> = {}): Record<string, string> {
		const { memberID } = cider().account;
		return { cmd: 'mpMakeToken', memberID, mpToken: `MP${number}`, last4: '0000', ...changes };
	}

	/** Posts to the full URL, as CiderPay knows it, or with another query */
	async function send(to: StoredWorkflow, init: RequestInit, query = `?secret=${SECRET}`) {
		return await post(addressOf(to, query), init);
	}

	async function expectStarted(answer: { status: number; type: string; text: string }) {
		expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
		expect(answer.type).toMatch(/^text\/plain/);
		started += 1;
		return outputOf(await bench.rest.nthExecution(workflow.id, started), 'Work');
	}

	it.each<[string, () => RequestInit]>([
		['a form', () => form(message())],
		['JSON', () => json({ ...message(), price: 1000, var1: null })],
		['a memo in no encoding', () => rawForm(`${new URLSearchParams(message())}&memo=%FF%`)],
		[
			'a form in snake_case',
			() => {
				const { memberID = '', feedbackToken = '', ...rest } = message();
				const { orderNo = '', paymentState = '', ...others } = rest;
				const renamed = { member_id: memberID, feedback_token: feedbackToken };
				return form({ ...others, ...renamed, order_no: orderNo, payment_state: paymentState });
			},
		],
	])('a genuine one starts the workflow: %s', async (_, init) => {
		const work = await expectStarted(await send(workflow, init()));
		expect(work).toMatchObject({
			provider: 'ciderpay',
			event: 'paymentCompleted',
			orderNo: `ORD${number}`,
			amount: 1000,
			method: 'card',
		});
		expect(JSON.stringify(work).includes(cider().account.feedbackToken)).toBe(false);
	});

	it.each<[string, string | undefined, () => Record<string, string>]>([
		['the feedback token without the secret', '', message],
		['the secret where it carries no feedback token', undefined, registered],
	])('a genuine one proves itself by %s', async (_, query, fields) => {
		await expectStarted(await send(workflow, form(fields()), query));
	});

	const WITHOUT = '';
	it.each<[string, string | undefined, () => Record<string, string>]>([
		['a wrong feedback token', undefined, () => message({ feedbackToken: 'forged' })],
		['another member', undefined, () => message({ memberID: 'otherstore' })],
		['no member', undefined, () => message({ memberID: '' })],
		['no feedback token and no secret', WITHOUT, () => message({ feedbackToken: '' })],
		['no secret where it can carry no token', WITHOUT, registered],
		['a wrong secret', '?secret=forged', registered],
		['an empty secret', '?secret=', registered],
		['two secrets', `?secret=${SECRET}&secret=${SECRET}`, registered],
		['another member, with the secret', undefined, () => registered({ memberID: 'otherstore' })],
	])('a forged one is refused and starts nothing: %s', async (_, query, fields) => {
		for (const init of [form(fields()), json(fields())]) {
			expect(await send(workflow, init, query)).toMatchObject({ status: 401, text: 'FAIL' });
		}
		expect(await runs(workflow)).toBe(started);
	});

	it.each<[string, () => Record<string, string>]>([
		['is filtered out', () => message({ paymentState: 'CANCEL' })],
		['has a cmd that is not known', () => registered({ cmd: 'somethingNew' })],
	])('one that %s is acknowledged and starts nothing', async (_, fields) => {
		const answer = await send(workflow, form(fields()));
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
		['two members', 400, () => rawForm(`${new URLSearchParams(message())}&memberID=otherstore`)],
		['a member in two spellings', 400, () => form(message({ member_id: 'otherstore' }))],
	])('%s is answered with %i, starts nothing, and n8n lives on', async (_, status, init) => {
		const answer = await send(workflow, init());
		expect(answer).toMatchObject({ status, text: 'FAIL' });
		expect(await runs(workflow)).toBe(started);
		expect(await send(workflow, form(message({ paymentState: 'CANCEL' })))).toMatchObject({
			text: 'SUCCESS',
		});
	});

	it('JSON that is none starts nothing', async () => {
		const init = { ...json({}), body: '{"memberID":' };
		expect((await send(workflow, init)).status).toBeGreaterThanOrEqual(400);
		expect(await runs(workflow)).toBe(started);
	});
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(5);
		expect(found).toEqual([]);
	}, 60_000);
});
