/** Every parameter of every other call (shinhan-pg.txt), on the wire, and the pop-up page. */
import { describe, expect, it } from '@jest/globals';

import { bench, BUYER, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import { code, wireOf } from './wire.mts';

openShinhanPg();

describe('the other calls', () => {
	it('payments/confirm', async () => {
		const { fields } = await bench.authenticated();
		const { values, sent, done } = await wireOf(
			bench,
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
			bench,
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
			bench,
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
				bench,
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
				bench,
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
		const { values, done } = await wireOf(bench, operation, { pgcode: code('card') }, call);
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
