import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { readExample, triggerUrl } from '../../../sandbox/demo/examples.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import {
	listOfItems,
	node,
	openBench,
	publish,
	runWithItems,
	trigger,
	type Bench,
	noOp,
} from './bench.mts';

let bench: Bench;

beforeAll(async () => {
	bench = await openBench();
}, 300_000);

afterAll(async () => {
	await bench.close();
});

describe('a PayApp subscription in a real n8n', () => {
	let paid: StoredWorkflow;
	let failed: StoredWorkflow;
	let rebillNo: string;

	beforeAll(async () => {
		paid = await publish(bench, [trigger(bench), noOp('Paid')]);
		failed = await publish(bench, [
			trigger(bench, { events: ['recurringFailed'] }),
			noOp('Failed'),
		]);
	}, 60_000);

	/** Runs one operation of the PayApp node in its own workflow and returns the output. */
	async function run(
		operation: string,
		parameters: Record<string, unknown>,
	): Promise<Record<string, unknown>> {
		const payApp = node(
			'PayApp',
			'n8n-nodes-korean-payments.payApp',
			1,
			{ resource: 'subscription', operation, ...parameters },
			{ credentials: { payAppApi: bench.credential } },
		);
		const workflow = await publish(bench, [...listOfItems(), payApp]);
		const execution = await runWithItems(bench, workflow, [{}]);
		expect(execution.status).toBe('success');
		return outputOf(execution, 'PayApp');
	}

	/** Counts a workflow's runs, once PayApp has sent all its notifications */
	async function runs({ id }: StoredWorkflow): Promise<number> {
		await bench.sandbox.payapp.idle();
		return (await bench.rest.executions(id)).length;
	}

	it('is registered by a workflow and approved by the buyer, which is the first payment', async () => {
		const { payapp } = bench.sandbox;
		const { origin } = bench.rest;
		const made = await run('register', {
			goodname: '월간 꽃다발',
			goodprice: 9900,
			recvphone: '010-0000-0000',
			rebillCycleType: 'Month',
			rebillCycleMonth: '15',
			rebillExpire: '2099-12-31',
			feedbackurl: triggerUrl(origin, paid),
			additionalFields: { failurl: triggerUrl(origin, failed), var1: 'member-7' },
		});
		rebillNo = String(made.rebill_no);
		expect(await runs(paid)).toBe(0);

		const body = new URLSearchParams({ action: 'approve', method: 'card' });
		expect((await fetch(String(made.payurl), { method: 'POST', body })).ok).toBe(true);
		const first = await bench.rest.nthExecution(paid.id, 1);
		expect(outputOf(first, 'Paid')).toMatchObject({
			event: 'paid',
			amount: 9900,
			subscriptionNo: rebillNo,
			orderNo: [...payapp.requests.keys()][0],
			custom: { var1: 'member-7' },
		});
	}, 60_000);

	it('is charged for three months; the second charge fails and starts the workflow for failures', async () => {
		const { payapp } = bench.sandbox;
		payapp.switches.failCharge = { value: true, times: 1 };
		await payapp.clock.advance({ months: 3 });
		const fourth = await bench.rest.nthExecution(paid.id, 3);
		expect(outputOf(fourth, 'Paid')).toMatchObject({ subscriptionNo: rebillNo });
		const failure = await bench.rest.nthExecution(failed.id, 1);
		expect(outputOf(failure, 'Failed')).toMatchObject({
			event: 'recurringFailed',
			subscriptionNo: rebillNo,
			amount: 9900,
			paidAt: null,
			custom: { var1: 'member-7' },
		});
		expect(payapp.subscriptions.get(rebillNo)?.payments).toHaveLength(4);
		expect(payapp.notifications.map(({ pay_state }) => pay_state)).toEqual(['4', '99', '4', '4']);
		expect([await runs(paid), await runs(failed)]).toEqual([3, 1]);
	}, 60_000);

	it('is paused and charged no more, resumed and charged again, and ended for good', async () => {
		const { clock } = bench.sandbox.payapp;
		const rebill_no = rebillNo;
		expect(await run('pause', { rebill_no })).toEqual({ paused: true, rebill_no });
		await clock.advance({ months: 2 });
		expect(await runs(paid)).toBe(3);
		expect(await run('resume', { rebill_no })).toEqual({ resumed: true, rebill_no });
		await clock.advance({ months: 1 });
		await bench.rest.nthExecution(paid.id, 4);
		expect(await run('cancel', { rebill_no })).toEqual({ cancelled: true, rebill_no });
		await clock.advance({ months: 2 });
		expect([await runs(paid), await runs(failed)]).toEqual([4, 1]);
	}, 60_000);
});

describe('the examples for PayApp in a real n8n', () => {
	beforeAll(() => bench.sandbox.payapp.reset());

	/** Stores and publishes an example with the credential chosen, after a final change. */
	async function publishExample(
		name: string,
		change: (workflow: StoredWorkflow) => void,
	): Promise<StoredWorkflow> {
		const workflow = readExample(process.cwd(), name) as StoredWorkflow;
		for (const one of workflow.nodes) {
			if (one.webhookId) one.webhookId = randomUUID();
			if (one.credentials?.payAppApi) one.credentials = { payAppApi: bench.credential };
		}
		change(workflow);
		const stored = await bench.rest.createWorkflow(workflow);
		await bench.rest.publish(stored);
		return stored;
	}

	it('recurring billing: joining, a payment and a failure each reach their end', async () => {
		const { rest, sandbox } = bench;
		const workflow = await publishExample('recurring-billing', (made) => {
			const address = triggerUrl(rest.origin, made);
			const register = made.nodes.find(({ name }) => name === 'Register the subscription');
			const { parameters = {} } = register ?? {};
			expect(parameters.feedbackurl).toMatch(/\/payapp$/);
			parameters.feedbackurl = address;
			const additional = parameters.additionalFields as Record<string, unknown>;
			additional.failurl = address;
			// A pinned item stands in for the submitted form.
			made.pinData = {
				'Membership form': [{ json: { Name: '홍길동', 'Mobile phone': '010-0000-0000' } }],
			};
		});
		const id = await rest.run(workflow.id, 'Membership form', 'Register the subscription');
		const joined = await rest.ended(id);
		expect(joined.status).toBe('success');
		const { rebill_no } = outputOf(joined, 'Register the subscription');
		sandbox.payapp.approve(String(rebill_no));
		const first = await rest.nthExecution(workflow.id, 2);
		expect(outputOf(first, 'Extend the membership')).toMatchObject({
			subscriptionNo: rebill_no,
			text: expect.stringContaining('홍길동 paid 9900 KRW'),
		});
		sandbox.payapp.switches.failCharge = true;
		await sandbox.payapp.clock.advance({ months: 1 });
		const failure = await rest.nthExecution(workflow.id, 3);
		expect(outputOf(failure, 'Tell the member')).toMatchObject({
			subscriptionNo: rebill_no,
			phone: '01000000000',
			text: expect.stringContaining('did not go through'),
		});
	}, 90_000);

	it('refund from the chat: in part, in full, and nothing for anything else', async () => {
		const { rest, sandbox } = bench;
		const { payapp } = sandbox;
		const workflow = await publishExample('refund-from-chat', ({ nodes }) => {
			const chat = nodes.find(({ name }) => name === 'Chat');
			expect(chat?.parameters.authentication).toBe('n8nUserAuth');
			// The test chats without an n8n user's session.
			Object.assign(chat?.parameters ?? {}, { authentication: 'none' });
		});
		const address = `${rest.origin}/webhook/${workflow.nodes.find(({ name }) => name === 'Chat')?.webhookId}/chat`;
		const say = async (chatInput: string): Promise<string> => {
			const answer = await fetch(address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ action: 'sendMessage', sessionId: randomUUID(), chatInput }),
			});
			const { output } = (await answer.json()) as { output?: string };
			return String(output);
		};
		const body = new URLSearchParams({
			cmd: 'payrequest',
			userid: payapp.seller.userid,
			goodname: '꽃다발',
			price: '10000',
			recvphone: '01000000000',
		});
		const reply = await (await fetch(payapp.apiUrl, { method: 'POST', body })).text();
		const mulNo = new URLSearchParams(reply).get('mul_no') ?? '';
		const payment = payapp.pay(mulNo);

		for (const slip of ['refund', `refund ${mulNo}`, `refund ${mulNo} 3.300`, 'refund all all']) {
			expect(await say(slip)).toContain('Nothing was done');
		}
		expect(await say(`refund ${mulNo} 3,300`)).toBe(`Payment ${mulNo}: 3,300 won given back.`);
		expect(payment).toMatchObject({ cancelled: 3300, pay_state: '4' });
		expect(await say(`refund ${mulNo} 0`)).toContain("'Refund Amount' must be 1 or more");
		expect(await say(`refund ${mulNo} 9000`)).toContain('남은 금액 초과');
		expect(await say(`Refund ${mulNo} ALL`)).toContain('all of it given back');
		expect(payment.pay_state).toBe('9');
		expect(payapp.calls.filter(({ cmd }) => cmd === 'paycancel')).toHaveLength(3);
	}, 90_000);
});
