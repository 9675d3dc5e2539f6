import { randomUUID } from 'node:crypto';

import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { readExample } from '../../../sandbox/demo/examples.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { StoredWorkflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { outputsOf } from './bench.mts';
import {
	addressOf,
	approved,
	bench,
	buyer,
	CONFIRM,
	credential,
	lookForSecrets,
	openShinhanPg,
	openShop,
	runs,
	shinhan,
	shop,
	timesCalled,
	type Row,
} from './shinhanpgBench.mts';
import { comeBack, heading, press } from './shinhanWindow.mts';

openShinhanPg();
openShop();

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

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(4);
		expect(found).toEqual([]);
	}, 60_000);
});
