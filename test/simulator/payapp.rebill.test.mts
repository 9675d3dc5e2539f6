/**
 * The simulated PayApp's subscriptions, stored cards and partial refunds behave as PayApp's SDKs
 * and samples say; where those are silent, one reading is pinned here so that a change to it shows.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
	createSandbox,
	type Fields,
	type PayAppSandbox,
	type Sandbox,
} from '../../sandbox/index.mts';

let sandbox: Sandbox;
let payapp: PayAppSandbox;
let shop: Server;
let shopUrl: string;
/** Notifications that the shop received, with the path they were sent to */
let received: Array<Fields & { path: string }>;

beforeEach(async () => {
	sandbox = await createSandbox();
	({ payapp } = sandbox);
	received = [];
	shop = createServer((incoming, outgoing) => {
		let body = '';
		incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
		incoming.on('end', () => {
			const fields = Object.fromEntries(new URLSearchParams(body));
			received.push({ ...fields, path: incoming.url ?? '' });
			outgoing.end('SUCCESS');
		});
	});
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
	shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
});

afterEach(async () => {
	await sandbox.close();
	shop.closeAllConnections();
	await new Promise((resolve) => shop.close(resolve));
});

async function call(fields: Fields): Promise<Fields> {
	const response = await fetch(payapp.apiUrl, {
		method: 'POST',
		body: new URLSearchParams(fields),
	});
	const reply = Object.fromEntries(new URLSearchParams(await response.text()));
	await payapp.idle();
	return reply;
}

const DAY = 24 * 60 * 60 * 1000;
/** Next year, to whose days the clock is moved */
let year: number;
beforeEach(() => {
	year = Number(payapp.clock.today().slice(0, 4)) + 1;
});

/** Moves the clock to a day of next year in Korea (`MM-DD`); nothing may fall due on the way. */
async function goTo(day: string): Promise<void> {
	const gap = Date.parse(`${year}-${day}`) - Date.parse(payapp.clock.today());
	await payapp.clock.advance({ days: Math.round(gap / DAY) });
}

function registration(more: Fields = {}): Fields {
	return {
		cmd: 'rebillRegist',
		userid: 'payapptest',
		goodname: '정기구독',
		goodprice: '9900',
		recvphone: '01000000000',
		rebillCycleType: 'Month',
		rebillCycleMonth: '5',
		rebillExpire: `${year + 2}-12-31`,
		feedbackurl: `${shopUrl}/paid`,
		failurl: `${shopUrl}/failed`,
		var1: 'member-7',
		...more,
	};
}

async function registered(more: Fields = {}): Promise<string> {
	const reply = await call(registration(more));
	expect(reply).toMatchObject({ state: '1' });
	return reply.rebill_no ?? '';
}

async function approved(more: Fields = {}): Promise<string> {
	const rebill_no = await registered(more);
	payapp.approve(rebill_no);
	await payapp.idle();
	return rebill_no;
}

async function command(cmd: string, rebill_no: string, more: Fields = {}): Promise<Fields> {
	const { userid, linkkey } = payapp.seller;
	return await call({ cmd, userid, linkkey, rebill_no, ...more });
}

/** Returns the pay_date of each charge so far, as `MM-DD`. */
const days = (): string[] => received.map(({ pay_date = '' }) => pay_date.slice(5, 10));
const states = (): string[] => received.map(({ pay_state = '' }) => pay_state);

describe('rebillRegist', () => {
	it('gives a number and a page, takes no money and has no mul_no (field notes 4.1)', async () => {
		const reply = await call(registration());
		expect(Object.keys(reply).sort()).toEqual(
			['errno', 'errorMessage', 'payurl', 'rebill_no', 'state'].sort(),
		);
		expect(payapp.subscriptions.get(reply.rebill_no ?? '')?.state).toBe('requested');
		expect(payapp.requests.size).toBe(0);
		await payapp.clock.advance({ months: 2 });
		expect(received).toEqual([]);
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
		const reply = await call(registration(more as Fields));
		expect(reply).toMatchObject({ state: '0', errno: '70020' });
		expect(reply.errorMessage).toContain(name);
		expect(payapp.subscriptions.size).toBe(0);
	});
});

describe('the approval', () => {
	it('on the page is the first payment: feedback 4 with rebill_no and a mul_no of its own', async () => {
		const rebill_no = await registered();
		const { payurl = '' } = payapp.subscriptions.get(rebill_no) ?? {};
		expect(await (await fetch(payurl)).text()).toContain('9,900원');
		const body = new URLSearchParams({ action: 'approve', method: 'card' });
		expect((await fetch(payurl, { method: 'POST', body })).status).toBe(200);
		await payapp.idle();
		const { linkkey, linkval } = payapp.seller;
		const [mul_no] = [...payapp.requests.keys()];
		expect(received).toEqual([
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
		expect(received).toHaveLength(1);
	});

	it('that fails is not notified, and the buyer may try again', async () => {
		payapp.switches.failCharge = { value: true, times: 1 };
		const rebill_no = await registered();
		expect(() => payapp.approve(rebill_no)).toThrow('결제에 실패');
		await payapp.idle();
		expect(received).toEqual([]);
		payapp.approve(rebill_no);
		await payapp.idle();
		expect(states()).toEqual(['4']);
	});

	it('by phone is for monthly cycles', async () => {
		const monthly = await registered({ openpaytype: 'phone' });
		payapp.approve(monthly);
		await payapp.idle();
		expect(received[0]?.pay_type).toBe('2');
		const weekly = await registered({ rebillCycleType: 'Week', rebillCycleWeek: '1' });
		expect(() => payapp.approve(weekly, { method: 'phone' })).toThrow('phone');
	});
});

describe('the clock', () => {
	it('charges each month on its day, each with a mul_no of its own', async () => {
		await goTo('01-10');
		const rebill_no = await approved();
		await payapp.clock.advance({ months: 3 });
		expect(days()).toEqual(['01-10', '02-05', '03-05', '04-05']);
		expect(new Set(received.map(({ mul_no }) => mul_no)).size).toBe(4);
		expect(new Set(received.map((one) => one.rebill_no))).toEqual(new Set([rebill_no]));
		expect(payapp.clock.today()).toBe(`${year}-04-10`);
	});

	it('charges the 90th on the last day of every month', async () => {
		await goTo('01-15');
		await approved({ rebillCycleMonth: '90' });
		await payapp.clock.advance({ months: 4 });
		const february = new Date(Date.UTC(year, 2, 0)).getUTCDate();
		expect(days()).toEqual(['01-15', '01-31', `02-${february}`, '03-31', '04-30']);
	});

	it.each([
		['1', 1],
		['4', 4],
		['7', 0],
	])('charges week day %s on that day, Monday being 1', async (rebillCycleWeek, weekday) => {
		await approved({ rebillCycleType: 'Week', rebillCycleWeek, failurl: '' });
		await payapp.clock.advance({ days: 21 });
		const later = received.slice(1).map(({ pay_date = '' }) => pay_date.slice(0, 10));
		expect(later).toHaveLength(3);
		expect(later.map((day) => new Date(day).getUTCDay())).toEqual([weekday, weekday, weekday]);
	});

	it('charges every day', async () => {
		await goTo('02-10');
		await approved({ rebillCycleType: 'Day' });
		await payapp.clock.advance({ days: 3 });
		expect(days()).toEqual(['02-10', '02-11', '02-12', '02-13']);
	});

	it('charges on the last day of the subscription, and not after it', async () => {
		await goTo('01-10');
		await approved({ rebillExpire: `${year}-03-05` });
		await payapp.clock.advance({ months: 6 });
		expect(days()).toEqual(['01-10', '02-05', '03-05']);
	});

	it('is moved over HTTP and from the board, too', async () => {
		await goTo('01-10');
		await approved();
		const url = `${payapp.base}/control/clock`;
		const json = { 'content-type': 'application/json' };
		await fetch(url, { method: 'POST', headers: json, body: '{"months":1}' });
		expect(days()).toEqual(['01-10', '02-05']);
		await fetch(url, { method: 'POST', body: new URLSearchParams({ months: '', days: '40' }) });
		expect(days()).toEqual(['01-10', '02-05', '03-05']);
		const board = await (await fetch(`${sandbox.origin}/`)).text();
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
		await goTo('01-10');
		const rebill_no = await approved();
		payapp.switches.commonFeedbackUrl = `${shopUrl}/common`;
		payapp.switches.failCharge = { value: true, times: 1 };
		await payapp.clock.advance({ months: 2 });
		const own = received.filter(({ path }) => path !== '/common');
		expect(own.map(({ path, pay_state }) => [path, pay_state])).toEqual([
			['/paid', '4'],
			['/failed', '99'],
			['/paid', '4'],
		]);
		expect(received.filter(({ path }) => path === '/common')).toHaveLength(1);
		expect(own[1]).toMatchObject({ rebill_no, price: '9900', pay_date: '', csturl: '' });
		expect(own[1]?.mul_no).not.toBe(own[0]?.mul_no);
	});

	it('may lack a number', async () => {
		Object.assign(payapp.switches, { failureMulNo: false });
		await approved();
		payapp.switches.failCharge = true;
		await payapp.clock.advance({ months: 1 });
		expect(received[1]).toMatchObject({ pay_state: '99' });
		expect(received[1]).not.toHaveProperty('mul_no');
	});

	it('is told to nobody without failurl', async () => {
		await approved({ failurl: '' });
		payapp.switches.failCharge = true;
		await payapp.clock.advance({ months: 2 });
		expect(states()).toEqual(['4']);
	});
});

describe('rebillStop, rebillStart and rebillCancel', () => {
	it('pause, resume from the next cycle on, and end for good', async () => {
		await goTo('01-10');
		const rebill_no = await approved();
		expect(await command('rebillStop', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 2 });
		expect(days()).toEqual(['01-10']);
		expect(await command('rebillStart', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 1 });
		expect(days()).toEqual(['01-10', '04-05']);
		expect(await command('rebillCancel', rebill_no)).toMatchObject({ state: '1' });
		await payapp.clock.advance({ months: 3 });
		expect(days()).toHaveLength(2);
	});

	it.each([
		['rebillStop', 'before the approval', []],
		['rebillStop', 'twice', ['approve', 'rebillStop']],
		['rebillStart', 'where it is not paused', ['approve']],
		['rebillCancel', 'twice', ['rebillCancel']],
		['rebillStart', 'after the end', ['approve', 'rebillCancel']],
	])('%s %s is refused', async (cmd, _, before) => {
		const rebill_no = await registered();
		for (const step of before) {
			if (step === 'approve') payapp.approve(rebill_no);
			else expect(await command(step, rebill_no)).toMatchObject({ state: '1' });
		}
		expect(await command(cmd, rebill_no)).toMatchObject({ state: '0' });
	});

	it.each(['rebillCancel', 'rebillStop', 'rebillStart'])(
		'%s needs the link key and a number of the seller',
		async (cmd) => {
			const rebill_no = await approved();
			expect(await command(cmd, rebill_no, { linkkey: '' })).toMatchObject({ errno: '70020' });
			expect(await command(cmd, rebill_no, { linkkey: 'x' })).toMatchObject({ errno: '70010' });
			expect(await command(cmd, '1')).toMatchObject({ errno: '70020' });
			const linkkey = 'TEST+linkkey/of-payappreseller/not-real==';
			const stranger = await command(cmd, rebill_no, { userid: 'payappreseller', linkkey });
			expect(stranger).toMatchObject({ state: '0' });
			expect(payapp.subscriptions.get(rebill_no)?.state).toBe('approved');
		},
	);
});

describe('a stored card', () => {
	const charge = async (more: Fields = {}): Promise<Fields> =>
		await call({
			cmd: 'billPay',
			userid: 'payapptest',
			encBill: payapp.storeCard().encBill,
			goodname: '월 이용료',
			price: '50000',
			recvphone: '01000000000',
			feedbackurl: `${shopUrl}/paid`,
			...more,
		});

	it('is charged at once: CSTURL, price and mul_no, and feedback 4 with pay_type 17', async () => {
		const reply = await charge({ cardinst: '03' });
		expect(reply).toMatchObject({ state: '1', price: '50000' });
		expect(reply).not.toHaveProperty('csturl');
		expect(received).toEqual([
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
		expect(await call(remove)).toMatchObject({ state: '1' });
		expect(await call(remove)).toMatchObject({ state: '0' });
		expect(await charge({ encBill })).toMatchObject({ state: '0' });
	});

	it('is given back in part under a number of its own, the rest later', async () => {
		const { mul_no = '' } = await charge();
		const { userid, linkkey } = payapp.seller;
		const part = { cmd: 'paycancel', userid, linkkey, mul_no, partcancel: '1' };
		payapp.switches.originalFields = true;
		expect(await call({ ...part, cancelprice: '20000' })).toMatchObject({ state: '1' });
		expect(received[1]).toMatchObject({
			pay_state: '70',
			price: '20000',
			orig_mul_no: mul_no,
			orig_price: '50000',
		});
		expect(received[1]?.mul_no).not.toBe(mul_no);
		expect(await call({ ...part, cancelprice: '30001' })).toMatchObject({ state: '0' });
		expect(await call({ ...part, cancelprice: '30000' })).toMatchObject({ state: '1' });
		expect(received).toHaveLength(3);
	});
});
