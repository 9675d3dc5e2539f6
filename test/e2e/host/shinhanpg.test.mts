import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { readExample } from '../../../sandbox/demo/examples.mts';
import { Closing, type CredentialReference } from '../../../sandbox/demo/stage.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import { sleep, until } from '../../../sandbox/n8n/command.mts';
import type {
	Execution,
	StoredWorkflow,
	Workflow,
	WorkflowNode,
} from '../../../sandbox/n8n/restTypes.mts';
import type { CallName } from '../../../sandbox/shinhanpg/codes.mts';
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
import { Buyer, comeBack, heading, press, Shop, type Shown } from './shinhanWindow.mts';

type Row = Record<string, unknown>;

const CONFIRM: CallName = 'POST /v1.0/payments/confirm';
const LOOK_UP: CallName = 'GET /v1.0/payments/confirm-info';
const PAID = '결제가 완료되었습니다';
const PENDING = '결제 결과를 확인하고 있습니다';
const LEFT = '결제가 취소되었습니다';
const REFUSED = '요청을 처리할 수 없습니다';

let bench: Bench;
let credential: CredentialReference;
let shop: Shop;
let buyer: Buyer;
let asking: StoredWorkflow;
/** Closes what was opened, last first: the set-up may have failed halfway. */
const closing = new Closing();
let number = 0;

const shinhan = () => bench.sandbox.shinhanpg;
const credentialData = (): Row => ({
	...shinhan().merchant,
	baseUrl: shinhan().base,
	ip_addr: '203.0.113.10',
});

beforeAll(async () => {
	bench = await openBench();
	closing.add(async () => await bench.close());
	shop = await Shop.open();
	closing.add(async () => await shop.close());
	buyer = await Buyer.arrive();
	closing.add(async () => await buyer.leave());
	credential = await bench.rest.createCredential('shinhanPgApi', 'Shinhan', credentialData());
	asking = await publish(bench, [...listOfItems(), request()]);
}, 300_000);

beforeEach(() => shinhan().reset());

afterAll(async () => {
	await closing.end();
});

/** A Shinhan PG node with a Payment operation */
function shinhanPg(name: string, operation: string, parameters: Row): WorkflowNode {
	return node(
		name,
		'n8n-nodes-korean-payments.shinhanPg',
		1,
		{ resource: 'payment', operation, ...parameters },
		{ credentials: { shinhanPgApi: credential } },
	);
}

/** Requests a payment per item with order_no, amount, and the trigger's URL in `back` */
function request(): WorkflowNode {
	return shinhanPg('Request', 'request', {
		pgcode: { __rl: true, mode: 'list', value: 'card' },
		card_cpny_cd: { __rl: true, mode: 'list', value: '' },
		pay_type: 1,
		user_id: 'buyer@example.com',
		user_name: '홍길동',
		order_no: '={{ $json.order_no }}',
		device_type: 2,
		amount: '={{ $json.amount }}',
		product_name: '꽃다발',
		return_url: '={{ $json.back }}?on=return',
		cancel_url: '={{ $json.back }}?on=cancel',
		fail_url: '={{ $json.back }}?on=fail',
		additionalFields: { custom_parameter: '회원 7 & "일곱"' },
	});
}

const confirm = (): WorkflowNode =>
	shinhanPg('Confirm', 'confirm', {
		order_no: '={{ $json.order_no }}',
		confirm_token: '={{ $json.confirm_token }}',
		additionalFields: { expectedAmount: '={{ $json.expectedAmount }}' },
	});

const DEFAULT_EVENTS = ['confirmed', 'confirmedBefore', 'confirmUnknown', 'virtualAccountIssued'];

/** Makes n8n's database reject new executions until restored, as if it were full or locked. */
function withoutNewExecutions(file: string): { restore: () => void } {
	const database = new DatabaseSync(file, { timeout: 10_000 });
	database.exec(
		"CREATE TRIGGER full BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'full'); END",
	);
	return {
		restore: () => {
			database.exec('DROP TRIGGER full');
			database.close();
		},
	};
}

/** A Shinhan PG Trigger node; its default events are DEFAULT_EVENTS less `confirmedBefore` */
const trigger = (parameters: Row = {}): WorkflowNode =>
	triggerNode(
		'shinhanPgTrigger',
		{ shinhanPgApi: credential },
		{
			confirm: true,
			events: ['confirmed', 'confirmUnknown', 'virtualAccountIssued'],
			...parameters,
		},
	);

const hearing = async (parameters?: Row): Promise<StoredWorkflow> =>
	await publish(bench, [trigger(parameters), noOp('Work')]);

/** Production URL of a workflow's trigger */
function addressOf({ nodes }: Workflow): string {
	const { webhookId } = nodes.find(({ type }) => type.endsWith('.shinhanPgTrigger')) ?? {};
	return `${bench.rest.origin}/webhook/${webhookId}/shinhanpg`;
}

interface Order {
	order_no: string;
	amount: number;
	/** Where the buyer pays */
	redirect_url: string;
}

/** Requests payment of a new order whose buyer returns to the workflow `back`. */
async function order(back: Workflow, amount = 1500): Promise<Order> {
	number += 1;
	const asked = { order_no: `O-${Date.now()}-${number}`, amount, back: addressOf(back) };
	const execution = await runWithItems(bench, asking, [asked]);
	expect(execution.status).toBe('success');
	const { redirect_url } = outputOf(execution, 'Request');
	return { order_no: asked.order_no, amount, redirect_url: String(redirect_url) };
}

const timesCalled = (name: CallName): number =>
	shinhan().calls.filter(({ call }) => call === name).length;
const approved = () =>
	[...shinhan().payments.values()].map(({ order_no, amount }) => ({ order_no, amount }));
const runs = async ({ id }: StoredWorkflow): Promise<number> =>
	(await bench.rest.executions(id)).length;

/** Items that a node output in an execution */
const outputsOf = ({ data }: Execution, name: string): Row[] =>
	(data?.resultData.runData[name]?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) => json);
const errorOf = ({ data }: Execution): string => {
	const { message = '', description = '' } = data?.resultData.error ?? {};
	return `${message} ${description}`;
};

/** Returns the workflow's first event, and asserts that there was no other */
async function onlyEvent(workflow: StoredWorkflow): Promise<Row> {
	const execution = await bench.rest.nthExecution(workflow.id, 1);
	// A surplus run could come late.
	await sleep(500);
	expect(await runs(workflow)).toBe(1);
	return outputOf(execution, 'Work');
}

const shows = (title: string) => ({ status: 200, text: expect.stringContaining(`<h1>${title}<`) });

describe('the example, with a browser', () => {
	let example: StoredWorkflow;
	let form: string;

	beforeAll(async () => {
		const workflow = readExample(process.cwd(), 'shinhan-card-payment');
		for (const one of workflow.nodes) {
			if (one.credentials) one.credentials = { shinhanPgApi: credential };
			if (one.webhookId) one.webhookId = randomUUID();
			if (one.name === 'The buyer comes back') one.parameters.options = { ...shop.options };
			if (one.type.endsWith('formTrigger')) form = `${bench.rest.origin}/form/${one.webhookId}`;
		}
		const { parameters } = workflow.nodes.find(({ name }) => name === 'Order') as WorkflowNode;
		const { assignments } = parameters.assignments as { assignments: Row[] };
		for (const one of assignments) {
			if (one.name === 'triggerUrl') one.value = addressOf(workflow);
		}
		example = await bench.rest.createWorkflow(workflow);
		await bench.rest.publish(example);
		bench.workflows.push(example);
	}, 60_000);

	beforeEach(() => {
		shop.visits.length = 0;
	});

	/** Submits the form; the browser moves on to the payment window by itself. */
	async function toTheWindow() {
		const page = await buyer.open(form);
		await page.getByLabel('Name').fill('홍길동');
		await page.getByLabel('Email').fill('buyer@example.com');
		await page.getByLabel('Amount').fill('12000');
		await page.getByRole('button', { name: 'Submit' }).click();
		await page.waitForURL(`${shinhan().base}/pgsvc/pay?**`);
		return page;
	}

	/** Items that a node output across all executions of the example */
	async function gave(name: string): Promise<Row[]> {
		const rows: Row[] = [];
		for (const { id } of await bench.rest.executions(example.id)) {
			rows.push(...outputsOf(await bench.rest.ended(id), name));
		}
		return rows;
	}

	const NODES = ['Paid', 'Look into it', 'Not paid'];
	/** Waits until a node has output something; returns the output of all three end nodes. */
	async function ends(name: string): Promise<Row[][]> {
		await until(`"${name}" to run`, async () => (await gave(name)).length > 0);
		return await Promise.all(NODES.map(gave));
	}

	it('is paid: the buyer sees the shop, and the order is delivered once', async () => {
		const page = await toTheWindow();
		await press(page, 'card');
		await heading(page, 'success');
		const [payment] = approved();
		expect(payment).toMatchObject({ amount: 12_000 });
		const order_no = String(payment?.order_no);
		expect(page.url()).toBe(`${shop.origin}/success?order_no=${order_no}`);
		await page.context().close();
		const paid = [[expect.objectContaining({ orderNo: order_no, amount: 12_000 })], [], []];
		expect(await ends('Paid')).toEqual(paid);
		// The buyer authenticates the same order again, with a token that is still valid.
		const before = await runs(example);
		const [token = ''] = shinhan().sessions.keys();
		expect(await comeBack(shinhan().authenticate(token))).toMatchObject({ location: page.url() });
		await bench.rest.nthExecution(example.id, before + 1);
		expect(await ends('Paid')).toEqual(paid);
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toHaveLength(1);
	}, 90_000);

	it('is left: nothing is confirmed, and the workflow says so', async () => {
		const page = await toTheWindow();
		await press(page, 'cancel');
		await heading(page, 'cancelled');
		const { order_no } = [...shinhan().sessions.values()][0]?.values ?? {};
		expect((await ends('Not paid'))[2]).toEqual([
			expect.objectContaining({ orderNo: order_no, text: expect.stringContaining('(cancelled)') }),
		]);
		expect(timesCalled(CONFIRM)).toBe(0);
		expect(approved()).toEqual([]);
		await page.context().close();
	}, 90_000);
});

describe('a buyer who comes back', () => {
	it('sees a plain page in Korean; a reload shows it again and confirms nothing more', async () => {
		const workflow = await hearing();
		const { order_no, amount, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'card', PAID);
		expect(await page.textContent('body')).toContain(`주문번호 ${order_no}`);
		await page.reload();
		await heading(page, PAID);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			provider: 'shinhanpg',
			event: 'confirmed',
			verified: true,
			orderNo: order_no,
			amount,
			currency: 'KRW',
			method: 'card',
			buyer: { userId: 'buyer@example.com', name: '홍길동' },
			custom: { custom_parameter: '회원 7 & "일곱"' },
			data: { foundBy: 'confirm' },
		});
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 60_000);

	it('twenty times at once is confirmed once, and sees success twenty times', async () => {
		const workflow = await hearing({ options: shop.options });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		// Long enough for all to arrive while the first is in flight: n8n takes a while to admit 20.
		shinhan().switches.latencyMs = { value: 5000, call: CONFIRM };
		const storm = async () =>
			await Promise.all(Array.from({ length: 20 }, async () => await comeBack(visit)));
		const location = `${shop.origin}/success?order_no=${order_no}`;
		const success = Array<Partial<Shown>>(20).fill({ status: 303, location });
		expect(await storm()).toMatchObject(success);
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(await storm()).toMatchObject(success);
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
		const event = await onlyEvent(workflow);
		expect(event).toMatchObject({ event: 'confirmed', orderNo: order_no });
		expect(JSON.stringify(event).includes(String(visit.fields.confirm_token))).toBe(false);
	}, 60_000);

	it('while n8n cannot store an execution is told so, and a reload starts what it missed', async () => {
		// The editor's defaults
		const workflow = await hearing({ events: DEFAULT_EVENTS });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		const stored = withoutNewExecutions(bench.database());
		const all = await Promise.all([comeBack(visit), comeBack(visit), comeBack(visit)]);
		stored.restore();
		for (const { status, text } of all) {
			expect(status).toBe(500);
			expect(text).not.toContain(PAID);
		}
		expect(approved()).toEqual([{ order_no, amount }]);
		expect(await runs(workflow)).toBe(0);
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmedBefore',
			orderNo: order_no,
			amount,
			verified: true,
		});
		expect(timesCalled(CONFIRM)).toBe(1);
	}, 60_000);

	it('after leaving the window starts what hears of it', async () => {
		const workflow = await hearing({ events: ['cancelled'] });
		const { order_no, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'cancel', LEFT);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'cancelled',
			orderNo: order_no,
			verified: false,
		});
		expect(timesCalled(CONFIRM)).toBe(0);
	}, 60_000);

	it('after a failure in the window starts what hears of it', async () => {
		const workflow = await hearing({ events: ['failed'], options: shop.options });
		const { order_no, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'fail', 'failed');
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'failed',
			orderNo: order_no,
			data: { stage: 'window', ret_msg: '한도초과' },
		});
		expect(timesCalled(CONFIRM)).toBe(0);
	}, 60_000);

	it('too late is told that nothing was paid', async () => {
		const workflow = await hearing({ events: ['failed'] });
		const { redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().advance(31 * 60_000);
		expect(await comeBack(visit)).toMatchObject(shows('결제가 완료되지 않았습니다'));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'failed',
			data: { stage: 'confirm' },
		});
		expect(approved()).toEqual([]);
	}, 60_000);
});

describe('the network is cut after the confirmation was acted on', () => {
	it('is one payment and success, seen by a browser', async () => {
		const workflow = await hearing();
		const { order_no, amount, redirect_url } = await order(workflow);
		shinhan().switches.dropConnection = { value: true, call: CONFIRM };
		const page = await buyer.act(redirect_url, 'card', PAID);
		await page.reload();
		await heading(page, PAID);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmed',
			orderNo: order_no,
			amount,
			data: { foundBy: 'confirm-info' },
		});
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 60_000);

	it.each([
		['no answer comes', 'timeoutAfterActing', true],
		['a gateway answers in its place', 'httpStatus', 502],
		['what comes cannot be read', 'brokenReply', true],
	] as const)(
		'is one payment and success where %s',
		async (_, fault, value) => {
			const workflow = await hearing({ options: { timeout: 1 } });
			const { order_no, amount, redirect_url } = await order(workflow);
			Object.assign(shinhan().switches, { [fault]: { value, call: CONFIRM } });
			const visit = shinhan().authenticate(redirect_url);
			const both = await Promise.all([comeBack(visit), comeBack(visit)]);
			expect(both).toMatchObject([shows(PAID), shows(PAID)]);
			expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmed', amount });
			expect(timesCalled(CONFIRM)).toBe(1);
			expect(approved()).toEqual([{ order_no, amount }]);
		},
		60_000,
	);

	it('and stays cut: nobody says success or failure, and a reload finds the payment', async () => {
		const workflow = await hearing({ events: ['confirmed', 'confirmedBefore', 'confirmUnknown'] });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().switches.dropConnection = { value: true, call: CONFIRM };
		// The look-up before the confirmation is answered; those after it fail.
		const coming = comeBack(visit);
		await until('the confirmation to be sent', () => timesCalled(CONFIRM) === 1);
		shinhan().switches.httpStatus = { value: 503, call: LOOK_UP };
		expect(await coming).toMatchObject(shows(PENDING));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmUnknown',
			verified: false,
			data: { outcome: 'unknown', order_no },
		});
		shinhan().switches.httpStatus = null;
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		const again = await bench.rest.nthExecution(workflow.id, 2);
		expect(outputOf(again, 'Work')).toMatchObject({ event: 'confirmedBefore', amount });
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 90_000);

	it('before it was acted on: nothing is paid, and a reload pays', async () => {
		const workflow = await hearing({ options: { timeout: 1 } });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().switches.timeoutBeforeActing = { value: true, call: CONFIRM, times: 1 };
		expect(await comeBack(visit)).toMatchObject(shows(PENDING));
		expect(approved()).toEqual([]);
		// n8n starts the workflow after answering the buyer, so the reload could overtake it.
		expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmUnknown' });
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(approved()).toEqual([{ order_no, amount }]);
		expect(timesCalled(CONFIRM)).toBe(2);
		const paid = await bench.rest.nthExecution(workflow.id, 2);
		expect(outputOf(paid, 'Work')).toMatchObject({ event: 'confirmed' });
	}, 90_000);
});

describe('a forged return', () => {
	let workflow: StoredWorkflow;
	let own: Order;
	let other: Order;

	beforeAll(async () => {
		workflow = await hearing({ events: ['confirmed', 'confirmedBefore', 'confirmUnknown'] });
	}, 60_000);

	beforeEach(async () => {
		own = await order(workflow, 1000);
		other = await order(workflow, 50_000);
	}, 60_000);

	/** The signed custom_parameter of an order's request */
	const sealOf = ({ redirect_url }: Order): string =>
		shinhan().authenticate(redirect_url).fields.custom_parameter ?? '';

	it.each<[string, () => Record<string, string>]>([
		['with no custom_parameter', () => ({ custom_parameter: '' })],
		['with a custom_parameter that was made up', () => ({ custom_parameter: 'member-7' })],
		[
			'with a wrong nonce',
			() => ({ custom_parameter: sealOf(own).replace(/\.[\w-]{43}\./, `.${'A'.repeat(43)}.`) }),
		],
		[
			'with a changed amount',
			() => ({ custom_parameter: sealOf(own).replace('n8n.1000.', 'n8n.100.') }),
		],
		['with the custom_parameter of another order', () => ({ custom_parameter: sealOf(other) })],
		['that names another order', () => ({ order_no: other.order_no })],
		['that names no order', () => ({ order_no: '' })],
	])('%s confirms nothing and starts nothing', async (_, changes) => {
		const visit = shinhan().authenticate(own.redirect_url);
		shinhan().calls.length = 0;
		expect(await comeBack(visit, changes())).toMatchObject({ ...shows(REFUSED), status: 401 });
		// Neither confirmed nor looked up: a stranger cannot make n8n call Shinhan.
		expect(shinhan().calls).toEqual([]);
		expect(await runs(workflow)).toBe(0);
	});

	it('with the token of another order confirms nothing and starts nothing', async () => {
		const { fields } = shinhan().authenticate(other.redirect_url);
		const visit = shinhan().authenticate(own.redirect_url);
		const changes = { confirm_token: String(fields.confirm_token) };
		expect(await comeBack(visit, changes)).toMatchObject(shows('결제가 완료되지 않았습니다'));
		expect(approved()).toEqual([]);
		expect(await runs(workflow)).toBe(0);
	});

	it('does not keep the genuine one from being the only one that starts a run', async () => {
		const visit = shinhan().authenticate(own.redirect_url);
		await comeBack(visit, { custom_parameter: sealOf(other) });
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmed', orderNo: own.order_no });
		expect(approved()).toEqual([{ order_no: own.order_no, amount: own.amount }]);
	}, 60_000);

	it('that is a virtual account of nobody, a cancellation or a failure starts nothing', async () => {
		const all = await hearing({ events: ['cancelled', 'failed', 'virtualAccountIssued'] });
		const back = await order(all);
		const account = shinhan().issueAccount(back.redirect_url);
		const ways = [account, shinhan().leave(back.redirect_url), shinhan().fail(back.redirect_url)];
		const answers = await Promise.all(
			ways.map(async (visit) => {
				const url = new URL(visit.url);
				url.searchParams.set('won', '1');
				return await comeBack({ ...visit, url: url.href });
			}),
		);
		expect(answers.map(({ status }) => status)).toEqual([401, 200, 200]);
		expect(await runs(all)).toBe(0);
		expect(await comeBack(account)).toMatchObject(shows('가상계좌가 발급되었습니다'));
		expect(await onlyEvent(all)).toMatchObject({
			event: 'virtualAccountIssued',
			orderNo: back.order_no,
			verified: false,
		});
	}, 60_000);

	it('whose confirmation names another amount is never shown or told as paid', async () => {
		const hears = await hearing();
		const { redirect_url } = await order(hears);
		shinhan().switches.otherAmount = { value: 100, call: CONFIRM };
		const visit = shinhan().authenticate(redirect_url);
		expect(await comeBack(visit)).toMatchObject(shows(PENDING));
		expect(await onlyEvent(hears)).toMatchObject({
			event: 'confirmUnknown',
			data: { outcome: 'unknown', reason: expect.stringContaining('100 won, not 1500') },
		});
	}, 60_000);
});

describe('Confirm in the workflow', () => {
	/** Creates orders with authenticated buyers, as rows for Confirm */
	async function authenticated(count: number): Promise<Row[]> {
		const rows: Row[] = [];
		for (let at = 0; at < count; at += 1) {
			const { order_no, amount, redirect_url } = await order(asking);
			const { confirm_token } = shinhan().authenticate(redirect_url).fields;
			rows.push({ order_no, confirm_token, expectedAmount: amount });
		}
		return rows;
	}

	/** Number of confirm calls that Shinhan received per row */
	const asked = (rows: Row[]): number[] =>
		rows.map(
			({ order_no }) =>
				shinhan().calls.filter(
					({ call, values }) => call === CONFIRM && values.order_no === order_no,
				).length,
		);

	it('takes what a trigger hands on that does not confirm', async () => {
		const workflow = await publish(bench, [
			trigger({ confirm: false, events: ['authenticated'] }),
			shinhanPg('Confirm', 'confirm', {
				order_no: '={{ $json.data.order_no }}',
				confirm_token: '={{ $json.data.confirm_token }}',
				additionalFields: { expectedAmount: '={{ $json.data.expectedAmount }}' },
			}),
		]);
		const { order_no, amount, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'card', PENDING);
		await page.context().close();
		const execution = await bench.rest.nthExecution(workflow.id, 1);
		expect(outputOf(execution, 'Confirm')).toMatchObject({ order_no, amount });
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 60_000);

	it('with Retry execution confirms only what was not confirmed', async () => {
		const rows = await authenticated(3);
		const withheld = String(rows[1]?.confirm_token);
		const token = shinhan().tokens.get(withheld);
		shinhan().tokens.delete(withheld);
		const workflow = await publish(bench, [...listOfItems(), confirm()]);
		const failed = await runWithItems(bench, workflow, rows);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatch(/1 succeeded.*1 refused, 1 not sent/);
		expect(asked(rows)).toEqual([1, 1, 0]);
		if (token) shinhan().tokens.set(withheld, token);
		const done = await bench.rest.retry(failed.id);
		expect(done.status).toBe('success');
		expect(asked(rows)).toEqual([1, 2, 1]);
		expect(outputsOf(done, 'Confirm')).toMatchObject(rows.map(({ order_no }) => ({ order_no })));
		expect(approved()).toHaveLength(3);
	}, 60_000);

	it('whose answer was lost is looked up, and by Retry execution not sent again', async () => {
		const rows = await authenticated(1);
		const workflow = await publish(bench, [...listOfItems(), confirm()]);
		shinhan().switches.dropConnection = true;
		const failed = await runWithItems(bench, workflow, rows);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatch(/not known whether/);
		shinhan().switches.dropConnection = null;
		const done = await bench.rest.retry(failed.id);
		expect(done.status).toBe('success');
		expect(outputOf(done, 'Confirm')).toMatchObject({ foundBy: 'confirm-info', amount: 1500 });
		expect(asked(rows)).toEqual([1]);
		expect(approved()).toHaveLength(1);
	}, 90_000);
});

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('shinhanPgApi', id, name, data);
	}

	it('is green with the right keys, and only lists', async () => {
		const verdict = await test({});
		expect(verdict).toMatchObject({ status: 'OK' });
		expect(verdict.message).toMatch(/payment API key cannot be tested/);
		expect(shinhan().calls.map(({ call }) => call)).toEqual(['GET /v1.0/payments/info/card-list']);
	});

	it.each<[string, () => Row]>([
		['a wrong search key', () => ({ searchApiKey: 'wrong' })],
		['the two keys mixed up', () => ({ searchApiKey: shinhan().merchant.paymentApiKey })],
		['an unknown merchant', () => ({ client_id: 'nobody' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not Shinhan PG', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('the lists to choose from', () => {
	/** What the editor lists under a parameter's "From List" */
	const listed = async (methodName: string, path: string, filter?: string): Promise<unknown> =>
		await listOf(bench, 'shinhanPg', {
			methodName,
			path,
			currentNodeParameters: { pgcode: { __rl: true, mode: 'code', value: 'nauthcard' } },
			credentials: { shinhanPgApi: credential },
			filter,
		});

	it('hold the card companies of the chosen payment method, and those searched for', async () => {
		const bc = { name: 'BC카드 (S001)', value: 'S001' };
		expect(await listed('searchCardCompanies', 'card_cpny_cd')).toEqual({
			results: [bc, { name: '샘플카드 (S999)', value: 'S999' }],
		});
		expect(await listed('searchCardCompanies', 'card_cpny_cd', 'bc')).toEqual({ results: [bc] });
		expect(shinhan().calls.map(({ values }) => values.pgcode)).toEqual(['nauthcard', 'nauthcard']);
	});

	it('hold the payment methods', async () => {
		expect(await listed('searchPaymentMethods', 'pgcode')).toMatchObject({
			results: [{ value: 'card' }, { value: 'nauthcard' }],
		});
	});
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { paymentApiKey, searchApiKey } = shinhan().merchant;
		let all = bench.log();
		let count = 0;
		for (const { id } of bench.workflows) {
			for (const execution of await bench.rest.executions(id)) {
				all += JSON.stringify(await bench.rest.call('GET', `/rest/executions/${execution.id}`));
				count += 1;
			}
		}
		expect(count).toBeGreaterThan(20);
		// Not toContain: a failure would print the secret.
		for (const secret of [paymentApiKey, searchApiKey, encodeURIComponent(paymentApiKey)]) {
			expect(all.includes(secret)).toBe(false);
		}
	}, 60_000);
});
