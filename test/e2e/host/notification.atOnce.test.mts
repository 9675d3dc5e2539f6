import { beforeAll, describe, expect, it } from '@jest/globals';

import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { node, noOp, publish, trigger } from './bench.mts';
import {
	bench,
	message,
	notify,
	number,
	openNotifications,
	runs,
	send,
} from './notificationBench.mts';
import { multipart, rawForm } from './posts.mts';

openNotifications();

describe('notifications of PayApp in a real n8n', () => {
	describe('answered at once', () => {
		let workflow: StoredWorkflow;
		/** Counted across all tests, so that a late run shows up in the next one. */
		let started = 0;

		beforeAll(async () => {
			workflow = await publish(bench, [trigger(bench), noOp('Work')]);
		});

		it('starts the workflow and answers SUCCESS as bare text', async () => {
			const answer = await notify(workflow);
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			expect(answer.type).toMatch(/^text\/plain/);
			started += 1;
			const execution = await bench.rest.nthExecution(workflow.id, started);
			expect(execution.status).toBe('success');
			expect(outputOf(execution, 'Work')).toMatchObject({
				event: 'paid',
				eventId: `payapp:${number}:4`,
				orderNo: String(number),
				amount: 1000,
				paidAt: '2026-11-22T10:00:00+09:00',
			});
		});

		it('starts the workflow, whatever the memo, and says what could not be read', async () => {
			const answer = await send(
				workflow,
				rawForm(`${new URLSearchParams(message())}&pay_memo=%FF%&goodname2=%B2%C9`),
			);
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			started += 1;
			const execution = await bench.rest.nthExecution(workflow.id, started);
			expect(outputOf(execution, 'Work')).toMatchObject({
				event: 'paid',
				unreadable: ['pay_memo'],
				data: { goodname2: '꽃' },
			});
		});

		it.each([
			['a wrong linkval', { linkval: 'forged' }],
			['a wrong linkkey', { linkkey: 'forged' }],
			['another userid', { userid: 'somebody' }],
			['an empty linkval', { linkval: '' }],
		])('refuses a notification with %s and starts nothing', async (_, changes) => {
			expect(await notify(workflow, changes)).toMatchObject({ status: 401, text: 'FAIL' });
			expect(await runs(workflow)).toBe(started);
		});

		it('refuses a notification without secrets and starts nothing', async () => {
			const { linkkey, linkval, ...rest } = message();
			expect([linkkey, linkval]).not.toContain('');
			const answer = await send(workflow, { body: new URLSearchParams(rest) });
			expect(answer).toMatchObject({ status: 401, text: 'FAIL' });
			expect(await runs(workflow)).toBe(started);
		});

		it.each([
			['filtered out', '1'],
			['not known', '12345'],
		])('acknowledges an event that is %s and starts nothing', async (_, state) => {
			const answer = await notify(workflow, { pay_state: state });
			expect(answer).toMatchObject({ status: 200, text: 'SUCCESS' });
			expect(answer.type).toMatch(/^text\/plain/);
			expect(await runs(workflow)).toBe(started);
		});

		it.each<[string, number, () => RequestInit]>([
			['no body', 400, () => ({})],
			['an empty form', 400, () => ({ body: new URLSearchParams() })],
			[
				'JSON',
				400,
				() => ({
					body: JSON.stringify(message()),
					headers: { 'content-type': 'application/json' },
				}),
			],
			['a multipart form', 400, () => multipart(message())],
			[
				'5 MB',
				413,
				() => ({ body: new URLSearchParams(message({ memo: 'x'.repeat(5 * 1024 * 1024) })) }),
			],
			[
				'a price in no UTF-8',
				400,
				() => rawForm(`${new URLSearchParams(message())}`.replace('price=', 'price=%FF')),
			],
			['bytes that prove nothing', 401, () => rawForm(new Uint8Array([0x61, 0x3d, 0xff, 0xfe]))],
			[
				'a secret given twice',
				400,
				() => rawForm(`${new URLSearchParams(message())}&linkval=another`),
			],
		])('answers %s with %i, starts nothing and lives on', async (_, status, init) => {
			const answer = await send(workflow, init());
			expect(answer.status).toBe(status);
			expect(answer.text).not.toMatch(/SUCCESS/);
			expect(await runs(workflow)).toBe(started);
			expect(await notify(workflow, { pay_state: '1' })).toMatchObject({ text: 'SUCCESS' });
		});

		it('answers JSON that is none without starting anything', async () => {
			const answer = await send(workflow, {
				body: '{"a":',
				headers: { 'content-type': 'application/json' },
			});
			expect(answer.status).toBeGreaterThanOrEqual(400);
			expect(await runs(workflow)).toBe(started);
		});

		it('does not answer GET', async () => {
			const answer = await fetch(triggerUrl(bench.rest.origin, workflow));
			expect(answer.status).toBe(404);
			expect(await runs(workflow)).toBe(started);
		});
	});

	it('starts only where the expected amount was paid', async () => {
		const workflow = await publish(bench, [trigger(bench, { options: { price: 1000 } })]);
		expect(await notify(workflow, { price: '100' })).toMatchObject({ text: 'SUCCESS' });
		expect(await runs(workflow)).toBe(0);
		expect(await notify(workflow)).toMatchObject({ text: 'SUCCESS' });
		expect((await bench.rest.nthExecution(workflow.id, 1)).status).toBe('success');
	});

	it('acts once when the same notification comes twice', async () => {
		const once = node('Once', 'n8n-nodes-base.removeDuplicates', 2, {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.eventId }}',
			options: {},
		});
		const workflow = await publish(bench, [trigger(bench), once, noOp('Effect')]);
		const effects: number[] = [];
		for (const [index, mulNo] of ['1', '1', '2'].entries()) {
			expect(await notify(workflow, { mul_no: mulNo })).toMatchObject({ text: 'SUCCESS' });
			const { data, status } = await bench.rest.nthExecution(workflow.id, index + 1);
			expect(status).toBe('success');
			effects.push(data?.resultData.runData.Effect?.[0]?.data?.main?.[0]?.length ?? 0);
		}
		expect(effects).toEqual([1, 0, 1]);
	});
});
