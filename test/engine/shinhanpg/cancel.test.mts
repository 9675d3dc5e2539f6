import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench, INFO, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';

pollAfter(1, 5, 20);

/** Canceling returns money: what happens if the answer is lost or not what was asked for. */
openShinhanPg();

const CANCEL = 'POST /v1.0/payments/cancel';
const PART = 'POST /v1.0/payments/cancel/partial';

const drop = (call: typeof CANCEL | typeof PART) => ({
	dropConnection: { value: true, times: 1, call } as const,
});
const silent = (call: typeof CANCEL | typeof PART) => ({
	timeoutBeforeActing: { value: true, times: 1, call } as const,
});

async function cancel(
	operation: 'cancel' | 'cancelPartially',
	tid: string,
	amount: number,
	additionalFields: IDataObject = { order_no: ORDER.order_no },
) {
	return await bench.run(`payment.${operation}`, {
		tid,
		user_id: ORDER.user_id,
		amount,
		cncl_rsn: '고객 요청',
		additionalFields,
		options: { timeout: 1 },
	});
}

describe('a full cancellation whose answer is lost', () => {
	it('was carried out: the look-up says so', async () => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, drop(CANCEL));
		const { json } = await cancel('cancel', tid, 11000);
		expect(json[0]).toMatchObject({
			tid,
			amount: 11000,
			requestedAmount: 11000,
			amountDiffers: false,
			tx_stat: 2,
			foundBy: 'confirm-info',
		});
		expect(bench.sent(CANCEL)).toHaveLength(1);
	});

	it('was not carried out: safe to run again', async () => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, silent(CANCEL));
		const failed = await cancel('cancel', tid, 11000);
		expect(failed.error.message).toContain('Nothing was refunded, and it is safe to run again');
		const { json } = await failed.retry();
		expect(json[0]).toMatchObject({ tid, amount: 11000, foundBy: 'cancel' });
	});

	it.each([
		['no order number was given', {}, "no 'Your Order Number' was given"],
		['the order is another one', { order_no: 'other' }, 'no payment for this order number'],
	])('%s: unknown', async (_, additionalFields, why) => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, drop(CANCEL));
		const failed = await cancel('cancel', tid, 11000, additionalFields);
		expect(failed.error.message).toContain('not known');
		expect(failed.error.description).toContain(why);
		expect((await failed.retry()).status).toBe('error');
		expect(bench.sent(CANCEL)).toHaveLength(1);
	});

	it('the order number belongs to another payment: unknown', async () => {
		const { tid } = await bench.paid();
		await bench.paid({ order_no: 'second' });
		Object.assign(bench.shinhan.switches, drop(CANCEL));
		const { error } = await cancel('cancel', tid, 11000, { order_no: 'second' });
		expect(error.description).toContain('belongs to another payment');
	});
});

describe('a partial cancellation', () => {
	it("outputs the reply's amount and flags the difference (the manual's own example)", async () => {
		Object.assign(bench.shinhan.switches, { promotionThreshold: 5000, promotionDiscount: 1000 });
		const { tid } = await bench.paid({ amount: 10000 });
		const [first] = (await cancel('cancelPartially', tid, 5000)).json;
		const [second] = (await cancel('cancelPartially', tid, 5000)).json;
		expect(first).toMatchObject({ amount: 5000, requestedAmount: 5000, amountDiffers: false });
		expect(second).toMatchObject({ amount: 4000, requestedAmount: 5000, amountDiffers: true });
	});

	it('below the promotion: all that is left is cancelled, and flagged', async () => {
		Object.assign(bench.shinhan.switches, { promotionThreshold: 5000, promotionDiscount: 1000 });
		const { tid } = await bench.paid({ amount: 10000 });
		const [done] = (await cancel('cancelPartially', tid, 1000)).json;
		expect(done).toMatchObject({ amount: 9000, requestedAmount: 1000, amountDiffers: true });
	});

	it('the first one, its answer lost: the look-up can tell, without an amount', async () => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, drop(PART));
		const { json } = await cancel('cancelPartially', tid, 5000);
		expect(json[0]).toMatchObject({
			tid,
			amount: null,
			requestedAmount: 5000,
			amountDiffers: null,
			tx_stat: 3,
			foundBy: 'confirm-info',
		});
		expect(bench.sent(PART)).toHaveLength(1);
	});

	it('the first one, not carried out so far: stays unknown, since it may still be', async () => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, silent(PART));
		const failed = await cancel('cancelPartially', tid, 5000);
		expect(failed.error.message).toContain('not known');
		expect(failed.error.description).toContain('with nothing canceled so far');
		expect(failed.error.description).toContain('A retry of this execution asks Shinhan PG again');
		expect((await failed.retry()).status).toBe('error');
		expect(bench.sent(PART)).toHaveLength(1);
	});

	it.each([
		['carried out', drop(PART)],
		['not carried out', silent(PART)],
	])('a second one, its answer lost, %s: stays unknown', async (_, fault) => {
		const { tid } = await bench.paid();
		await cancel('cancelPartially', tid, 1000);
		Object.assign(bench.shinhan.switches, fault);
		const failed = await cancel('cancelPartially', tid, 1000);
		expect(failed.error.message).toContain('not known');
		expect(failed.error.description).toContain('not whether it is this one');
		expect((await failed.retry()).status).toBe('error');
		expect(bench.sent(PART)).toHaveLength(2);
	});

	it('the last one, its answer lost: the payment now stands as cancelled', async () => {
		const { tid } = await bench.paid();
		await cancel('cancelPartially', tid, 1000);
		Object.assign(bench.shinhan.switches, drop(PART));
		const { json } = await cancel('cancelPartially', tid, 10000);
		expect(json[0]).toMatchObject({ tx_stat: 2, amount: null });
	});

	it('retried after n8n lost its own note of how it stood: not sent again', async () => {
		const { tid } = await bench.paid();
		Object.assign(bench.shinhan.switches, {
			...drop(PART),
			httpStatus: { value: 503, call: INFO },
		});
		const failed = await cancel('cancelPartially', tid, 5000);
		bench.shinhan.switches.httpStatus = null;
		const retried = await failed.retry();
		expect(retried.error.description).toContain('not whether it is this one');
		expect(bench.sent(PART)).toHaveLength(1);
	});

	it('of a payment with a cup deposit is refused', async () => {
		const { tid } = await bench.paid({ additionalFields: { cup_return_deposit: 300 } });
		const { error } = await cancel('cancelPartially', tid, 1000);
		expect(error.message).toContain('컵반환보증금');
	});
});
