/**
 * The simulated PayApp's subscriptions and stored cards are charged as PayApp's SDKs and samples
 * say; where those are silent, one reading is pinned here so that a change to it shows.
 */
import { describe, expect, it } from '@jest/globals';

import type { Fields } from '../../sandbox/index.mts';
import { openSubscriptions, payapp, seller } from './payapp.subscriptions.mts';

openSubscriptions();

describe('the clock', () => {
	it('charges each month on its day, each with a mul_no of its own', async () => {
		await seller.goTo('01-10');
		const rebill_no = await seller.approved();
		await payapp.clock.advance({ months: 3 });
		expect(seller.days).toEqual(['01-10', '02-05', '03-05', '04-05']);
		expect(new Set(seller.received.map(({ mul_no }) => mul_no)).size).toBe(4);
		expect(new Set(seller.received.map((one) => one.rebill_no))).toEqual(new Set([rebill_no]));
		expect(payapp.clock.today()).toBe(`${seller.year}-04-10`);
	});

	it('charges the 90th on the last day of every month', async () => {
		await seller.goTo('01-15');
		await seller.approved({ rebillCycleMonth: '90' });
		await payapp.clock.advance({ months: 4 });
		const february = new Date(Date.UTC(seller.year, 2, 0)).getUTCDate();
		expect(seller.days).toEqual(['01-15', '01-31', `02-${february}`, '03-31', '04-30']);
	});

	it.each([
		['1', 1],
		['4', 4],
		['7', 0],
	])('charges week day %s on that day, Monday being 1', async (rebillCycleWeek, weekday) => {
		await seller.approved({ rebillCycleType: 'Week', rebillCycleWeek, failurl: '' });
		await payapp.clock.advance({ days: 21 });
		const later = seller.received.slice(1).map(({ pay_date = '' }) => pay_date.slice(0, 10));
		expect(later).toHaveLength(3);
		expect(later.map((day) => new Date(day).getUTCDay())).toEqual([weekday, weekday, weekday]);
	});

	it('charges every day', async () => {
		await seller.goTo('02-10');
		await seller.approved({ rebillCycleType: 'Day' });
		await payapp.clock.advance({ days: 3 });
		expect(seller.days).toEqual(['02-10', '02-11', '02-12', '02-13']);
	});

	it('charges on the last day of the subscription, and not after it', async () => {
		await seller.goTo('01-10');
		await seller.approved({ rebillExpire: `${seller.year}-03-05` });
		await payapp.clock.advance({ months: 6 });
		expect(seller.days).toEqual(['01-10', '02-05', '03-05']);
	});

	it('is moved over HTTP and from the board, too', async () => {
		await seller.goTo('01-10');
		await seller.approved();
		const url = `${payapp.base}/control/clock`;
		const json = { 'content-type': 'application/json' };
		await fetch(url, { method: 'POST', headers: json, body: '{"months":1}' });
		expect(seller.days).toEqual(['01-10', '02-05']);
		await fetch(url, { method: 'POST', body: new URLSearchParams({ months: '', days: '40' }) });
		expect(seller.days).toEqual(['01-10', '02-05', '03-05']);
		const board = await (await fetch(`${seller.sandbox.origin}/`)).text();
		expect(board).toContain('시간 보내기');
		expect(board).toContain('매월 5일');
	});

	it('does not go back', async () => {
		await expect(payapp.clock.advance({ days: -1 })).rejects.toThrow('days');
	});

	it('is put back with everything else', async () => {
		const today = payapp.clock.today();
		await payapp.clock.advance({ months: 5 });
		payapp.reset();
		expect(payapp.clock.today()).toBe(today);
		expect(payapp.subscriptions.size).toBe(0);
	});
});

describe('a later charge that fails', () => {
	it('is told to failurl alone as 99, and the next cycle is charged again', async () => {
		await seller.goTo('01-10');
		const rebill_no = await seller.approved();
		payapp.switches.commonFeedbackUrl = `${seller.shopUrl}/common`;
		payapp.switches.failCharge = { value: true, times: 1 };
		await payapp.clock.advance({ months: 2 });
		const own = seller.received.filter(({ path }) => path !== '/common');
		expect(own.map(({ path, pay_state }) => [path, pay_state])).toEqual([
			['/paid', '4'],
			['/failed', '99'],
			['/paid', '4'],
		]);
		expect(seller.received.filter(({ path }) => path === '/common')).toHaveLength(1);
		expect(own[1]).toMatchObject({ rebill_no, price: '9900', pay_date: '', csturl: '' });
		expect(own[1]?.mul_no).not.toBe(own[0]?.mul_no);
	});

	it('may lack a number', async () => {
		Object.assign(payapp.switches, { failureMulNo: false });
		await seller.approved();
		payapp.switches.failCharge = true;
		await payapp.clock.advance({ months: 1 });
		expect(seller.received[1]).toMatchObject({ pay_state: '99' });
		expect(seller.received[1]).not.toHaveProperty('mul_no');
	});

	it('is told to nobody without failurl', async () => {
		await seller.approved({ failurl: '' });
		payapp.switches.failCharge = true;
		await payapp.clock.advance({ months: 2 });
		expect(seller.states).toEqual(['4']);
	});
});

describe('a stored card', () => {
	const charge = async (more: Fields = {}): Promise<Fields> =>
		await seller.call({
			cmd: 'billPay',
			userid: 'payapptest',
			encBill: payapp.storeCard().encBill,
			goodname: '월 이용료',
			price: '50000',
			recvphone: '01000000000',
			feedbackurl: `${seller.shopUrl}/paid`,
			...more,
		});

	it('is charged at once: CSTURL, price and mul_no, and feedback 4 with pay_type 17', async () => {
		const reply = await charge({ cardinst: '03' });
		expect(reply).toMatchObject({ state: '1', price: '50000' });
		expect(reply).not.toHaveProperty('csturl');
		expect(seller.received).toEqual([
			expect.objectContaining({
				pay_state: '4',
				pay_type: '17',
				mul_no: reply.mul_no,
				csturl: reply.CSTURL,
				rebill_no: '',
			}),
		]);
	});

	it.each([
		[{ encBill: 'unknown' }, 'encBill'],
		[{ price: '0' }, 'price'],
		[{ goodname: '' }, 'goodname'],
		[{ cardinst: '3' }, 'cardinst'],
		[{ cardinst: '03', price: '49999' }, 'cardinst'],
		[{ amount_taxable: '1' }, 'price'],
	])('refuses %j', async (more, name) => {
		const reply = await charge(more as Fields);
		expect(reply).toMatchObject({ state: '0', errno: '70020' });
		expect(reply.errorMessage).toContain(name);
		expect(payapp.requests.size).toBe(0);
	});

	it('that was deleted is charged no more', async () => {
		const { encBill } = payapp.storeCard();
		const remove = { cmd: 'billDelete', userid: 'payapptest', encBill };
		expect(await seller.call(remove)).toMatchObject({ state: '1' });
		expect(await seller.call(remove)).toMatchObject({ state: '0' });
		expect(await charge({ encBill })).toMatchObject({ state: '0' });
	});

	it('is given back in part under a number of its own, the rest later', async () => {
		const { mul_no = '' } = await charge();
		const { userid, linkkey } = payapp.seller;
		const part = { cmd: 'paycancel', userid, linkkey, mul_no, partcancel: '1' };
		payapp.switches.originalFields = true;
		expect(await seller.call({ ...part, cancelprice: '20000' })).toMatchObject({ state: '1' });
		expect(seller.received[1]).toMatchObject({
			pay_state: '70',
			price: '20000',
			orig_mul_no: mul_no,
			orig_price: '50000',
		});
		expect(seller.received[1]?.mul_no).not.toBe(mul_no);
		expect(await seller.call({ ...part, cancelprice: '30001' })).toMatchObject({ state: '0' });
		expect(await seller.call({ ...part, cancelprice: '30000' })).toMatchObject({ state: '1' });
		expect(seller.received).toHaveLength(3);
	});
});
