/** Where practice goes beyond the manual (see payapp.practice.mts): how PayApp replies. */
import { describe, expect, it } from '@jest/globals';

import type { Fields } from '../../sandbox/index.mts';
import { openSeller, payapp } from './payapp.mts';
import { call, order, paid } from './payapp.practice.mts';

openSeller();

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
