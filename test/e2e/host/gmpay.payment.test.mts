import { beforeAll, describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { listOfItems, node, noOp, publish, runWithItems } from './bench.mts';
import {
	addressOf,
	bench,
	credential,
	gmpay,
	lookForSecrets,
	openGmPay,
	runs,
	trigger,
	type Row,
} from './gmpayBench.mts';

openGmPay();

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

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(5);
		expect(found).toEqual([]);
	}, 60_000);
});
