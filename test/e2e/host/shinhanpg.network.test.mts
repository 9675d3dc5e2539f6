import { describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import { until } from '../../../sandbox/n8n/command.mts';
import type { CallName } from '../../../sandbox/shinhanpg/codes.mts';
import {
	approved,
	bench,
	buyer,
	CONFIRM,
	hearing,
	lookForSecrets,
	onlyEvent,
	openShinhanPg,
	openShop,
	order,
	PAID,
	PENDING,
	shinhan,
	shows,
	timesCalled,
} from './shinhanpgBench.mts';
import { comeBack, heading } from './shinhanWindow.mts';

const LOOK_UP: CallName = 'GET /v1.0/payments/confirm-info';

openShinhanPg();
openShop();

describe('the network is cut after the confirmation was acted on', () => {
	it('is one payment and success, seen by a browser', async () => {
		const workflow = await hearing();
		const { order_no, amount, redirect_url } = await order(workflow);
		shinhan().switches.dropConnection = { value: true, call: CONFIRM };
		const page = await buyer.act(redirect_url, 'card', PAID);
		await page.reload();
		await heading(page, PAID);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmed',
			orderNo: order_no,
			amount,
			data: { foundBy: 'confirm-info' },
		});
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 60_000);

	it.each([
		['no answer comes', 'timeoutAfterActing', true],
		['a gateway answers in its place', 'httpStatus', 502],
		['what comes cannot be read', 'brokenReply', true],
	] as const)(
		'is one payment and success where %s',
		async (_, fault, value) => {
			const workflow = await hearing({ options: { timeout: 1 } });
			const { order_no, amount, redirect_url } = await order(workflow);
			Object.assign(shinhan().switches, { [fault]: { value, call: CONFIRM } });
			const visit = shinhan().authenticate(redirect_url);
			const both = await Promise.all([comeBack(visit), comeBack(visit)]);
			expect(both).toMatchObject([shows(PAID), shows(PAID)]);
			expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmed', amount });
			expect(timesCalled(CONFIRM)).toBe(1);
			expect(approved()).toEqual([{ order_no, amount }]);
		},
		60_000,
	);

	it('and stays cut: nobody says success or failure, and a reload finds the payment', async () => {
		const workflow = await hearing({ events: ['confirmed', 'confirmedBefore', 'confirmUnknown'] });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().switches.dropConnection = { value: true, call: CONFIRM };
		// The look-up before the confirmation is answered; those after it fail.
		const coming = comeBack(visit);
		await until('the confirmation to be sent', () => timesCalled(CONFIRM) === 1);
		shinhan().switches.httpStatus = { value: 503, call: LOOK_UP };
		expect(await coming).toMatchObject(shows(PENDING));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmUnknown',
			verified: false,
			data: { outcome: 'unknown', order_no },
		});
		shinhan().switches.httpStatus = null;
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		const again = await bench.rest.nthExecution(workflow.id, 2);
		expect(outputOf(again, 'Work')).toMatchObject({ event: 'confirmedBefore', amount });
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 90_000);

	it('before it was acted on: nothing is paid, and a reload pays', async () => {
		const workflow = await hearing({ options: { timeout: 1 } });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().switches.timeoutBeforeActing = { value: true, call: CONFIRM, times: 1 };
		expect(await comeBack(visit)).toMatchObject(shows(PENDING));
		expect(approved()).toEqual([]);
		// n8n starts the workflow after answering the buyer, so the reload could overtake it.
		expect(await onlyEvent(workflow)).toMatchObject({ event: 'confirmUnknown' });
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(approved()).toEqual([{ order_no, amount }]);
		expect(timesCalled(CONFIRM)).toBe(2);
		const paid = await bench.rest.nthExecution(workflow.id, 2);
		expect(outputOf(paid, 'Work')).toMatchObject({ event: 'confirmed' });
	}, 90_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(10);
		expect(found).toEqual([]);
	}, 60_000);
});
