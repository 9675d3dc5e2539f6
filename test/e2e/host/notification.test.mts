import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { node, openBench, publish, trigger, type Bench, noOp } from './bench.mts';

const acknowledge = (): WorkflowNode =>
	node('Acknowledge', 'n8n-nodes-korean-payments.payApp', 1, {
		resource: 'notification',
		operation: 'acknowledge',
	});
const fail = (): WorkflowNode =>
	node('Fail', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'The work failed' });

describe('notifications of PayApp in a real n8n', () => {
	let bench: Bench;
	let number = 700_000_000;

	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	beforeEach(() => {
		bench.sandbox.payapp.reset();
		bench.sandbox.payapp.switches.retryDelayMs = 50;
		number += 1;
	});

	/** PayApp's notification of a payment, with changes. */
	function message(changes: Record<string, string> = {}): Record<string, string> {
		const { userid, linkkey, linkval } = bench.sandbox.payapp.seller;
		return {
			userid,
			linkkey,
			linkval,
			goodname: '꽃다발',
			price: '1000',
			recvphone: '01000000000',
			pay_date: '2026-11-22 10:00:00',
			pay_type: '1',
			pay_state: '4',
			mul_no: String(number),
			var1: 'order-1',
			var2: '',
			currency: 'krw',
			...changes,
		};
	}

	/** Posts to a workflow's trigger and returns the answer. */
	async function send(
		workflow: StoredWorkflow,
		init: RequestInit,
	): Promise<{ status: number; type: string; text: string }> {
		const answer = await fetch(triggerUrl(bench.rest.origin, workflow), {
			method: 'POST',
			...init,
		});
		const type = answer.headers.get('content-type') ?? '';
		return { status: answer.status, type, text: await answer.text() };
	}

	async function notify(workflow: StoredWorkflow, changes: Record<string, string> = {}) {
		return await send(workflow, { body: new URLSearchParams(message(changes)) });
	}

	async function runs({ id }: StoredWorkflow): Promise<number> {
		return (await bench.rest.executions(id)).length;
	}

	/** Requests a payment at the sandbox that notifies the workflow, and pays it. */
	async function payAtSandbox(workflow: StoredWorkflow): Promise<void> {
		const { apiUrl, seller } = bench.sandbox.payapp;
		const body = new URLSearchParams({
			cmd: 'payrequest',
			userid: seller.userid,
			goodname: 'Tea',
			price: '2000',
			recvphone: '01000000000',
			smsuse: 'n',
			checkretry: 'y',
			feedbackurl: triggerUrl(bench.rest.origin, workflow),
		});
		const reply = new URLSearchParams(await (await fetch(apiUrl, { method: 'POST', body })).text());
		bench.sandbox.payapp.pay(reply.get('mul_no') ?? '', { method: 'card' });
		await bench.sandbox.payapp.idle();
	}

	describe('answered at once', () => {
		let workflow: StoredWorkflow;
		/** Counted across all tests, so that a late run shows up in the next one. */
		let started = 0;

		beforeAll(async () => {
			workflow = await publish(bench, [trigger(bench), noOp('Work')]);
		});

		it('starts the workflow and answers SUCCESS as bare text', async () => {
			const answer = await notify(workflow);
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			expect(answer.type).toMatch(/^text\/plain/);
			started += 1;
			const execution = await bench.rest.nthExecution(workflow.id, started);
			expect(execution.status).toBe('success');
			expect(outputOf(execution, 'Work')).toMatchObject({
				event: 'paid',
				eventId: `payapp:${number}:4`,
				orderNo: String(number),
				amount: 1000,
				paidAt: '2026-11-22T10:00:00+09:00',
			});
		});

		it('starts the workflow, whatever the memo, and says what could not be read', async () => {
			const answer = await send(
				workflow,
				form(`${new URLSearchParams(message())}&pay_memo=%FF%&goodname2=%B2%C9`),
			);
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			started += 1;
			const execution = await bench.rest.nthExecution(workflow.id, started);
			expect(outputOf(execution, 'Work')).toMatchObject({
				event: 'paid',
				unreadable: ['pay_memo'],
				data: { goodname2: '꽃' },
			});
		});

		it.each([
			['a wrong linkval', { linkval: 'forged' }],
			['a wrong linkkey', { linkkey: 'forged' }],
			['another userid', { userid: 'somebody' }],
			['an empty linkval', { linkval: '' }],
		])('refuses a notification with %s and starts nothing', async (_, changes) => {
			expect(await notify(workflow, changes)).toMatchObject({ status: 401, text: 'FAIL' });
			expect(await runs(workflow)).toBe(started);
		});

		it('refuses a notification without secrets and starts nothing', async () => {
			const { linkkey, linkval, ...rest } = message();
			expect([linkkey, linkval]).not.toContain('');
			const answer = await send(workflow, { body: new URLSearchParams(rest) });
			expect(answer).toMatchObject({ status: 401, text: 'FAIL' });
			expect(await runs(workflow)).toBe(started);
		});

		it.each([
			['filtered out', '1'],
			['not known', '12345'],
		])('acknowledges an event that is %s and starts nothing', async (_, state) => {
			const answer = await notify(workflow, { pay_state: state });
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			expect(answer.type).toMatch(/^text\/plain/);
			expect(await runs(workflow)).toBe(started);
		});

		it.each<[string, number, () => RequestInit]>([
			['no body', 400, () => ({})],
			['an empty form', 400, () => ({ body: new URLSearchParams() })],
			[
				'JSON',
				400,
				() => ({
					body: JSON.stringify(message()),
					headers: { 'content-type': 'application/json' },
				}),
			],
			['a multipart form', 400, () => ({ body: multipart(message()) })],
			[
				'5 MB',
				413,
				() => ({ body: new URLSearchParams(message({ memo: 'x'.repeat(5 * 1024 * 1024) })) }),
			],
			[
				'a price in no UTF-8',
				400,
				() => form(`${new URLSearchParams(message())}`.replace('price=', 'price=%FF')),
			],
			['bytes that prove nothing', 401, () => form(Buffer.from([0x61, 0x3d, 0xff, 0xfe]))],
			[
				'a secret given twice',
				400,
				() => form(`${new URLSearchParams(message())}&linkval=another`),
			],
		])('answers %s with %i, starts nothing and lives on', async (_, status, init) => {
			const answer = await send(workflow, init());
			expect(answer.status).toBe(status);
			expect(answer.text).not.toMatch(/SUCCESS/);
			expect(await runs(workflow)).toBe(started);
			expect(await notify(workflow, { pay_state: '1' })).toMatchObject({ text: 'SUCCESS' });
		});

		it('answers JSON that is none without starting anything', async () => {
			const answer = await send(workflow, {
				body: '{"a":',
				headers: { 'content-type': 'application/json' },
			});
			expect(answer.status).toBeGreaterThanOrEqual(400);
			expect(await runs(workflow)).toBe(started);
		});

		it('does not answer GET', async () => {
			const answer = await fetch(triggerUrl(bench.rest.origin, workflow));
			expect(answer.status).toBe(404);
			expect(await runs(workflow)).toBe(started);
		});
	});

	it('starts only where the expected amount was paid', async () => {
		const workflow = await publish(bench, [trigger(bench, { options: { price: 1000 } })]);
		expect(await notify(workflow, { price: '100' })).toMatchObject({ text: 'SUCCESS' });
		expect(await runs(workflow)).toBe(0);
		expect(await notify(workflow)).toMatchObject({ text: 'SUCCESS' });
		expect((await bench.rest.nthExecution(workflow.id, 1)).status).toBe('success');
	});

	it('acts once when the same notification comes twice', async () => {
		const once = node('Once', 'n8n-nodes-base.removeDuplicates', 2, {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.eventId }}',
			options: {},
		});
		const workflow = await publish(bench, [trigger(bench), once, noOp('Effect')]);
		const effects: number[] = [];
		for (const [index, mulNo] of ['1', '1', '2'].entries()) {
			expect(await notify(workflow, { mul_no: mulNo })).toMatchObject({ text: 'SUCCESS' });
			const { data, status } = await bench.rest.nthExecution(workflow.id, index + 1);
			expect(status).toBe('success');
			effects.push(data?.resultData.runData.Effect?.[0]?.data?.main?.[0]?.length ?? 0);
		}
		expect(effects).toEqual([1, 0, 1]);
	});

	describe('answered after the work', () => {
		const afterWork = () => trigger(bench, { acknowledge: 'afterWork' });

		it('is acknowledged by the PayApp node at the end', async () => {
			const workflow = await publish(bench, [afterWork(), noOp('Work'), acknowledge()]);
			const answer = await notify(workflow);
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			expect(answer.type).toMatch(/^text\/plain/);
			const execution = await bench.rest.nthExecution(workflow.id, 1);
			expect(execution.status).toBe('success');
			expect(outputOf(execution, 'Acknowledge')).toMatchObject({ eventId: `payapp:${number}:4` });
		});

		it('is still acknowledged at once when filtered, and refused when forged', async () => {
			const workflow = await publish(bench, [afterWork(), acknowledge()]);
			expect(await notify(workflow, { pay_state: '1' })).toMatchObject({ text: 'SUCCESS' });
			expect(await notify(workflow, { linkval: 'forged' })).toMatchObject({ status: 401 });
			expect(await runs(workflow)).toBe(0);
		});

		it('is sent again by PayApp until the work succeeds', async () => {
			const workflow = await publish(bench, [afterWork(), fail(), acknowledge()]);
			expect(await notify(workflow)).toMatchObject({ status: 500 });
			bench.sandbox.payapp.switches.maxAttempts = 3;
			await payAtSandbox(workflow);
			const { notifications } = bench.sandbox.payapp;
			expect(notifications.map(({ status }) => status)).toEqual([500, 500, 500]);
			expect((await bench.rest.nthExecution(workflow.id, 4)).status).toBe('error');
		});

		it('is sent again by PayApp when the workflow forgets to acknowledge', async () => {
			const workflow = await publish(bench, [afterWork(), noOp('Work')]);
			bench.sandbox.payapp.switches.maxAttempts = 2;
			await payAtSandbox(workflow);
			expect(bench.sandbox.payapp.notifications.map(({ accepted }) => accepted)).toEqual([
				false,
				false,
			]);
		});

		it('is sent once when the work succeeds', async () => {
			const workflow = await publish(bench, [afterWork(), acknowledge()]);
			await payAtSandbox(workflow);
			expect(bench.sandbox.payapp.notifications).toMatchObject([{ answer: 'SUCCESS' }]);
			expect((await bench.rest.nthExecution(workflow.id, 1)).status).toBe('success');
		});
	});
});

function form(body: string | Buffer): RequestInit {
	return {
		body: typeof body === 'string' ? body : new Uint8Array(body),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	};
}

function multipart(fields: Record<string, string>): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	return body;
}
