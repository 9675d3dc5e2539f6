import { describe, expect, it } from '@jest/globals';

import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow, WorkflowNode } from '../../../sandbox/n8n/restTypes.mts';
import { node, noOp, publish, trigger } from './bench.mts';
import { bench, notify, number, openNotifications, runs } from './notificationBench.mts';

openNotifications();

const acknowledge = (): WorkflowNode =>
	node('Acknowledge', 'n8n-nodes-korean-payments.payApp', 1, {
		resource: 'notification',
		operation: 'acknowledge',
	});
const fail = (): WorkflowNode =>
	node('Fail', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'The work failed' });

/** Requests a payment at the sandbox that notifies the workflow, and pays it. */
async function payAtSandbox(workflow: StoredWorkflow): Promise<void> {
	const { apiUrl, seller } = bench.sandbox.payapp;
	const body = new URLSearchParams({
		cmd: 'payrequest',
		userid: seller.userid,
		goodname: 'Tea',
		price: '2000',
		recvphone: '01000000000',
		smsuse: 'n',
		checkretry: 'y',
		feedbackurl: triggerUrl(bench.rest.origin, workflow),
	});
	const reply = new URLSearchParams(await (await fetch(apiUrl, { method: 'POST', body })).text());
	bench.sandbox.payapp.pay(reply.get('mul_no') ?? '', { method: 'card' });
	await bench.sandbox.payapp.idle();
}

describe('notifications of PayApp in a real n8n answered after the work', () => {
	const afterWork = () => trigger(bench, { acknowledge: 'afterWork' });

	it('is acknowledged by the PayApp node at the end', async () => {
		const workflow = await publish(bench, [afterWork(), noOp('Work'), acknowledge()]);
		const answer = await notify(workflow);
		expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
		expect(answer.type).toMatch(/^text\/plain/);
		const execution = await bench.rest.nthExecution(workflow.id, 1);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Acknowledge')).toMatchObject({ eventId: `payapp:${number}:4` });
	});

	it('is still acknowledged at once when filtered, and refused when forged', async () => {
		const workflow = await publish(bench, [afterWork(), acknowledge()]);
		expect(await notify(workflow, { pay_state: '1' })).toMatchObject({ text: 'SUCCESS' });
		expect(await notify(workflow, { linkval: 'forged' })).toMatchObject({ status: 401 });
		expect(await runs(workflow)).toBe(0);
	});

	it('is sent again by PayApp until the work succeeds', async () => {
		const workflow = await publish(bench, [afterWork(), fail(), acknowledge()]);
		expect(await notify(workflow)).toMatchObject({ status: 500 });
		bench.sandbox.payapp.switches.maxAttempts = 3;
		await payAtSandbox(workflow);
		const { notifications } = bench.sandbox.payapp;
		expect(notifications.map(({ status }) => status)).toEqual([500, 500, 500]);
		expect((await bench.rest.nthExecution(workflow.id, 4)).status).toBe('error');
	});

	it('is sent again by PayApp when the workflow forgets to acknowledge', async () => {
		const workflow = await publish(bench, [afterWork(), noOp('Work')]);
		bench.sandbox.payapp.switches.maxAttempts = 2;
		await payAtSandbox(workflow);
		expect(bench.sandbox.payapp.notifications.map(({ accepted }) => accepted)).toEqual([
			false,
			false,
		]);
	});

	it('is sent once when the work succeeds', async () => {
		const workflow = await publish(bench, [afterWork(), acknowledge()]);
		await payAtSandbox(workflow);
		expect(bench.sandbox.payapp.notifications).toMatchObject([{ answer: 'SUCCESS' }]);
		expect((await bench.rest.nthExecution(workflow.id, 1)).status).toBe('success');
	});
});
