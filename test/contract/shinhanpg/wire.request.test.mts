/** Every parameter of a payment request (shinhan-pg.txt), on the wire. */
import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { BACK, bench, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import { code, wireOf } from './wire.mts';

openShinhanPg();

const SHOP = {
	return_url: 'https://shop.example.com/approval',
	cancel_url: 'https://shop.example.com/cancel',
	fail_url: 'https://shop.example.com/fail',
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

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

describe('payments/request', () => {
	it('sends the required fields in their types, the computed VAT, and the hash', async () => {
		const { values, sent, done } = await wireOf(bench, 'payment.request', general);
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
		const { values } = await wireOf(bench, 'payment.request', { ...general, ...parameters });
		expect(values[name]).toEqual(expected);
	});

	it.each([
		[{ taxfree_amount: 11000 }, 0],
		[{ taxfree_amount: 1100 }, 900],
		[{ cup_return_deposit: 300, taxfree_amount: 5000 }, 518],
		[{ tax_amount: 0 }, 0],
	])('the VAT of %j is %d', async (additionalFields, tax) => {
		const { values, done } = await wireOf(bench, 'payment.request', {
			...general,
			additionalFields,
		});
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
		const { values } = await wireOf(bench, 'payment.requestPersonalWindow', {
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
		const { values } = await wireOf(bench, 'payment.requestCorporateWindow', {
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
		const { values } = await wireOf(bench, 'payment.requestCorporateWindow', {
			...corporate,
			...loan,
		});
		expect(values).toMatchObject({ ...loan, buyr_bizr_no: '1234567890' });
	});

	it('a balance is paid by the loan amount', async () => {
		const { values } = await wireOf(bench, 'payment.requestCorporateWindow', {
			...corporate,
			...loan,
			clnt_pay_clf_cd: 'RMDPAY',
			pay_amt: 700000000,
			amount: 700000000,
		});
		expect(values).toMatchObject({ amount: 700000000, pay_amt: 700000000 });
	});

	it('a cancelled loan order sends only its keys of the loan block', async () => {
		const { values } = await wireOf(bench, 'payment.requestCorporateWindow', {
			...corporate,
			...loan,
			cncl_yn: 'Y',
			amount: 11000,
		});
		const names = Object.keys(values).filter((name) => name in loan && name !== 'amount');
		expect(names.sort()).toEqual(['buyr_bizr_no', 'cncl_yn', 'dpst_req_no']);
	});

	it('ties a request to the trigger: signed addresses and custom_parameter, within their sizes', async () => {
		const { values } = await wireOf(bench, 'payment.request', {
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
		const { values } = await wireOf(bench, 'payment.request', {
			...general,
			additionalFields: { custom_parameter: 'x'.repeat(1000) },
		});
		expect(values).toMatchObject({ ...SHOP, custom_parameter: 'x'.repeat(1000) });
	});
});
