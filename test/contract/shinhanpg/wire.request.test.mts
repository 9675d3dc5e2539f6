import { createHash } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { CallName } from '../../../sandbox/shinhanpg/codes.mts';
import { BACK, BUYER, ORDER, ShinhanPgBench } from '../../support/shinhanpg.mts';

/** Every parameter of every table of shinhan-pg.txt, on the wire. */
let bench: ShinhanPgBench;
beforeAll(async () => {
	bench = await ShinhanPgBench.start();
});
beforeEach(() => bench.shinhan.reset());
afterAll(async () => await bench.close());

const SHOP = {
	return_url: 'https://shop.example.com/approval',
	cancel_url: 'https://shop.example.com/cancel',
	fail_url: 'https://shop.example.com/fail',
};
const code = (value: string) => ({ __rl: true, mode: 'code', value });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const REQUEST = 'POST /v1.0/payments/request';

const general = { pgcode: code('card'), pay_type: 1, device_type: 1, ...ORDER, ...SHOP };
const personal = { user_ci: 'CI=='.repeat(22), device_type: 2, ...ORDER, ...SHOP };
const corporate = { ...ORDER };
const loan = {
	cncl_yn: 'N',
	buyr_bizr_no: '123-45-67890',
	dpst_req_no: '20240208',
	clnt_pay_clf_cd: 'SGLPAY',
	req_amt: 700000000,
	chrg_amt: 300000000,
	tot_tx_amt: 1000000000,
	pay_amt: 1000000000,
	amount: 1000000000,
	clnt_tx_clf_cd: 'IMPL',
	clnt_tx_ymd: '20240601',
	seller_name: '테스트판매사',
};

async function wireOf(operation: string, parameters: IDataObject, call: CallName = REQUEST) {
	const done = await bench.run(operation, parameters);
	expect(done.status === 'error' ? done.error : undefined).toBeUndefined();
	const [sent] = bench.sent(call);
	expect(sent?.unlisted).toEqual([]);
	return { values: sent!.values, sent: sent!, done };
}

describe('payments/request', () => {
	it('sends the required fields in their types, the computed VAT, and the hash', async () => {
		const { values, sent, done } = await wireOf('payment.request', general);
		const { client_id, paymentApiKey } = bench.shinhan.merchant;
		expect(sent.headers.authorization).toBe(`SPGKEY ${paymentApiKey}`);
		expect(sent.contentType).toBe('application/json');
		expect(values).toEqual({
			pgcode: 'card',
			client_id,
			user_id: 'test_01',
			user_name: '테스터01',
			order_no: '202108311259590001',
			pay_type: 1,
			device_type: 1,
			amount: 11000,
			product_name: '테스트 상품',
			...SHOP,
			tax_amount: 1000,
			param_ispt_hash: sha256(`${client_id}test_01202108311259590001111000${paymentApiKey}`),
		});
		expect(done.json[0]).toEqual({
			redirect_url: expect.stringContaining('/pgsvc/pay?token='),
			order_no: '202108311259590001',
			amount: 11000,
			tax_amount: 1000,
		});
	});

	it.each([
		['pgcode', { pgcode: code('nauthcard') }, 'nauthcard'],
		['pgcode', { pgcode: code('newcode'), amount: 1 }, 'newcode'],
		['pay_type', { pay_type: 3 }, 3],
		['device_type', { device_type: 2 }, 2],
		['card_cpny_cd', { card_cpny_cd: code('S005') }, 'S005'],
		['user_ci', { additionalFields: { user_ci: 'x'.repeat(88) } }, 'x'.repeat(88)],
		['taxfree_amount', { additionalFields: { taxfree_amount: 11000 } }, 11000],
		['tax_amount', { additionalFields: { tax_amount: 90 } }, 90],
		['cup_return_deposit', { additionalFields: { cup_return_deposit: 100 } }, 100],
		['prepay_amount', { additionalFields: { prepay_amount: 2000 } }, 2000],
		['install_month', { additionalFields: { install_month: '03' } }, '03'],
		['inst_type', { additionalFields: { inst_type: 8 } }, 8],
		['email_flag', { additionalFields: { email_flag: 'Y' } }, 'Y'],
		[
			'email_addr',
			{ additionalFields: { email_flag: 'Y', email_addr: 'a@example.com' } },
			'a@example.com',
		],
		['main_color', { additionalFields: { main_color: '#0A0B0C' } }, '0A0B0C'],
		['point_color', { additionalFields: { point_color: '5379FF' } }, '5379FF'],
		['custom_parameter', { additionalFields: { custom_parameter: '고객 1' } }, '고객 1'],
		['mobile_no', { additionalFields: { mobile_no: '010-0000-0000' } }, '01000000000'],
		['card_purpost_type', { additionalFields: { card_purpost_type: 4 } }, 4],
		[
			'app_return_url',
			{ additionalFields: { app_return_url: 'scheme://path', app_cancel_url: 'scheme://no' } },
			'scheme://path',
		],
		[
			'app_cancel_url',
			{ additionalFields: { app_return_url: 'scheme://path', app_cancel_url: 'scheme://no' } },
			'scheme://no',
		],
	])('by one method: %s', async (name, parameters, expected) => {
		const { values } = await wireOf('payment.request', { ...general, ...parameters });
		expect(values[name]).toEqual(expected);
	});

	it.each([
		[{ taxfree_amount: 11000 }, 0],
		[{ taxfree_amount: 1100 }, 900],
		[{ cup_return_deposit: 300, taxfree_amount: 5000 }, 518],
		[{ tax_amount: 0 }, 0],
	])('the VAT of %j is %d', async (additionalFields, tax) => {
		const { values, done } = await wireOf('payment.request', { ...general, additionalFields });
		expect(values.tax_amount).toBe(tax);
		expect(done.json[0]?.tax_amount).toBe(tax);
	});

	it('the personal window: selpay, single payment, and its own list of fields', async () => {
		const additionalFields = {
			taxfree_amount: 0,
			tax_amount: 90,
			cup_return_deposit: 100,
			email_flag: 'Y',
			email_addr: 'a@example.com',
			custom_parameter: 'abc',
			mobile_no: '01000000000',
			card_purpost_type: 1,
			main_color: '#FFFFFF',
			point_color: '#5379FF',
			app_return_url: 'scheme://path',
			app_cancel_url: 'scheme://path',
		};
		const { values } = await wireOf('payment.requestPersonalWindow', {
			...personal,
			card_cpny_cd: code('S005'),
			additionalFields,
		});
		expect(values).toMatchObject({
			...personal,
			...additionalFields,
			main_color: 'FFFFFF',
			point_color: '5379FF',
			pgcode: 'selpay',
			pay_type: 1,
			card_cpny_cd: 'S005',
		});
		expect(values.param_ispt_hash).toMatch(/^[\da-f]{64}$/);
	});

	it('the corporate window: bizselpay, for PCs, without addresses', async () => {
		const additionalFields = {
			taxfree_amount: 0,
			tax_amount: 1000,
			cup_return_deposit: 100,
			email_flag: 'N',
			email_addr: 'a@example.com',
			custom_parameter: 'abc',
			mobile_no: '010-0000-0000',
		};
		const { values } = await wireOf('payment.requestCorporateWindow', {
			...corporate,
			additionalFields,
		});
		expect(values).toEqual({
			...corporate,
			...additionalFields,
			mobile_no: '01000000000',
			client_id: 'o2o',
			pgcode: 'bizselpay',
			pay_type: 1,
			device_type: 2,
			param_ispt_hash: expect.any(String),
		});
	});

	it('the corporate window with a loan: the whole block', async () => {
		const { values } = await wireOf('payment.requestCorporateWindow', { ...corporate, ...loan });
		expect(values).toMatchObject({ ...loan, buyr_bizr_no: '1234567890' });
	});

	it('a balance is paid by the loan amount', async () => {
		const { values } = await wireOf('payment.requestCorporateWindow', {
			...corporate,
			...loan,
			clnt_pay_clf_cd: 'RMDPAY',
			pay_amt: 700000000,
			amount: 700000000,
		});
		expect(values).toMatchObject({ amount: 700000000, pay_amt: 700000000 });
	});

	it('a cancelled loan order sends only its keys of the loan block', async () => {
		const { values } = await wireOf('payment.requestCorporateWindow', {
			...corporate,
			...loan,
			cncl_yn: 'Y',
			amount: 11000,
		});
		const names = Object.keys(values).filter((name) => name in loan && name !== 'amount');
		expect(names.sort()).toEqual(['buyr_bizr_no', 'cncl_yn', 'dpst_req_no']);
	});

	it('ties a request to the trigger: signed addresses and custom_parameter, within their sizes', async () => {
		const { values } = await wireOf('payment.request', {
			...general,
			...BACK,
			additionalFields: { custom_parameter: '고객 "1"\n' },
		});
		for (const [name, way] of [
			['return_url', 'return'],
			['cancel_url', 'cancel'],
			['fail_url', 'fail'],
		] as const) {
			const { searchParams } = new URL(String(values[name]));
			expect(searchParams.get('on')).toBe(way);
			expect(searchParams.get('order')).toBe(ORDER.order_no);
			expect(searchParams.get('won')).toBe('11000');
			expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
			expect(String(values[name]).length).toBeLessThanOrEqual(255);
		}
		expect(values.custom_parameter).toMatch(/^n8n\.11000\.[\w-]{43}\.[\w-]+$/);
		expect(String(values.custom_parameter)).not.toContain(bench.shinhan.merchant.paymentApiKey);
	});

	it('leaves addresses and custom_parameter alone where another system takes the return', async () => {
		const { values } = await wireOf('payment.request', {
			...general,
			additionalFields: { custom_parameter: 'x'.repeat(1000) },
		});
		expect(values).toMatchObject({ ...SHOP, custom_parameter: 'x'.repeat(1000) });
	});
});

describe('the other calls', () => {
	it('payments/confirm', async () => {
		const { fields } = await bench.authenticated();
		const { values, sent, done } = await wireOf(
			'payment.confirm',
			{
				order_no: ORDER.order_no,
				confirm_token: fields.confirm_token,
				additionalFields: { ip_addr: '198.51.100.7', expectedAmount: 11000 },
			},
			'POST /v1.0/payments/confirm',
		);
		expect(sent.headers.authorization).toBe(`SPGKEY ${bench.shinhan.merchant.paymentApiKey}`);
		expect(values).toEqual({
			client_id: 'o2o',
			order_no: ORDER.order_no,
			confirm_token: fields.confirm_token,
			ip_addr: '198.51.100.7',
		});
		expect(done.json[0]).toMatchObject({
			order_no: ORDER.order_no,
			user_id: BUYER.user_id,
			amount: 11000,
			discount_amount: 0,
			taxfree_amount: 0,
			tax_amount: 1000,
			pay_info: [{ card_name: 'BC카드' }],
			foundBy: 'confirm',
		});
		expect(done.json[0]).not.toHaveProperty('ret_code');
	});

	it('payments/cancel, with the account of a refund', async () => {
		const { tid } = await bench.paid();
		const refund = { bank_cd: '088', bank_acct_no: '00110012345678', bank_name: '홍길동' };
		const { values, done } = await wireOf(
			'payment.cancel',
			{
				tid,
				user_id: BUYER.user_id,
				amount: 11000,
				cncl_rsn: '고객 요청',
				additionalFields: { ...refund, order_no: ORDER.order_no },
			},
			'POST /v1.0/payments/cancel',
		);
		expect(values).toEqual({
			client_id: 'o2o',
			tid,
			user_id: BUYER.user_id,
			amount: 11000,
			cncl_rsn: '고객 요청',
			ip_addr: '203.0.113.10',
			...refund,
		});
		expect(done.json[0]).toMatchObject({ tid, amount: 11000, amountDiffers: false });
	});

	it('payments/cancel/partial, with its VAT', async () => {
		const { tid } = await bench.paid();
		const { values } = await wireOf(
			'payment.cancelPartially',
			{
				tid,
				user_id: BUYER.user_id,
				amount: 5000,
				cncl_rsn: '부분',
				additionalFields: { taxfree_amount: 600, ip_addr: '198.51.100.7' },
			},
			'POST /v1.0/payments/cancel/partial',
		);
		expect(values).toEqual({
			client_id: 'o2o',
			tid,
			user_id: BUYER.user_id,
			amount: 5000,
			taxfree_amount: 600,
			tax_amount: 400,
			cncl_rsn: '부분',
			ip_addr: '198.51.100.7',
		});
	});

	it.each(['amunt', 'amount'] as const)(
		'receipt/info, whichever of the names is read (%s)',
		async (reads) => {
			const { tid, tx_date } = await bench.paid();
			bench.shinhan.switches.receiptReads = reads;
			const { values, sent, done } = await wireOf(
				'payment.getReceipt',
				{ tid, amunt: 11000, tx_ymd: tx_date },
				'GET /v1.0/receipt/info/{tid}',
			);
			expect(sent.headers.authorization).toBe(`SPGKEY ${bench.shinhan.merchant.searchApiKey}`);
			const tx_ymd = tx_date.slice(0, 10);
			expect(values).toEqual({ client_id: 'o2o', tid, amunt: '11000', amount: '11000', tx_ymd });
			expect(done.json[0]).toMatchObject({ tid, redirect_url: expect.stringContaining(tid) });
		},
	);

	it.each(['tx_amount', 'tax_amount'] as const)(
		'payments/confirm-info, with its %s',
		async (name) => {
			const { tid } = await bench.paid();
			bench.shinhan.switches.txAmountField = name;
			const { values, done } = await wireOf(
				'payment.get',
				{ order_no: ORDER.order_no },
				'GET /v1.0/payments/confirm-info',
			);
			expect(values).toEqual({ client_id: 'o2o', order_no: ORDER.order_no });
			expect(done.json[0]).toMatchObject({ state: 'approved', tid, tx_amount: 11000, tx_stat: 1 });
		},
	);

	it.each([
		['cardCompany.getAll', 'GET /v1.0/payments/info/card-list', 2],
		['terms.getAll', 'GET /v1.0/payments/info/terms-info-list', 1],
	] as const)('%s gives an item a row', async (operation, call, rows) => {
		const { values, done } = await wireOf(operation, { pgcode: code('card') }, call);
		expect(values).toEqual({ client_id: 'o2o', pgcode: 'card' });
		expect(done.json).toHaveLength(rows);
		expect(done.items.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: rows }, () => ({ item: 0 })),
		);
	});

	it('a list that comes as one object, and values inside "data" or "date"', async () => {
		Object.assign(bench.shinhan.switches, { listAs: 'object', wrapped: 'data' });
		const list = await bench.run('cardCompany.getAll', { pgcode: code('card') });
		expect(list.json).toMatchObject([{ card_cpny_cd: 'S001', card_cpny_name: 'BC카드' }]);
		bench.shinhan.switches.wrapped = 'date';
		expect((await bench.paid()).tx_stat).toBe(1);
	});

	it('createPopupPage: nothing can break out of the page', async () => {
		const nasty = `"'><script>alert(1)</script></script>`;
		const { json } = await bench.run('payment.createPopupPage', {
			redirect_url: `https://pg.example.com/pay?token=${nasty}`,
			resultUrl: `https://shop.example.com/${nasty}`,
			additionalFields: { order_no: nasty, title: nasty, buttonText: nasty },
		});
		const html = String(json[0]?.html);
		expect(html).toContain('ShinhanBizPay.openPopup("https://pg.example.com/pay?token=');
		expect(html).toContain('https://payspg.shinhan.com/businessPayment/unifiedPay/script');
		expect(html).not.toContain('<script>alert');
		expect(html.match(/<\/script>/g)).toHaveLength(2);
		expect(bench.shinhan.calls).toEqual([]);
	});
});
