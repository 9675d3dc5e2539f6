/** The events that a buyer's return starts the workflow with, and the page that the buyer sees. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { BACK, bench, CONFIRM, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import type { Visit } from '../../support/shinhanpg.visit.mts';
import { come } from './buyer.mts';

pollAfter(1, 5, 20);
openShinhanPg();

const options = (values: IDataObject) => ({ parameters: { options: { timeout: 1, ...values } } });

describe('a buyer who comes back', () => {
	it('is confirmed, proven, and starts the workflow with the shape that all providers share', async () => {
		const back = await bench.authenticated({
			additionalFields: { custom_parameter: '고객 "1"\n' },
		});
		const { status, headers, body, started } = await come(back);
		const [payment] = bench.payments;
		expect(status).toBe(200);
		expect(headers).toMatchObject({
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
		});
		expect(body).toContain('결제가 완료되었습니다');
		expect(started).toMatchObject({
			provider: 'shinhanpg',
			event: 'confirmed',
			eventId: `shinhanpg:${ORDER.order_no}:confirmed:${payment!.tid}`,
			orderNo: ORDER.order_no,
			amount: 11000,
			currency: 'KRW',
			method: 'card',
			paidAt: `${payment!.tx_date.replace(' ', 'T')}+09:00`,
			buyer: { userId: 'test_01', name: '테스터01' },
			card: { card_name: 'BC카드' },
			receiptUrl: null,
			custom: { custom_parameter: '고객 "1"\n' },
			verified: true,
			data: { tid: payment!.tid, amount: 11000 },
		});
		expect(JSON.stringify(started)).not.toContain(back.fields.confirm_token!);
		expect(bench.sent(CONFIRM)[0]!.values.ip_addr).toBe('198.51.100.7');
	});

	it.each([
		['JSON', 'application/json'],
		['JSON without a type', ''],
	])('is taken as %s, too', async (_, contentType) => {
		const { url, fields } = await bench.authenticated();
		const { started } = await come({ url, body: JSON.stringify(fields), contentType });
		expect(started?.event).toBe('confirmed');
	});

	it("is taken with the sample's spelling of the token", async () => {
		bench.shinhan.switches.tokenField = 'confinm_token';
		expect((await come(await bench.authenticated())).started?.event).toBe('confirmed');
	});

	it('goes to the shop, with the order number, and nowhere else', async () => {
		const back = await bench.authenticated();
		const url = `${back.url}&successUrl=https://evil.example.com&redirect=https://evil.example.com`;
		const shop = options({ successUrl: 'https://shop.example.com/thanks?lang=ko' });
		const { status, headers } = await come({ ...back, url }, shop);
		expect(status).toBe(303);
		expect(headers.location).toBe(
			`https://shop.example.com/thanks?lang=ko&order_no=${ORDER.order_no}`,
		);
	});

	it.each(['javascript:alert(1)', 'shop.example.com', 'https://', '//evil.example.com'])(
		'sees the plain page where the address is %s',
		async (successUrl) => {
			const { status, body } = await come(await bench.authenticated(), options({ successUrl }));
			expect([status, body.includes('결제가 완료되었습니다')]).toEqual([200, true]);
		},
	);

	it('sees an order number as text, whatever is in it', async () => {
		const order_no = `"><script>alert('1')</script>&`;
		const { body } = await come(await bench.authenticated({ order_no }));
		expect(body).not.toContain('<script>');
		expect(body).toContain('alert(&#39;1&#39;)');
	});
});

describe('a virtual account', () => {
	it.each(['table', 'sample'] as const)(
		'as the %s has it: issued, nothing confirmed',
		async (accountReturn) => {
			bench.shinhan.switches.accountReturn = accountReturn;
			const back = bench.shinhan.issueAccount(await bench.requested());
			const { started, body } = await come(back);
			expect(body).toContain('가상계좌가 발급되었습니다');
			expect(started).toMatchObject({
				event: 'virtualAccountIssued',
				orderNo: ORDER.order_no,
				amount: 11000,
				paidAt: null,
				verified: false,
				data: { tid: bench.payments[0]!.tid, bank_nm: '신한은행' },
			});
			expect(bench.sent(CONFIRM)).toEqual([]);
		},
	);

	it('that failed is an event of its own', async () => {
		const back = bench.shinhan.issueAccount(await bench.requested());
		const { started } = await come({ ...back, fields: { ...back.fields, ret_code: '9' } });
		expect(started).toMatchObject({ event: 'failed', data: { stage: 'window', ret_code: '9' } });
	});

	it.each([
		['another amount', (back: Visit) => ({ ...back, fields: { ...back.fields!, pay_amt: '1' } })],
		['no nonce', (back: Visit) => ({ ...back, url: BACK.return_url })],
		['another order', (back: Visit) => ({ ...back, url: back.url.replace('order=2', 'order=3') })],
	])('with %s: 401', async (_, spoil) => {
		const back = bench.shinhan.issueAccount(await bench.requested());
		expect(await come(spoil(back))).toMatchObject({ status: 401, started: undefined });
	});
});

describe('a buyer who did not pay', () => {
	it.each(['GET', 'POST'] as const)('left the window (%s)', async (cancelMethod) => {
		bench.shinhan.switches.cancelMethod = cancelMethod;
		const back = bench.shinhan.leave(await bench.requested());
		const { started, headers } = await come(
			back,
			options({ cancelUrl: 'https://shop.example.com/no' }),
		);
		expect(headers.location).toBe(`https://shop.example.com/no?order_no=${ORDER.order_no}`);
		expect(started).toMatchObject({ event: 'cancelled', orderNo: ORDER.order_no, verified: false });
	});

	it('failed in the window', async () => {
		const { started, body } = await come(bench.shinhan.fail(await bench.requested()));
		expect(body).toContain('결제가 완료되지 않았습니다');
		expect(started).toMatchObject({
			event: 'failed',
			orderNo: ORDER.order_no,
			data: { ret_code: '9999', ret_msg: '한도초과', stage: 'window' },
		});
	});

	it.each(['cancel', 'fail'])('a stranger at on=%s is answered and starts nothing', async (on) => {
		const url = `${BACK.return_url.replace('return', on)}&order=1&won=1&nonce=${'A'.repeat(43)}`;
		for (const method of ['GET', 'POST']) {
			const { status, started, headers } = await come(
				{ url, method },
				options({
					cancelUrl: 'https://shop.example.com/',
					failureUrl: 'https://shop.example.com/',
				}),
			);
			expect([status, started]).toEqual([303, undefined]);
			expect(headers.location).toBe('https://shop.example.com/');
		}
	});

	it("a cancellation's nonce is none for a failure", async () => {
		const { url } = bench.shinhan.leave(await bench.requested());
		expect((await come({ url: url.replace('on=cancel', 'on=fail') })).started).toBeUndefined();
	});
});
