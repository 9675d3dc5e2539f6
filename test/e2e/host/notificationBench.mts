import { afterAll, beforeAll, beforeEach } from '@jest/globals';

import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { openBench, type Bench } from './bench.mts';
import { form, post } from './posts.mts';

/** n8n and PayApp of a test file that calls `openNotifications` */
export let bench: Bench;
/** PayApp's number of the payment that a test's notifications tell of */
export let number = 700_000_000;

/** Opens a bench for the tests of a file; each tells of another payment. */
export function openNotifications(): void {
	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);
	beforeEach(() => {
		bench.sandbox.payapp.reset();
		bench.sandbox.payapp.switches.retryDelayMs = 50;
		number += 1;
	});
	afterAll(async () => await bench.close());
}

/** PayApp's notification of a payment, with changes. */
export function message(changes: Record<string, string> = {}): Record<string, string> {
	const { userid, linkkey, linkval } = bench.sandbox.payapp.seller;
	return {
		userid,
		linkkey,
		linkval,
		goodname: '꽃다발',
		price: '1000',
		recvphone: '01000000000',
		pay_date: '2026-11-22 10:00:00',
		pay_type: '1',
		pay_state: '4',
		mul_no: String(number),
		var1: 'order-1',
		var2: '',
		currency: 'krw',
		...changes,
	};
}

/** Posts to a workflow's trigger and returns the answer. */
export const send = async (workflow: StoredWorkflow, init: RequestInit) =>
	await post(triggerUrl(bench.rest.origin, workflow), init);

export async function notify(workflow: StoredWorkflow, changes: Record<string, string> = {}) {
	return await send(workflow, form(message(changes)));
}

export async function runs({ id }: StoredWorkflow): Promise<number> {
	return (await bench.rest.executions(id)).length;
}
