/**
 * The simulated PayApp's subscriptions begin, pause and end as PayApp's SDKs and samples say; where
 * those are silent, one reading is pinned here so that a change to it shows.
 */
import { describe, expect, it } from '@jest/globals';

import type { Fields } from '../../sandbox/index.mts';
import { openSubscriptions, payapp, seller } from './payapp.subscriptions.mts';

openSubscriptions();

describe('rebillRegist', () => {
	it('gives a number and a page, takes no money and has no mul_no (as integrators report)', async () => {
		const reply = await seller.call(seller.registration());
		expect(Object.keys(reply).sort()).toEqual(
			['errno', 'errorMessage', 'payurl', 'rebill_no', 'state'].sort(),
		);
		expect(payapp.subscriptions.get(reply.rebill_no ?? '')?.state).toBe('requested');
		expect(payapp.requests.size).toBe(0);
		await payapp.clock.advance({ months: 2 });
		expect(seller.received).toEqual([]);
	});

	it.each([
		[{ goodname: '' }, 'goodname'],
		[{ goodprice: '999' }, 'goodprice'],
		[{ recvphone: '' }, 'recvphone'],
		[{ rebillCycleType: 'month' }, 'rebillCycleType'],
		[{ rebillCycleMonth: '' }, 'rebillCycleMonth'],
		[{ rebillCycleMonth: '32' }, 'rebillCycleMonth'],
		[{ rebillCycleType: 'Week' }, 'rebillCycleWeek'],
		[{ rebillCycleType: 'Week', rebillCycleWeek: '0' }, 'rebillCycleWeek'],
		[{ rebillExpire: '' }, 'rebillExpire'],
		[{ rebillExpire: '20991231' }, 'rebillExpire'],
		[{ rebillExpire: '2099-02-30' }, 'rebillExpire'],
		[{ openpaytype: 'card,rbank' }, 'openpaytype'],
		[{ openpaytype: 'phone', rebillCycleType: 'Day' }, 'openpaytype'],
		[{ failurl: 'shop.example' }, 'failurl'],
	])('refuses %j', async (more, name) => {
		const reply = await seller.call(seller.registration(more as Fields));
		expect(reply).toMatchObject({ state: '0', errno: '70020' });
		expect(reply.errorMessage).toContain(name);
		expect(payapp.subscriptions.size).toBe(0);
	});
});

describe('the approval', () => {
	it('on the page is the first payment: feedback 4 with rebill_no and a mul_no of its own', async () => {
		const rebill_no = await seller.registered();
		const { payurl = '' } = payapp.subscriptions.get(rebill_no) ?? {};
		expect(await (await fetch(payurl)).text()).toContain('9,900원');
		const body = new URLSearchParams({ action: 'approve', method: 'card' });
		expect((await fetch(payurl, { method: 'POST', body })).status).toBe(200);
		await payapp.idle();
		const { linkkey, linkval } = payapp.seller;
		const [mul_no] = [...payapp.requests.keys()];
		expect(seller.received).toEqual([
			expect.objectContaining({
				path: '/paid',
				pay_state: '4',
				pay_type: '1',
				price: '9900',
				rebill_no,
				mul_no,
				linkkey,
				linkval,
				var1: 'member-7',
			}),
		]);
		expect(mul_no).not.toBe(rebill_no);
		const again = await fetch(payurl, { method: 'POST', body });
		expect(again.status).toBe(409);
		expect(seller.received).toHaveLength(1);
	});

	it('that fails is not notified, and the buyer may try again', async () => {
		payapp.switches.failCharge = { value: true, times: 1 };
		const rebill_no = await seller.registered();
		expect(() => payapp.approve(rebill_no)).toThrow('결제에 실패');
		await payapp.idle();
		expect(seller.received).toEqual([]);
		payapp.approve(rebill_no);
		await payapp.idle();
		expect(seller.states).toEqual(['4']);
	});

	it('by phone is for monthly cycles', async () => {
		const monthly = await seller.registered({ openpaytype: 'phone' });
		payapp.approve(monthly);
		await payapp.idle();
		expect(seller.received[0]?.pay_type).toBe('2');
		const weekly = await seller.registered({ rebillCycleType: 'Week', rebillCycleWeek: '1' });
		expect(() => payapp.approve(weekly, { method: 'phone' })).toThrow('phone');
	});
});

describe('rebillStop, rebillStart and rebillCancel', () => {
	it('pause, resume from the next cycle on, and end for good', async () => {
		await seller.goTo('01-10');
		const rebill_no = await seller.approved();
		expect(await seller.command('rebillStop', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 2 });
		expect(seller.days).toEqual(['01-10']);
		expect(await seller.command('rebillStart', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 1 });
		expect(seller.days).toEqual(['01-10', '04-05']);
		expect(await seller.command('rebillCancel', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 3 });
		expect(seller.days).toHaveLength(2);
	});

	it.each([
		['rebillStop', 'before the approval', []],
		['rebillStop', 'twice', ['approve', 'rebillStop']],
		['rebillStart', 'where it is not paused', ['approve']],
		['rebillCancel', 'twice', ['rebillCancel']],
		['rebillStart', 'after the end', ['approve', 'rebillCancel']],
	])('%s %s is refused', async (cmd, _, before) => {
		const rebill_no = await seller.registered();
		for (const step of before) {
			if (step === 'approve') payapp.approve(rebill_no);
			else expect(await seller.command(step, rebill_no)).toMatchObject({ state: '1' });
		}
		expect(await seller.command(cmd, rebill_no)).toMatchObject({ state: '0' });
	});

	it.each(['rebillCancel', 'rebillStop', 'rebillStart'])(
		'%s needs the link key and a number of the seller',
		async (cmd) => {
			const rebill_no = await seller.approved();
			expect(await seller.command(cmd, rebill_no, { linkkey: '' })).toMatchObject({
				errno: '70020',
			});
			expect(await seller.command(cmd, rebill_no, { linkkey: 'x' })).toMatchObject({
				errno: '70010',
			});
			expect(await seller.command(cmd, '1')).toMatchObject({ errno: '70020' });
			const linkkey = 'TEST+linkkey/of-payappreseller/not-real==';
			const stranger = await seller.command(cmd, rebill_no, { userid: 'payappreseller', linkkey });
			expect(stranger).toMatchObject({ state: '0' });
			expect(payapp.subscriptions.get(rebill_no)?.state).toBe('approved');
		},
	);
});
