/** Recurring payments, from node to sandbox and back through the trigger. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench } from '../../support/payapp.mts';
import { eventsFor, NOWHERE, openUnheard } from './unheard.mts';

openUnheard();

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
		expect(await eventsFor('paid')).toEqual([]);
	});

	it.each([
		['Month', { rebillCycleMonth: '15' }],
		['Week', { rebillCycleWeek: '3' }],
		['Day', {}],
	])('by the %s sends the field of that cycle and no other', async (rebillCycleType, cycle) => {
		await register({ rebillCycleType });
		const [sent = {}] = bench.fieldsOf('rebillRegist');
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
		expect(bench.fieldsOf('rebillRegist')[0]?.openpaytype).toBe('card,phone');
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
		expect(bench.fieldsOf('rebillRegist')[0]?.rebillCycleMonth).toBe('90');
		bench.payapp.approve(rebill_no);
		await bench.payapp.clock.advance({ months: 4 });
		const [, ...later] = await eventsFor('paid');
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
		const told = await eventsFor('paid');
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
			expect(await eventsFor('paid')).toHaveLength(1);
			const failed = await eventsFor('recurringFailed');
			expect(failed).toHaveLength(2);
			expect(failed[0]).toMatchObject({ subscriptionNo, amount: 9900, paidAt: null });
			expect(failed[0]?.orderNo === '').toBe(!failureMulNo);
			expect(failed[0]?.eventId).not.toBe(failed[1]?.eventId);
			// The same message again is the same event.
			expect((await eventsFor('recurringFailed'))[0]?.eventId).toBe(failed[0]?.eventId);
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
