import { until } from '../../../sandbox/n8n/command.mts';
import { RestError } from '../../../sandbox/n8n/rest.mts';
import type { Stage } from './stage.mts';
import { MEASURED, workflowOf, type Load, type Maker, type Operation } from './workflows.mts';

/** What each operation finds at the provider: the values of every item. */
export type Known = Record<Operation, Record<string, unknown>>;

/** Creates a product and a paid order for the reads to find. */
export async function prepare({ sandbox }: Stage): Promise<Known> {
	const { ciderpay, shinhanpg } = sandbox;
	const { devID, devToken, memberID } = ciderpay.account;
	await fetch(`${ciderpay.base}/oapi/goods`, {
		method: 'POST',
		headers: { devID, devToken, 'content-type': 'application/json' },
		body: JSON.stringify({ memberID, goodsName: 'Tea', goodsPrice: 1000, useTax: true }),
	});
	const [id] = ciderpay.products.keys();
	if (id === undefined) throw new Error('CiderPay made no product');
	shinhanpg.payments.set('tpay_test1', {
		order_no: 'ORDER-1',
		tid: 'tpay_test1',
		user_id: 'buyer',
		amount: 1000,
		discount: 0,
		cancelled: 0,
		tx_stat: 1,
		tx_date: '2026-11-22 10:00:00',
		cncl_date: '',
		cncl_rsn: '',
		values: {},
	});
	return { payApp: { name: 'Tea' }, ciderPay: { id }, shinhanPg: { order: 'ORDER-1' } };
}

/** Treats HTTP 503 as not ended yet: ten thousand requests at once keep n8n from its database. */
function busy(error: unknown): [] {
	if (error instanceof RestError && error.status === 503) return [];
	throw error;
}

/** Returns the milliseconds that the measured node took for its items, by n8n's own count. */
export async function timeOf(
	stage: Stage,
	maker: Maker,
	operation: Operation,
	load: Load,
	known: Known,
): Promise<number> {
	const { rest, sandbox } = stage;
	// The record of calls would grow without bound.
	for (const { calls } of [sandbox.payapp, sandbox.ciderpay, sandbox.shinhanpg]) calls.length = 0;
	sandbox.payapp.requests.clear();
	const workflow = await rest.createWorkflow(
		workflowOf(stage, maker, operation, load, known[operation]),
	);
	const id = await rest.run(workflow.id, 'Start');
	await until(
		`${maker} ${operation} to end`,
		async () => {
			const [run] = await rest.executions(workflow.id).catch(busy);
			return run !== undefined && !['new', 'running'].includes(run.status);
		},
		{ timeout: 600_000, every: 250 },
	);
	const { data, status } = await rest.execution(id);
	const run = data?.resultData.runData[MEASURED]?.[0];
	const output = run?.data?.main?.[0]?.length;
	if (status !== 'success' || output !== load.items || !run?.executionTime) {
		const error = data?.resultData.error?.message ?? '';
		throw new Error(
			`${maker} ${operation} gave ${output} of ${load.items} items: ${status} ${error}`,
		);
	}
	await rest.call('POST', '/rest/executions/delete', { ids: [id] });
	return run.executionTime;
}
