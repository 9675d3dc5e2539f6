import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { errorOf, listOfItems, outputsOf, publish, runWithItems } from './bench.mts';
import {
	addressOf,
	approve,
	bench,
	cider,
	ciderPay,
	lookForSecrets,
	openCiderPay,
	publishExample,
	run,
	type Row,
} from './ciderpayBench.mts';

const CHARGE = 'POST /oapi/manualPay/doRequestPayment';

openCiderPay();

describe('registered cards that are charged on a schedule', () => {
	const EXAMPLE = 'ciderpay-charge-every-1st';
	/** The customer table, with the tokens delivered by the trigger */
	let rows: Row[];

	beforeAll(async () => {
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
		expect(errorOf(failed)).toMatch(/Money may have moved.*not known whether/);
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

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(10);
		expect(found).toEqual([]);
	}, 60_000);
});
