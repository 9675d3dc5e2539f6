import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow, Workflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import {
	listOfItems,
	node,
	openBench,
	publish,
	runWithItems,
	type Bench,
	noOp,
	triggerNode,
} from './bench.mts';

type Row = Record<string, unknown>;

let bench: Bench;
let credential: CredentialReference;

const gmpay = () => bench.sandbox.gmpay;

/** A credential without the cancel token, so that the node has to fetch it. */
function credentialData(): Row {
	const { cancelToken: _, ...account } = gmpay().account;
	return { ...account, baseUrl: gmpay().base };
}

beforeAll(async () => {
	bench = await openBench();
	credential = await bench.rest.createCredential('gmPayApi', 'GMPay', credentialData());
}, 300_000);

afterAll(async () => {
	await bench.close();
});

/** A GMPay Trigger node */
const trigger = (events: string[], parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'gmPayTrigger',
		{ gmPayApi: credential },
		{ events, acknowledge: 'atOnce', ...parameters },
	);

/** URL of a workflow's trigger, as pasted into Notify URL */
function addressOf({ nodes }: Workflow): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.gmPayTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/gmpay`;
}

/** Runs one Payment operation in its own workflow; returns the execution */
async function execute(operation: string, parameters: Row) {
	const gmPay = node(
		'GMPay',
		'n8n-nodes-korean-payments.gmPay',
		1,
		{ resource: 'payment', operation, ...parameters },
		{ credentials: { gmPayApi: credential } },
	);
	return await runWithItems(bench, await publish(bench, [...listOfItems(), gmPay]), [{}]);
}

/** Counts a workflow's runs, once GMPay has sent all its notifications */
async function runs({ id }: StoredWorkflow): Promise<number> {
	await gmpay().idle();
	return (await bench.rest.executions(id)).length;
}

describe('a GMPay payment', () => {
	let paid: StoredWorkflow;
	let refunded: StoredWorkflow;
	let orderNo: string;

	beforeAll(async () => {
		paid = await publish(bench, [trigger(['paymentCompleted']), noOp('Paid')]);
		refunded = await publish(bench, [trigger(['paymentCancelled']), noOp('Refunded')]);
	}, 60_000);

	/** Requests a payment that notifies `hearing`, and pays it on the buyer's page. */
	async function pay(hearing: StoredWorkflow): Promise<Row> {
		const made = await execute('request', {
			goodName: '꽃다발',
			totalPrice: 5000,
			mobile: '01000000000',
			feedbackUrl: addressOf(hearing),
			additionalFields: { var1: 'order-1' },
		});
		expect(made.status).toBe('success');
		const output = outputOf(made, 'GMPay');
		const body = new URLSearchParams({ action: 'pay' });
		expect((await fetch(String(output.payUrl), { method: 'POST', body })).ok).toBe(true);
		return output;
	}

	it('is requested by a workflow, paid by the buyer, and starts the other workflow', async () => {
		({ orderNo } = (await pay(paid)) as { orderNo: string });
		expect(outputOf(await bench.rest.nthExecution(paid.id, 1), 'Paid')).toMatchObject({
			provider: 'gmpay',
			event: 'paymentCompleted',
			eventId: `gmpay:${orderNo}:COMPLETE`,
			orderNo,
			amount: 5000,
			currency: 'KRW',
			buyer: { phone: '01000000000' },
			custom: { var1: 'order-1' },
		});
	}, 60_000);

	it('is cancelled with a token that is asked for, once, and starts the workflow for refunds', async () => {
		const { orderNo: second } = await pay(refunded);
		expect(await runs(refunded)).toBe(0);
		gmpay().calls.length = 0;
		const cancelled = await execute('cancel', { orderNo: second });
		expect(cancelled.status).toBe('success');
		expect(outputOf(cancelled, 'GMPay')).toMatchObject({ cancelled: true, orderNo: second });
		expect(gmpay().calls.map(({ call }) => call)).toEqual([
			'GET /oapi/p/member/token',
			'POST /oapi/payment/cancel',
		]);
		const told = outputOf(await bench.rest.nthExecution(refunded.id, 1), 'Refunded');
		expect(told).toMatchObject({ event: 'paymentCancelled', orderNo: second, amount: 5000 });
		expect(await runs(paid)).toBe(1);
	}, 60_000);

	it('is not cancelled again where it is not known whether it was', async () => {
		gmpay().calls.length = 0;
		gmpay().switches.dropConnection = {
			value: true,
			times: 1,
			call: 'POST /oapi/payment/cancel',
		};
		const failed = await execute('cancel', { orderNo });
		expect(failed.status).toBe('error');
		expect(failed.data?.resultData.error?.message).toMatch(/not known whether/);
		expect((await bench.rest.retry(failed.id)).status).toBe('error');
		expect(gmpay().calls.filter(({ call }) => call.endsWith('/cancel'))).toHaveLength(1);
	}, 60_000);
});

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
		const answer = await fetch(addressOf(to), { method: 'POST', ...init });
		const type = answer.headers.get('content-type') ?? '';
		return { status: answer.status, type, text: await answer.text() };
	}

	const form = (fields: Record<string, string>): RequestInit => ({
		body: new URLSearchParams(fields),
	});
	const json = (value: unknown): RequestInit => ({
		body: JSON.stringify(value),
		headers: { 'content-type': 'application/json' },
	});
	const rawForm = (body: BodyInit): RequestInit => ({
		body,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	});

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
		['a multipart form', 400, () => ({ body: multipart(message()) })],
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

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('gmPayApi', id, name, data);
	}

	it.each<[string, () => Row]>([
		['the partner keys', () => ({})],
		['the right cancel token too', () => ({ cancelToken: gmpay().account.cancelToken })],
		['the member alone', () => ({ devID: '', devToken: '' })],
	])('is green with %s, and changes nothing at GMPay', async (_, changes) => {
		gmpay().calls.length = 0;
		const result = await test(changes());
		expect(result).toMatchObject({ status: 'OK' });
		expect(result.message.includes(gmpay().account.cancelToken)).toBe(false);
		expect(gmpay().calls.map(({ method }) => method)).toEqual(['GET']);
	});

	it.each<[string, () => Row]>([
		['a wrong partner token', () => ({ devToken: 'wrong' })],
		['a partner ID without a token', () => ({ devToken: '' })],
		['a wrong cancel token', () => ({ cancelToken: 'wrong' })],
		['an unknown member', () => ({ memberId: 'nobody' })],
		['an unknown member alone', () => ({ memberId: 'nobody', devID: '', devToken: '' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not GMPay', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { devToken, feedbackToken, cancelToken } = gmpay().account;
		const stored: unknown[] = [];
		for (const { id } of bench.workflows) {
			for (const execution of await bench.rest.executions(id)) {
				stored.push(await bench.rest.call('GET', `/rest/executions/${execution.id}`));
			}
		}
		expect(stored.length).toBeGreaterThan(5);
		const text = JSON.stringify(stored) + bench.log();
		for (const secret of [devToken, feedbackToken, cancelToken]) {
			// Not toContain: a failure would print the secret.
			expect(text.includes(secret)).toBe(false);
		}
	}, 60_000);
});

function multipart(fields: Record<string, string>): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	return body;
}
