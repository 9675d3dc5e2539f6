import { describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { node, noOp, publish } from './bench.mts';
import {
	addressOf,
	bench,
	cider,
	lookForSecrets,
	openCiderPay,
	run,
	trigger,
} from './ciderpayBench.mts';

openCiderPay();

describe('notifications acknowledged after the work', () => {
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

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(4);
		expect(found).toEqual([]);
	}, 60_000);
});
