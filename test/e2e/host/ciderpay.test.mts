import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { readExample } from '../../../sandbox/demo/examples.mts';
import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type {
	Execution,
	StoredWorkflow,
	Workflow,
	WorkflowNode,
} from '../../../sandbox/n8n/restTypes.mts';
import {
	listOfItems,
	node,
	openBench,
	publish,
	runWithItems,
	type Bench,
	noOp,
	triggerNode,
	listOf,
} from './bench.mts';

type Row = Record<string, unknown>;

/** The secret that every trigger's URL here must carry */
const SECRET = randomUUID();
const CHARGE = 'POST /oapi/manualPay/doRequestPayment';

let bench: Bench;
let credential: CredentialReference;

const cider = () => bench.sandbox.ciderpay;
const credentialData = (): Row => ({
	...cider().account,
	baseUrl: cider().base,
	urlSecret: SECRET,
});

beforeAll(async () => {
	bench = await openBench();
	credential = await bench.rest.createCredential('ciderPayApi', 'CiderPay', credentialData());
}, 300_000);

afterAll(async () => {
	await bench.close();
});

/** A CiderPay node with an operation such as "registeredCard.charge" */
function ciderPay(
	operation: string,
	parameters: Row = {},
	more: Partial<WorkflowNode> = {},
): WorkflowNode {
	const [resource, name] = operation.split('.');
	return node(
		'CiderPay',
		'n8n-nodes-korean-payments.ciderPay',
		1,
		{ resource, operation: name, ...parameters },
		{ credentials: { ciderPayApi: credential }, ...more },
	);
}

/** A CiderPay Trigger node */
const trigger = (events: string[], parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'ciderPayTrigger',
		{ ciderPayApi: credential },
		{ events, acknowledge: 'atOnce', ...parameters },
	);

/** URL of a workflow's trigger, as pasted into Notify URL; the node adds the secret. */
function addressOf({ nodes }: Workflow, query = ''): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.ciderPayTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/ciderpay${query}`;
}

/** Stores and publishes an example as a user does: with the credential, and a final change. */
async function publishExample(
	name: string,
	change: (nodeCalled: (name: string) => WorkflowNode) => void = () => {},
): Promise<StoredWorkflow> {
	const workflow = readExample(process.cwd(), name);
	for (const one of workflow.nodes) {
		if (one.credentials) one.credentials = { ciderPayApi: credential };
		if (!one.webhookId) continue;
		one.webhookId = randomUUID();
	}
	change((wanted) => workflow.nodes.find((one) => one.name === wanted) as WorkflowNode);
	const stored = await bench.rest.createWorkflow(workflow);
	await bench.rest.publish(stored);
	bench.workflows.push(stored);
	return stored;
}

/** Runs one operation per item, in its own workflow; returns the outputs */
async function run(operation: string, parameters: Row = {}, items: Row[] = [{}]) {
	const workflow = await publish(bench, [...listOfItems(), ciderPay(operation, parameters)]);
	const execution = await runWithItems(bench, workflow, items);
	expect(execution.status).toBe('success');
	return outputsOf(execution, 'CiderPay');
}

/** Items of a node's last run, at one of its outputs */
const outputsOf = ({ data }: Execution, name: string, output = 0): Row[] =>
	(data?.resultData.runData[name]?.at(-1)?.data?.main?.[output] ?? []).map(({ json }) => json);

const errorOf = ({ data }: Execution): string => {
	const { message = '', description = '' } = data?.resultData.error ?? {};
	return `${message} ${description}`;
};

/** Counts a workflow's runs, once CiderPay has sent all its notifications */
async function runs({ id }: StoredWorkflow): Promise<number> {
	await cider().idle();
	return (await bench.rest.executions(id)).length;
}

/** Approves as the buyer, on CiderPay's page */
async function approve(authUrl: unknown): Promise<void> {
	const body = new URLSearchParams({ action: 'approve' });
	expect((await fetch(String(authUrl), { method: 'POST', body })).ok).toBe(true);
}

describe('registered cards that are charged on a schedule', () => {
	const EXAMPLE = 'ciderpay-charge-every-1st';
	/** The customer table, with the tokens delivered by the trigger */
	let rows: Row[];

	beforeAll(async () => {
		cider().reset();
		const hearing = await publishExample(EXAMPLE);
		const customers = [
			{ customerNo: 'A', price: 1000 },
			{ customerNo: 'B', price: 2000 },
			{ customerNo: 'C', price: 3000 },
		];
		const asked = await run(
			'registeredCard.requestRegistration',
			{
				customMobile: '010-0000-0000',
				selectAuthType: 'AT_ONCE',
				feedbackUrl: addressOf(hearing),
				additionalFields: { customName: '홍길동', customNo: '={{ $json.customerNo }}' },
			},
			customers,
		);
		rows = [];
		for (const [index, { authUrl }] of asked.entries()) {
			await approve(authUrl);
			const heard = await bench.rest.nthExecution(hearing.id, index + 1);
			rows.push({ ...customers[index], ...outputOf(heard, 'Row for the table') });
		}
	}, 120_000);

	beforeEach(() => {
		cider().calls.length = 0;
		cider().charges.clear();
		limit('B', Infinity);
	});

	const cardOf = (customerNo: string) =>
		[...cider().cards.values()].find(({ params }) => params.customNo === customerNo);

	/** Sets the most that a customer's card can be charged, in won */
	function limit(customerNo: string, won: number): void {
		Object.assign(cardOf(customerNo)?.params ?? {}, { maxPaymentPrice: won });
	}

	const times = (names: unknown[]): Record<string, number> => {
		const counted: Record<string, number> = {};
		for (const name of names) counted[String(name)] = (counted[String(name)] ?? 0) + 1;
		return counted;
	};
	/** Charges requested per customer; `charged` counts those carried out */
	const asked = () =>
		times(
			cider()
				.calls.filter(({ call }) => call === CHARGE)
				.map(({ values }) => values.var1),
		);
	const charged = () =>
		times(
			[...cider().charges.values()]
				.filter(({ state }) => state === 'COMPLETE')
				.map(({ params }) => params.var1),
		);

	const charge = (more: Partial<WorkflowNode> = {}): WorkflowNode =>
		ciderPay(
			'registeredCard.charge',
			{
				mpToken: '={{ $json.mpToken }}',
				goodName: 'Flowers',
				price: '={{ $json.price }}',
				content: 'December',
				additionalFields: { var1: '={{ $json.customerNo }}' },
			},
			more,
		);

	const useTable = (customers: WorkflowNode, table: Row[]) =>
		Object.assign(customers.parameters, {
			assignments: {
				assignments: [{ id: '1', name: 'rows', type: 'array', value: JSON.stringify(table) }],
			},
		});

	it('gives a row with a token for each customer whose card was registered', () => {
		expect(rows.map(({ customerNo }) => customerNo)).toEqual(['A', 'B', 'C']);
		for (const { customerNo, ...row } of rows) {
			const { mpToken } = cardOf(String(customerNo)) ?? {};
			expect(row).toMatchObject({ name: '홍길동', mobile: '01000000000', mpToken });
		}
	});

	it('charges on the schedule; one fails, and the retried execution charges only who was not charged', async () => {
		const { rest } = bench;
		limit('B', 1000);
		const workflow = await publishExample(EXAMPLE, (nodeCalled) => {
			useTable(nodeCalled('Customers'), rows);
			delete nodeCalled('Charge the card').onError;
			// The test cannot wait for the 1st.
			nodeCalled('Every 1st').parameters = {
				rule: { interval: [{ field: 'seconds', secondsInterval: 15 }] },
			};
		});
		const failed = await rest.nthExecution(workflow.id, 1);
		await rest.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});
		expect(failed).toMatchObject({ status: 'error', mode: 'trigger' });
		expect(errorOf(failed)).toMatch(
			/Of 3 items: 1 succeeded \(onePayUniqueNo.*1 refused, 1 not sent/,
		);
		expect(asked()).toEqual({ A: 1, B: 1 });

		const again = await rest.retry(failed.id);
		expect(again.status).toBe('error');
		expect(asked()).toEqual({ A: 1, B: 2 });

		limit('B', Infinity);
		const done = await rest.retry(again.id);
		expect(done.status).toBe('success');
		expect(asked()).toEqual({ A: 1, B: 3, C: 1 });
		expect(charged()).toEqual({ A: 1, B: 1, C: 1 });
		expect(outputsOf(done, 'Charged').map(({ customerNo }) => customerNo)).toEqual(['A', 'B', 'C']);
	}, 90_000);

	it('charges only who was not charged with Retry On Fail', async () => {
		limit('B', 1000);
		const workflow = await publish(bench, [
			...listOfItems(),
			charge({ retryOnFail: true, maxTries: 3, waitBetweenTries: 1500 }),
		]);
		const running = runWithItems(bench, workflow, rows);
		await until('the second customer to be refused', () => asked().B === 1);
		limit('B', Infinity);
		expect((await running).status).toBe('success');
		expect(asked()).toEqual({ A: 1, B: 2, C: 1 });
		expect(charged()).toEqual({ A: 1, B: 1, C: 1 });
	}, 60_000);

	it('does not repeat a charge whose answer never came', async () => {
		const workflow = await publish(bench, [
			...listOfItems(),
			charge({ retryOnFail: true, maxTries: 2, waitBetweenTries: 100 }),
		]);
		cider().switches.dropConnection = { value: true, times: 1 };
		const failed = await runWithItems(bench, workflow, rows);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatch(/not known whether.*Money may have moved/);
		expect((await bench.rest.retry(failed.id)).status).toBe('error');
		expect(asked()).toEqual({ A: 1 });
		expect(charged()).toEqual({ A: 1 });
	}, 60_000);

	it('leads failed rows to the second branch, and charges the others', async () => {
		const [waiting = {}] = await run('registeredCard.requestRegistration', {
			customMobile: '01000000009',
			selectAuthType: 'CONFIRM',
		});
		const { mpToken } = cider().approveCard(String(waiting.payUniqueNo));
		const workflow = await publishExample(EXAMPLE, (nodeCalled) =>
			useTable(nodeCalled('Customers'), [...rows, { customerNo: 'D', mpToken, price: 4000 }]),
		);
		// The first is charged, but its answer is lost.
		cider().switches.dropConnection = { value: true, times: 1 };
		limit('B', 1000);
		const id = await bench.rest.run(workflow.id, 'Every 1st');
		const done = await bench.rest.ended(id);
		expect(done.status).toBe('success');
		const numbers = (name: string) => outputsOf(done, name).map(({ customerNo }) => customerNo);
		expect(numbers('Charged')).toEqual(['C']);
		expect(numbers('Not charged yet')).toEqual(['D']);
		expect(outputsOf(done, 'Failed row')).toMatchObject([
			{ customerNo: 'A', outcome: 'unknown', text: expect.stringMatching(/Money may have moved/) },
			{ customerNo: 'B', outcome: 'refused', text: expect.stringMatching(/홍길동, 2000 won/) },
		]);
		expect(asked()).toEqual({ A: 1, B: 1, C: 1, D: 1 });
		expect(charged()).toEqual({ A: 1, C: 1 });
	}, 60_000);
});

describe('a subscription', () => {
	let approved: StoredWorkflow;
	let paid: StoredWorkflow;
	let failed: StoredWorkflow;

	beforeAll(async () => {
		cider().reset();
		approved = await publish(bench, [trigger(['subscriptionApproved']), noOp('Approved')]);
		paid = await publish(bench, [trigger(['subscriptionChargeCompleted']), noOp('Paid')]);
		failed = await publishExample('ciderpay-failed-subscription-charge');
	}, 60_000);

	/** Requests and approves a subscription whose charges notify `hearing`; returns the rpToken. */
	async function subscribe(hearing: StoredWorkflow): Promise<string> {
		const [asked = {}] = await run('subscription.request', {
			customMobile: '010-0000-0000',
			goodName: '월간 꽃다발',
			price: 9900,
			periodDateType: 'MONTH',
			periodDateVal: '1',
			feedbackUrl: addressOf(approved),
			payFeedbackUrl: addressOf(hearing),
			additionalFields: { customName: '홍길동', payVar1: 'member-7' },
		});
		await approve(asked.authUrl);
		return cider().subscriptions.get(String(asked.payUniqueNo))?.rpToken ?? '';
	}

	it('is approved by the buyer, and each month charged starts the workflow', async () => {
		const rpToken = await subscribe(paid);
		const agreed = outputOf(await bench.rest.nthExecution(approved.id, 1), 'Approved');
		expect(agreed).toMatchObject({ event: 'subscriptionApproved', subscriptionNo: rpToken });
		expect(agreed.data).toMatchObject({ rpToken });
		expect(await runs(paid)).toBe(0);
		await cider().clock.advance({ months: 2 });
		const second = await bench.rest.nthExecution(paid.id, 2);
		expect(outputOf(second, 'Paid')).toMatchObject({
			event: 'subscriptionChargeCompleted',
			subscriptionNo: rpToken,
			amount: 9900,
			currency: 'KRW',
			orderNo: [...cider().payments.keys()][1],
			custom: { var1: 'member-7' },
		});
	}, 60_000);

	it('that cannot be charged starts the workflow that tells the customer, once a failure', async () => {
		const rpToken = await subscribe(failed);
		await cider().clock.advance({ months: 1 });
		expect(await runs(failed)).toBe(0);
		cider().switches.failNextCharge = { value: '한도 초과', times: 4 };
		await cider().clock.advance({ months: 1 });
		const failure = await bench.rest.nthExecution(failed.id, 1);
		expect(outputOf(failure, 'Message to the customer')).toMatchObject({
			subscriptionNo: rpToken,
			phone: '01000000000',
			text: expect.stringMatching(/^Dear 홍길동, the payment of 9900 won .*\(한도 초과\)/),
		});
		cider().resend(cider().notifications.at(-1)?.delivery ?? 0);
		const told = await bench.rest.nthExecution(failed.id, 2);
		expect(outputsOf(told, 'Message to the customer')).toEqual([]);
		await cider().clock.advance({ months: 1 });
		const next = await bench.rest.nthExecution(failed.id, 3);
		expect(outputsOf(next, 'Message to the customer')).toHaveLength(1);
	}, 60_000);
});

describe('notifications', () => {
	let workflow: StoredWorkflow;
	/** Counted across all tests, so that a late run shows up in the next one. */
	let started = 0;
	let number = 800_000_000;

	beforeAll(async () => {
		cider().reset();
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
		const answer = await fetch(addressOf(to, query), { method: 'POST', ...init });
		const type = answer.headers.get('content-type') ?? '';
		return { status: answer.status, type, text: await answer.text() };
	}

	const form = (fields: Record<string, string>): RequestInit => ({
		body: new URLSearchParams(fields),
	});
	const json = (fields: Row): RequestInit => ({
		body: JSON.stringify(fields),
		headers: { 'content-type': 'application/json' },
	});
	const rawForm = (body: BodyInit): RequestInit => ({
		body,
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
	});

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
		['a JSON list', 400, () => json([message()] as unknown as Row)],
		['a multipart form', 400, () => ({ body: multipart(message()) })],
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

	describe('acknowledged after the work', () => {
		const acknowledge = () =>
			node('Acknowledge', 'n8n-nodes-korean-payments.ciderPay', 1, {
				resource: 'notification',
				operation: 'acknowledge',
			});
		const after = () => trigger(['paymentCompleted'], { acknowledge: 'afterWork' });
		const fail = () =>
			node('Fail', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'The work failed' });

		/** Requests and pays at CiderPay, which insists on SUCCESS and notifies twice at most. */
		async function pay(to: StoredWorkflow): Promise<void> {
			cider().reset();
			Object.assign(cider().switches, {
				acknowledgement: 'SUCCESS',
				maxAttempts: 2,
				retryDelayMs: 50,
			});
			const [asked = {}] = await run('payment.request', {
				mobile: '010-0000-0000',
				goodName: 'Tea',
				price: 2000,
				feedbackurl: addressOf(to),
			});
			cider().payRequest(String(asked.payUniqueNo));
			await cider().idle();
		}

		it('is told once when the work succeeds', async () => {
			const working = await publish(bench, [after(), noOp('Work'), acknowledge()]);
			await pay(working);
			expect(cider().notifications).toMatchObject([{ status: 200, answer: 'SUCCESS' }]);
			const execution = await bench.rest.nthExecution(working.id, 1);
			expect(outputOf(execution, 'Acknowledge')).toMatchObject({ amount: 2000 });
		}, 60_000);

		it('is told again when the work fails', async () => {
			const failing = await publish(bench, [after(), fail(), acknowledge()]);
			await pay(failing);
			expect(cider().notifications.map(({ status }) => status)).toEqual([500, 500]);
			expect((await bench.rest.nthExecution(failing.id, 2)).status).toBe('error');
		}, 60_000);
	});
});

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('ciderPayApi', id, name, data);
	}

	it('is green with the right keys, and changes nothing at CiderPay', async () => {
		cider().reset();
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(cider().calls.map(({ call }) => call)).toEqual(['GET /oapi/goods/paging']);
	});

	it.each<[string, () => Row]>([
		['a wrong developer token', () => ({ devToken: 'wrong' })],
		['an unknown developer', () => ({ devID: 'nobody' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not CiderPay', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('the lists to choose from', () => {
	/** What the editor lists under a parameter's "From List" */
	const listed = async (methodName: string, path: string, filter?: string): Promise<unknown> =>
		await listOf(bench, 'ciderPay', {
			methodName,
			path,
			credentials: { ciderPayApi: credential },
			filter,
		});

	it('hold the products, and those that are searched for', async () => {
		cider().reset();
		const names = [{ goodsName: '장미' }, { goodsName: '튤립' }];
		await run(
			'product.create',
			{ goodsName: '={{ $json.goodsName }}', goodsPrice: 1000, useTax: true },
			names,
		);
		const [rose, tulip] = [...cider().products.keys()];
		const all = { results: [expect.objectContaining({ value: rose }), expect.anything()] };
		expect(await listed('searchProducts', 'id')).toMatchObject(all);
		expect(await listed('searchProducts', 'id', '튤')).toEqual({
			results: [{ name: `튤립 (${tulip})`, value: tulip }],
		});
	}, 60_000);

	it('hold the payment links', async () => {
		await run('paymentLink.create', {
			goodsName: '꽃다발',
			goodsPrice: 1000,
			goodsDescription: 'Flowers',
		});
		const [id] = [...cider().paymentLinks.keys()];
		expect(await listed('searchPaymentLinks', 'id')).toEqual({
			results: [{ name: `꽃다발 (${id})`, value: id }],
		});
		expect(await listed('searchPaymentLinks', 'id', 'tea')).toEqual({ results: [] });
	}, 60_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { devToken, feedbackToken, approvalToken } = cider().account;
		const stored: unknown[] = [];
		for (const { id } of bench.workflows) {
			for (const execution of await bench.rest.executions(id)) {
				stored.push(await bench.rest.call('GET', `/rest/executions/${execution.id}`));
			}
		}
		expect(stored.length).toBeGreaterThan(20);
		const all = JSON.stringify(stored) + bench.log();
		for (const secret of [devToken, feedbackToken, approvalToken, SECRET]) {
			// Not toContain: a failure would print the secret.
			expect(all.includes(secret)).toBe(false);
		}
	}, 60_000);
});

function multipart(fields: Record<string, string>): FormData {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	return body;
}
