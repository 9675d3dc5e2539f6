/** Recurring payments and stored cards, from node to sandbox and back through the trigger. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { deliver, formOf } from '../../support/webhook.mts';
import { bench, openPayApp } from '../../support/payapp.mts';

openPayApp();
beforeEach(() => {
	// Nobody listens at the addresses of these tests: one attempt is enough.
	bench.payapp.switches.maxAttempts = 1;
});

const fieldsOf = (cmd: string) =>
	bench.sent(cmd).map(({ fields }) => Object.fromEntries(fields) as Record<string, string>);

/** Returns what a trigger for these events makes of everything that PayApp has sent. */
async function events(...wanted: string[]): Promise<IDataObject[]> {
	await bench.payapp.idle();
	const told: IDataObject[] = [];
	for (const { fields } of bench.payapp.notifications) {
		const { started = [], text } = await deliver(formOf(fields), {
			credential: { ...bench.payapp.seller } as IDataObject,
			parameters: { events: wanted },
		});
		expect(text).toBe('SUCCESS');
		told.push(...started);
	}
	return told;
}

/** An address where nobody listens: what the sandbox sent is read from its record. */
const NOWHERE = 'http://127.0.0.1:9';

const subscription = {
	goodname: '월간 꽃다발',
	goodprice: 9900,
	recvphone: '010-0000-0000',
	rebillCycleType: 'Month',
	rebillCycleMonth: '15',
	rebillCycleWeek: '3',
	rebillExpire: '2099-12-31',
	feedbackurl: `${NOWHERE}/paid`,
	additionalFields: { failurl: `${NOWHERE}/failed`, var1: 'member-7' },
};

async function register(parameters: IDataObject = {}): Promise<string> {
	const done = await bench.run('subscription.register', { ...subscription, ...parameters });
	expect(done.status).toBe('success');
	return String(done.json[0]?.rebill_no);
}

describe('a subscription', () => {
	it('is registered without being paid, and leads to the page where the buyer approves', async () => {
		const done = await bench.run('subscription.register', subscription);
		const [rebill_no] = [...bench.payapp.subscriptions.keys()];
		expect(done.json).toEqual([{ rebill_no, payurl: `${bench.payapp.base}/rebill/${rebill_no}` }]);
		expect(await events('paid')).toEqual([]);
	});

	it.each([
		['Month', { rebillCycleMonth: '15' }],
		['Week', { rebillCycleWeek: '3' }],
		['Day', {}],
	])('by the %s sends the field of that cycle and no other', async (rebillCycleType, cycle) => {
		await register({ rebillCycleType });
		const [sent = {}] = fieldsOf('rebillRegist');
		const names = Object.keys(sent).filter((name) => name.startsWith('rebillCycle'));
		expect(Object.fromEntries(names.map((name) => [name, sent[name]]))).toEqual({
			rebillCycleType,
			...cycle,
		});
	});

	it.each(['Week', 'Day'])('by the %s cannot be paid by phone bill', async (rebillCycleType) => {
		const additionalFields = { openpaytype: ['card', 'phone'] };
		const done = await bench.run('subscription.register', {
			...subscription,
			rebillCycleType,
			additionalFields,
		});
		expect(done.error.message).toContain("'Payment Methods' ");
		expect(done.error.message).toContain('monthly');
		expect(bench.payapp.calls).toEqual([]);
		await register({ additionalFields });
		expect(fieldsOf('rebillRegist')[0]?.openpaytype).toBe('card,phone');
	});

	it.each(['2099-02-30', '20991231', '31.12.2099', '2099-12-31T00:00:00Z', 'never'])(
		'cannot end on %s',
		async (rebillExpire) => {
			const done = await bench.run('subscription.register', { ...subscription, rebillExpire });
			expect(done.error.message).toContain("'Ends On' must be a day");
			expect(bench.payapp.calls).toEqual([]);
		},
	);

	it('on day 90 is charged on the last day of each month', async () => {
		const rebill_no = await register({ rebillCycleMonth: '90' });
		expect(fieldsOf('rebillRegist')[0]?.rebillCycleMonth).toBe('90');
		bench.payapp.approve(rebill_no);
		await bench.payapp.clock.advance({ months: 4 });
		const [, ...later] = await events('paid');
		expect(later.length).toBeGreaterThan(2);
		for (const { paidAt } of later) {
			const [year = 0, month = 0, day = 0] = String(paidAt).slice(0, 10).split('-').map(Number);
			expect(day).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
		}
	});

	it('tells each payment as an event of its own, with the number of the subscription', async () => {
		const subscriptionNo = await register();
		bench.payapp.approve(subscriptionNo);
		await bench.payapp.clock.advance({ months: 2 });
		const told = await events('paid');
		expect(told).toHaveLength(3);
		for (const one of told) {
			expect(one).toMatchObject({
				event: 'paid',
				amount: 9900,
				subscriptionNo,
				method: 'card',
				custom: { var1: 'member-7' },
			});
		}
		const numbers = told.map(({ orderNo }) => orderNo);
		expect(numbers).toEqual([...bench.payapp.requests.keys()]);
		expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(3);
	});

	it.each([true, false])(
		'tells a failed charge as such, not as a payment (with a number: %s)',
		async (failureMulNo) => {
			const subscriptionNo = await register();
			bench.payapp.approve(subscriptionNo);
			Object.assign(bench.payapp.switches, { failCharge: true, failureMulNo });
			await bench.payapp.clock.advance({ months: 2 });
			expect(await events('paid')).toHaveLength(1);
			const failed = await events('recurringFailed');
			expect(failed).toHaveLength(2);
			expect(failed[0]).toMatchObject({ subscriptionNo, amount: 9900, paidAt: null });
			expect(failed[0]?.orderNo === '').toBe(!failureMulNo);
			expect(failed[0]?.eventId).not.toBe(failed[1]?.eventId);
			// The same message again is the same event.
			expect((await events('recurringFailed'))[0]?.eventId).toBe(failed[0]?.eventId);
		},
	);

	it('is paused, resumed and ended, and each says so with its number', async () => {
		const rebill_no = await register();
		bench.payapp.approve(rebill_no);
		for (const [operation, done, state] of [
			['pause', 'paused', 'paused'],
			['resume', 'resumed', 'approved'],
			['cancel', 'cancelled', 'ended'],
		] as const) {
			const { json } = await bench.run(`subscription.${operation}`, { rebill_no });
			expect(json).toEqual([{ [done]: true, rebill_no }]);
			expect(bench.payapp.subscriptions.get(rebill_no)?.state).toBe(state);
		}
	});

	it.each(['pause', 'resume'])('that was not approved cannot %s', async (operation) => {
		const rebill_no = await register();
		const { error } = await bench.run(`subscription.${operation}`, { rebill_no });
		expect(error.message).toContain('refused');
		expect(error.message).toContain('처리할 수 없는 상태');
	});

	it.each(['12 34', 'rebill-1', '1e3'])('has no number such as %s', async (rebill_no) => {
		for (const operation of ['pause', 'resume', 'cancel']) {
			const { error } = await bench.run(`subscription.${operation}`, { rebill_no });
			expect(error.message).toContain("'Subscription Number' must be the number only");
		}
		expect(bench.payapp.calls).toEqual([]);
	});

	it('is not registered twice where no answer came', async () => {
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const failed = await bench.run('subscription.register', subscription, [{}], {
			retryOnFail: true,
			maxTries: 3,
		});
		expect((await failed.retry()).status).toBe('error');
		expect(bench.sent('rebillRegist')).toHaveLength(1);
	});
});

describe('a stored card', () => {
	const charge = (more: IDataObject = {}): IDataObject => ({
		encBill: bench.payapp.storeCard().encBill,
		goodname: '={{ $json.name ?? "월 이용료" }}',
		price: 50_000,
		recvphone: '010-0000-0000',
		feedbackurl: `${NOWHERE}/paid`,
		...more,
	});

	it('is charged at once; the notification tells the same payment', async () => {
		const done = await bench.run('storedCard.charge', charge());
		const [mul_no] = [...bench.payapp.requests.keys()];
		expect(done.json).toEqual([
			{ charged: true, CSTURL: `${bench.payapp.base}/receipt/${mul_no}`, price: 50_000, mul_no },
		]);
		expect(await events('paid')).toMatchObject([
			{ orderNo: mul_no, amount: 50_000, method: 'storedCard', subscriptionNo: null },
		]);
	});

	it.each([
		['the connection is lost after acting', { dropConnection: { value: true, times: 1 } }],
		['no answer comes in time', { timeoutAfterActing: { value: true, times: 1 } }],
		['the server answers 502', { httpStatus: { value: 502, times: 1 } }],
		['the answer cannot be read', { brokenReply: { value: true, times: 1 } }],
	])('is never charged again where %s', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const failed = await bench.run(
			'storedCard.charge',
			charge({ options: { timeout: 1 } }),
			[{ name: 'a' }, { name: 'b' }],
			{ retryOnFail: true, maxTries: 3 },
		);
		expect(failed.status).toBe('error');
		expect(failed.error.description).toContain('Money may have moved');
		const retried = await failed.retry();
		expect(retried.error.description).toContain('An earlier try');
		expect(fieldsOf('billPay').map(({ goodname }) => goodname)).toEqual(['a']);
		expect(bench.payapp.requests.size).toBe(1);
	});

	it('is charged for the items after one whose outcome is unknown, where the node goes on', async () => {
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const items = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
		const done = await bench.run('storedCard.charge', charge(), items, {
			onError: 'continueErrorOutput',
		});
		expect(done.errorItems.map(({ json }) => json.error)).toMatchObject([{ outcome: 'unknown' }]);
		expect(done.json).toHaveLength(2);
		expect(fieldsOf('billPay').map(({ goodname }) => goodname)).toEqual(['a', 'b', 'c']);
	});

	it.each([
		[49_999, '03', false],
		[50_000, '03', true],
		[50_000, '12', true],
		[1000, '00', true],
		[1000, '', true],
		[50_000, '3', false],
		[50_000, 'three', false],
		[50_000, '003', false],
	])('of %i won in instalments of %j: allowed is %s', async (price, cardinst, allowed) => {
		const done = await bench.run(
			'storedCard.charge',
			charge({ price, additionalFields: { cardinst } }),
		);
		expect(done.status).toBe(allowed ? 'success' : 'error');
		expect(bench.sent('billPay')).toHaveLength(allowed ? 1 : 0);
		if (!allowed) expect(done.error.message).toContain("'Instalments' ");
	});

	it('keeps its key out of errors, also where PayApp repeats it', async () => {
		const { encBill } = bench.payapp.storeCard();
		bench.payapp.switches.refuse = { errno: '70020', errorMessage: `encBill ${encBill} 오류` };
		const parameters = charge({ encBill: '={{ $json.key }}' });
		const { error } = await bench.run('storedCard.charge', parameters, [{ key: encBill }]);
		expect(error.message).toContain('encBill *** 오류');
		expect(error.message + error.description).not.toContain(encBill);
	});

	it('that is deleted is charged no more', async () => {
		const { encBill } = bench.payapp.storeCard();
		const { json } = await bench.run('storedCard.delete', { encBill });
		expect(json).toEqual([{ deleted: true }]);
		const { error } = await bench.run('storedCard.charge', charge({ encBill }));
		expect(error.message).toContain('등록된 카드가 없음');
	});
});
