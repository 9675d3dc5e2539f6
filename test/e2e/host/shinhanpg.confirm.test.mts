import { describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { errorOf, listOfItems, outputsOf, publish, runWithItems } from './bench.mts';
import {
	approved,
	asking,
	bench,
	buyer,
	CONFIRM,
	lookForSecrets,
	openShinhanPg,
	openShop,
	order,
	PENDING,
	shinhan,
	shinhanPg,
	trigger,
	type Row,
} from './shinhanpgBench.mts';

openShinhanPg();
openShop();

const confirm = (): WorkflowNode =>
	shinhanPg('Confirm', 'confirm', {
		order_no: '={{ $json.order_no }}',
		confirm_token: '={{ $json.confirm_token }}',
		additionalFields: { expectedAmount: '={{ $json.expectedAmount }}' },
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

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(8);
		expect(found).toEqual([]);
	}, 60_000);
});
