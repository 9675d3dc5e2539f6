/**
 * The simulated PayApp where practice goes beyond the manual: expected values are those that
 * integrators read and that live messages carried (field notes 1, 8.4, X5, X11 and X13).
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
	createSandbox,
	type Fields,
	type PayAppSandbox,
	type Sandbox,
} from '../../sandbox/index.mts';
import { startHookServer, type HookServer } from '../support/hookServer.mts';

let sandbox: Sandbox;
let payapp: PayAppSandbox;
let shop: HookServer;
let feedbackurl: string;
/** Bodies sent to the shop, byte for byte */
let bodies: string[];

beforeEach(async () => {
	sandbox = await createSandbox();
	({ payapp } = sandbox);
	bodies = [];
	shop = await startHookServer(({ body }) => {
		bodies.push(body.toString('latin1'));
		return { body: 'SUCCESS' };
	});
	feedbackurl = `${shop.origin}/feedback`;
});

afterEach(async () => {
	await sandbox.close();
	await shop.close();
});

async function call(cmd: string, more: Fields = {}): Promise<Fields> {
	const { userid, linkkey } = payapp.seller;
	const fields = { userid, linkkey, ...(cmd === '' ? {} : { cmd }), ...more };
	const response = await fetch(payapp.apiUrl, {
		method: 'POST',
		body: new URLSearchParams(fields),
	});
	const reply = Object.fromEntries(new URLSearchParams(await response.text()));
	await payapp.idle();
	return reply;
}

const order = (more: Fields = {}): Fields => ({
	goodname: '꽃다발',
	price: '3000',
	recvphone: '01000000000',
	feedbackurl,
	var1: 'order-1',
	...more,
});

async function paid(more: Fields = {}, method: 'card' | 'naverpay' = 'card'): Promise<string> {
	const { mul_no = '' } = await call('payrequest', order(more));
	payapp.pay(mul_no, { method });
	await payapp.idle();
	return mul_no;
}

const lastTold = (): Fields => Object.fromEntries(new URLSearchParams(bodies.at(-1)));

describe('the least amount', () => {
	const calls: Array<[string, Fields]> = [
		['payrequest', { price: '999' }],
		['billPay', { price: '999' }],
		['rebillRegist', { goodprice: '999', rebillCycleType: 'Day', rebillExpire: '2099-12-31' }],
	];

	it.each(calls)('is 1,000 won for %s', async (cmd, below) => {
		const [name = ''] = Object.keys(below);
		const given = { ...order(), encBill: payapp.storeCard().encBill, ...below };
		const refused = await call(cmd, given);
		expect(refused).toMatchObject({ state: '0', errno: '70020' });
		expect(refused.errorMessage).toContain(name);
		expect(await call(cmd, { ...given, [name]: '1000' })).toMatchObject({ state: '1' });
	});

	it.each(calls)('is another for %s where the switch says so', async (cmd, below) => {
		payapp.switches.minimumPrice = 1;
		const given = { ...order(), encBill: payapp.storeCard().encBill, ...below };
		expect(await call(cmd, given)).toMatchObject({ state: '1' });
	});

	it('is known in won only: 100 are 1.00 US dollar', async () => {
		const usd = order({ price: '100', reqmode: 'usd', vccode: '1' });
		expect(await call('payrequest', usd)).toMatchObject({ state: '1' });
	});
});

describe('payinfo', () => {
	it('tells what was paid as integrators read it', async () => {
		const mul_no = await paid({ openpaytype: 'card' });
		expect(await call('payinfo', { mul_no })).toMatchObject({
			state: '1',
			usingstate: '4',
			usingstatestr: '결제완료',
			goodprice: '3000',
			paydate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
			canceldate: '',
			payauthcode: expect.stringMatching(/./),
			paytype: '1',
			paytypestr: '신용카드',
			cardst_url: expect.stringMatching(/^http/),
			recpt: '',
			var1: 'order-1',
		});
	});

	it.each(['9', '64'] as const)('says 64 of a payment given back as %s', async (state) => {
		payapp.switches.refundState = state;
		const mul_no = await paid();
		payapp.cancelBySeller(mul_no);
		expect(await call('payinfo', { mul_no })).toMatchObject({
			usingstate: '64',
			canceldate: expect.stringMatching(/./),
		});
	});

	it('says neither 4 nor 64 of what was never paid', async () => {
		const { mul_no = '' } = await call('payrequest', order());
		expect(['4', '64']).not.toContain((await call('payinfo', { mul_no })).usingstate);
		payapp.cancelByBuyer(mul_no);
		expect(['4', '64']).not.toContain((await call('payinfo', { mul_no })).usingstate);
	});

	it('wants the link key, and a number of this seller', async () => {
		const mul_no = await paid();
		expect(await call('payinfo', { mul_no, linkkey: 'x' })).toMatchObject({ errno: '70010' });
		const other = payapp.sellers.get('payappagency')!;
		const { userid, linkkey } = other;
		expect(await call('payinfo', { mul_no, userid, linkkey })).toMatchObject({ errno: '70020' });
	});

	it('is no command where the switch says so', async () => {
		payapp.switches.paymentQuery = 'none';
		const mul_no = await paid();
		expect(await call('payinfo', { mul_no })).toMatchObject({ state: '0', errno: '70040' });
	});
});

describe('a command that PayApp does not have', () => {
	it('is refused in the words seen live', async () => {
		expect(await call('statecheck', { mul_no: '1' })).toEqual({
			state: '0',
			errno: '70040',
			errorMessage: 'cmd 값을 확인 하세요',
		});
		expect(await call('')).toEqual({
			state: '0',
			errno: '70040',
			errorMessage: 'cmd을 가져오지 못했습니다',
			remoteaddr: '127.0.0.1',
		});
	});
});

describe('the answer to payrequest', () => {
	const IN_BRACKETS = ['reqResult[0][mul_no]', 'reqResult[0][payurl]'];

	it.each([
		['plain', ['mul_no', 'payurl']],
		['bracketed', IN_BRACKETS],
		['both', ['mul_no', 'payurl', ...IN_BRACKETS]],
	] as const)('has number and link: %s', async (form, names) => {
		payapp.switches.payrequestReply = form;
		const { state, errno, errorMessage, ...fields } = await call('payrequest', order());
		expect({ state, errno, errorMessage }).toEqual({
			state: '1',
			errno: '00000',
			errorMessage: '',
		});
		expect(Object.keys(fields).sort()).toEqual([...names].sort());
		const [payment] = payapp.requests.values();
		expect(new Set(Object.values(fields))).toEqual(new Set([payment!.mul_no, payment!.payurl]));
	});
});

describe('a notification', () => {
	it('has the card fields in the forms of the one captured', async () => {
		await paid({ openpaytype: 'naverpay' }, 'naverpay');
		expect(lastTold()).toMatchObject({
			pay_type: '16',
			paymethod_group: '25',
			cardinst: '0',
			card_quota: '0',
			card_num: '0000-****-****-0000',
			noinf: 'n',
			amount_taxable: '0',
			amount_taxfree: '3000',
			amount_vat: '0',
		});
	});

	it('echoes a tax split that was sent', async () => {
		const split = { amount_taxable: '2728', amount_taxfree: '0', amount_vat: '272' };
		await paid(split);
		expect(lastTold()).toMatchObject(split);
	});

	it.each([
		['blank', ' '],
		['two blanks', '  '],
		['tab', '\t'],
		['line end', '\r\n'],
		['no-break space', '\u00a0'],
		['ideographic space', '\u3000'],
	] as const)('can have a %s between day and time', async (name, space) => {
		payapp.switches.payDateSpace = name;
		await paid();
		expect(lastTold().pay_date).toMatch(
			new RegExp(`^\\d{4}-\\d\\d-\\d\\d${space}\\d\\d:\\d\\d:\\d\\d$`),
		);
	});

	it('can carry one value in EUC-KR, the others in UTF-8', async () => {
		payapp.switches.euckrField = { value: 'goodname', times: 1 };
		await paid({ var1: '한글', goodname: '가 A&=%힣' });
		// 가 is B0 A1 in EUC-KR, which lacks 힣.
		expect(bodies.at(-1)).toContain('&goodname=%B0%A1%20%41%26%3D%25%3F&');
		expect(bodies.at(-1)).toContain(`&var1=${encodeURIComponent('한글')}&`);
		await paid({ goodname: '가' });
		expect(lastTold().goodname).toBe('가');
	});
});

describe('a partial refund without partcancel', () => {
	const part = { cancelprice: '1000', cancelmemo: '고객 요청' };

	it.each(['paycancel', 'paycancelreq'])(
		'is refused by %s where the switch says so',
		async (cmd) => {
			payapp.switches.partialWithoutPartcancel = 'refuse';
			const mul_no = await paid();
			const refused = await call(cmd, { mul_no, ...part });
			expect(refused).toMatchObject({ state: '0', errno: '70020' });
			expect(refused.errorMessage).toContain('partcancel');
			expect(payapp.requests.get(mul_no)).toMatchObject({ pay_state: '4', cancelled: 0 });
			expect(await call(cmd, { mul_no, ...part, partcancel: '1' })).toMatchObject({ state: '1' });
		},
	);

	it('is taken for a full one otherwise', async () => {
		const mul_no = await paid();
		expect(await call('paycancel', { mul_no, ...part })).toMatchObject({ state: '1' });
		expect(payapp.requests.get(mul_no)).toMatchObject({ pay_state: '9' });
	});
});

describe('the switches of all this', () => {
	const set = async (body: object | URLSearchParams): Promise<number> => {
		const form = body instanceof URLSearchParams;
		const response = await fetch(`${payapp.base}/control/switches`, {
			method: 'POST',
			redirect: 'manual',
			...(form ? {} : { headers: { 'content-type': 'application/json' } }),
			body: form ? body : JSON.stringify(body),
		});
		return response.status;
	};

	it('are set over HTTP, and refused where they do not fit', async () => {
		const settings = {
			minimumPrice: 1,
			payrequestReply: 'both',
			paymentQuery: 'none',
			partialWithoutPartcancel: 'refuse',
			payDateSpace: 'two blanks',
		};
		expect(await set(settings)).toBe(200);
		expect(payapp.switches).toMatchObject(settings);
		for (const wrong of [
			{ payDateSpace: '  ' },
			{ paymentQuery: 'statecheck' },
			{ euckrField: 1 },
		]) {
			expect(await set(wrong)).toBe(400);
		}
	});

	it('stand on the board, whose forms set them with their conditions', async () => {
		const board = await (await fetch(`${sandbox.origin}/`)).text();
		for (const name of [
			'payrequestReply',
			'euckrField',
			'resetReply',
			'trickleMs',
			'replyStatus',
		]) {
			expect(board).toContain(`name="name" value="${name}"`);
		}
		const fields = { name: 'euckrField', value: 'pay_memo', times: '2', pay_state: '4' };
		expect(await set(new URLSearchParams(fields))).toBe(303);
		expect(payapp.switches.euckrField).toEqual({ value: 'pay_memo', times: 2, pay_state: '4' });
	});
});
