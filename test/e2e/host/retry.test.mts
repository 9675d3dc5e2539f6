import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { until } from '../../../sandbox/n8n/command.mts';
import type { Execution } from '../../../sandbox/n8n/restTypes.mts';
import {
	listOfItems,
	openBench,
	publish,
	requestPayment,
	runWithItems,
	timesAskedFor,
	type Bench,
} from './bench.mts';

/** Three payments; the sandbox refuses the second while its minimum is 1,000 won. */
const ITEMS = [
	{ goodname: 'A', price: 1000 },
	{ goodname: 'B', price: 500 },
	{ goodname: 'C', price: 1000 },
];
const PRICE = { price: '={{ $json.price }}' };

/** Number of items that the PayApp node output in its last run. */
function goods({ data }: Execution): number | undefined {
	return data?.resultData.runData.Request?.at(-1)?.data?.main?.[0]?.length;
}

function errorOf({ data }: Execution): string {
	const { message = '', description = '' } = data?.resultData.error ?? {};
	return `${message} ${description}`;
}

describe('a payment request is not sent twice', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	beforeEach(() => {
		bench.sandbox.payapp.reset();
	});

	it('when a failed execution is retried', async () => {
		const { rest, sandbox } = bench;
		const workflow = await publish(bench, [...listOfItems(), requestPayment(bench, {}, PRICE)]);
		sandbox.payapp.switches.minimumPrice = 1000;
		const failed = await runWithItems(bench, workflow, ITEMS);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatch(/Of 3 items: 1 succeeded.*1 refused, 1 not sent/);
		expect(timesAskedFor(bench)).toEqual({ A: 1, B: 1 });

		sandbox.payapp.switches.minimumPrice = 1;
		const retried = await rest.retry(failed.id);
		expect(retried.status).toBe('success');
		expect(goods(retried)).toBe(3);
		expect(timesAskedFor(bench)).toEqual({ A: 1, B: 2, C: 1 });
	});

	it('when the execution is retried again and again', async () => {
		const { rest, sandbox } = bench;
		const workflow = await publish(bench, [...listOfItems(), requestPayment(bench, {}, PRICE)]);
		sandbox.payapp.switches.minimumPrice = 1000;
		const first = await runWithItems(bench, workflow, ITEMS);
		const second = await rest.retry(first.id);
		expect(second.status).toBe('error');
		sandbox.payapp.switches.minimumPrice = 1;
		const third = await rest.retry(second.id);
		expect(third.status).toBe('success');
		expect(timesAskedFor(bench)).toEqual({ A: 1, B: 3, C: 1 });
	});

	it('when the node is set to Retry On Fail', async () => {
		const { sandbox } = bench;
		const workflow = await publish(bench, [
			...listOfItems(),
			requestPayment(bench, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1500 }, PRICE),
		]);
		sandbox.payapp.switches.minimumPrice = 1000;
		const running = runWithItems(bench, workflow, ITEMS);
		await until('the second item to be refused', () => timesAskedFor(bench).B === 1);
		sandbox.payapp.switches.minimumPrice = 1;
		const done = await running;
		expect(done.status).toBe('success');
		expect(goods(done)).toBe(3);
		expect(timesAskedFor(bench)).toEqual({ A: 1, B: 2, C: 1 });
	});

	it('when it is not known whether it arrived', async () => {
		const { rest, sandbox } = bench;
		const workflow = await publish(bench, [
			...listOfItems(),
			requestPayment(bench, { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 }),
		]);
		sandbox.payapp.switches.dropConnection = { value: true, times: 1 };
		const failed = await runWithItems(bench, workflow, ITEMS);
		expect(failed.status).toBe('error');
		expect(errorOf(failed)).toMatch(/not known whether/);
		const retried = await rest.retry(failed.id);
		expect(retried.status).toBe('error');
		expect(timesAskedFor(bench)).toEqual({ A: 1 });
		expect(sandbox.payapp.requests.size).toBe(1);
	});

	it.each([
		['as it was, with the option on from the beginning', true],
		['with the saved workflow, after the option was turned on', false],
	])('unless the user says that what is not known may be repeated: %s', async (_, isOn) => {
		const { rest, sandbox } = bench;
		const nodes = (repeatUnknown: boolean) => [
			...listOfItems(),
			requestPayment(bench, {}, { options: { repeatUnknown } }),
		];
		const workflow = await publish(bench, nodes(isOn));
		sandbox.payapp.switches.dropConnection = { value: true, times: 1 };
		const failed = await runWithItems(bench, workflow, ITEMS);
		expect(failed.status).toBe('error');
		if (!isOn) {
			expect((await rest.retry(failed.id, true)).status).toBe('error');
			const [request] = nodes(true).filter(({ name }) => name === 'Request');
			const changed = workflow.nodes.map((node) => (node.name === 'Request' ? request! : node));
			await rest.saveWorkflow({ ...workflow, nodes: changed });
		}
		const retried = await rest.retry(failed.id, !isOn);
		expect(retried.status).toBe('success');
		expect(timesAskedFor(bench)).toEqual({ A: 2, B: 1, C: 1 });
	});
});
