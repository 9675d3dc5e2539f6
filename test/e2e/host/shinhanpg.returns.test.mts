import { DatabaseSync } from 'node:sqlite';

import { describe, expect, it } from '@jest/globals';

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
	runs,
	shinhan,
	shop,
	shows,
	timesCalled,
} from './shinhanpgBench.mts';
import { comeBack, heading, type Shown } from './shinhanWindow.mts';

const LEFT = '결제가 취소되었습니다';

const DEFAULT_EVENTS = ['confirmed', 'confirmedBefore', 'confirmUnknown', 'virtualAccountIssued'];

openShinhanPg();
openShop();

/** Makes n8n's database reject new executions until restored, as if it were full or locked. */
function withoutNewExecutions(file: string): { restore: () => void } {
	const database = new DatabaseSync(file, { timeout: 10_000 });
	database.exec(
		"CREATE TRIGGER full BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'full'); END",
	);
	return {
		restore: () => {
			database.exec('DROP TRIGGER full');
			database.close();
		},
	};
}

describe('a buyer who comes back', () => {
	it('sees a plain page in Korean; a reload shows it again and confirms nothing more', async () => {
		const workflow = await hearing();
		const { order_no, amount, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'card', PAID);
		expect(await page.textContent('body')).toContain(`주문번호 ${order_no}`);
		await page.reload();
		await heading(page, PAID);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			provider: 'shinhanpg',
			event: 'confirmed',
			verified: true,
			orderNo: order_no,
			amount,
			currency: 'KRW',
			method: 'card',
			buyer: { userId: 'buyer@example.com', name: '홍길동' },
			custom: { custom_parameter: '회원 7 & "일곱"' },
			data: { foundBy: 'confirm' },
		});
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
	}, 60_000);

	it('twenty times at once is confirmed once, and sees success twenty times', async () => {
		const workflow = await hearing({ options: shop.options });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		// Long enough for all to arrive while the first is in flight: n8n takes a while to admit 20.
		shinhan().switches.latencyMs = { value: 5000, call: CONFIRM };
		const storm = async () =>
			await Promise.all(Array.from({ length: 20 }, async () => await comeBack(visit)));
		const location = `${shop.origin}/success?order_no=${order_no}`;
		const success = Array<Partial<Shown>>(20).fill({ status: 303, location });
		expect(await storm()).toMatchObject(success);
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(await storm()).toMatchObject(success);
		expect(timesCalled(CONFIRM)).toBe(1);
		expect(approved()).toEqual([{ order_no, amount }]);
		const event = await onlyEvent(workflow);
		expect(event).toMatchObject({ event: 'confirmed', orderNo: order_no });
		expect(JSON.stringify(event).includes(String(visit.fields.confirm_token))).toBe(false);
	}, 60_000);

	it('while n8n cannot store an execution is told so, and a reload starts what it missed', async () => {
		// The editor's defaults
		const workflow = await hearing({ events: DEFAULT_EVENTS });
		const { order_no, amount, redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		const stored = withoutNewExecutions(bench.database());
		const all = await Promise.all([comeBack(visit), comeBack(visit), comeBack(visit)]);
		stored.restore();
		for (const { status, text } of all) {
			expect(status).toBe(500);
			expect(text).not.toContain(PAID);
		}
		expect(approved()).toEqual([{ order_no, amount }]);
		expect(await runs(workflow)).toBe(0);
		expect(await comeBack(visit)).toMatchObject(shows(PAID));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'confirmedBefore',
			orderNo: order_no,
			amount,
			verified: true,
		});
		expect(timesCalled(CONFIRM)).toBe(1);
	}, 60_000);

	it('after leaving the window starts what hears of it', async () => {
		const workflow = await hearing({ events: ['cancelled'] });
		const { order_no, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'cancel', LEFT);
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'cancelled',
			orderNo: order_no,
			verified: false,
		});
		expect(timesCalled(CONFIRM)).toBe(0);
	}, 60_000);

	it('after a failure in the window starts what hears of it', async () => {
		const workflow = await hearing({ events: ['failed'], options: shop.options });
		const { order_no, redirect_url } = await order(workflow);
		const page = await buyer.act(redirect_url, 'fail', 'failed');
		await page.context().close();
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'failed',
			orderNo: order_no,
			data: { stage: 'window', ret_msg: '한도초과' },
		});
		expect(timesCalled(CONFIRM)).toBe(0);
	}, 60_000);

	it('too late is told that nothing was paid', async () => {
		const workflow = await hearing({ events: ['failed'] });
		const { redirect_url } = await order(workflow);
		const visit = shinhan().authenticate(redirect_url);
		shinhan().advance(31 * 60_000);
		expect(await comeBack(visit)).toMatchObject(shows('결제가 완료되지 않았습니다'));
		expect(await onlyEvent(workflow)).toMatchObject({
			event: 'failed',
			data: { stage: 'confirm' },
		});
		expect(approved()).toEqual([]);
	}, 60_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(10);
		expect(found).toEqual([]);
	}, 60_000);
});
