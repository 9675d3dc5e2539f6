/** What the GMPay Trigger gives the workflow. */
import { describe, expect, it } from '@jest/globals';

import { deliver, KEYS, PAID } from '../../support/gmpay.webhook.mts';
import { FORM, formOf, JSON_TYPE, jsonOf } from '../../support/webhook.mts';

describe('a genuine notification', () => {
	const { feedbackToken: _, ...data } = PAID;
	const expected = {
		provider: 'gmpay',
		event: 'paymentCompleted',
		eventId: 'gmpay:0001234:COMPLETE',
		orderNo: '0001234',
		amount: 1004,
		currency: 'KRW',
		method: 'card',
		paidAt: null,
		buyer: { phone: '010-0000-0000' },
		card: {
			name: '샘플카드',
			number: '1234-****-****-0000',
			quota: '00',
		},
		receiptUrl: 'https://gmpay.example/cst/0001234',
		custom: { var1: 'order-1', var2: null },
		subscriptionNo: null,
		unreadable: [],
		data,
	};

	it.each([
		['as a form', formOf(PAID), FORM],
		['as JSON', jsonOf(PAID), JSON_TYPE],
		['as JSON with a number', jsonOf({ ...PAID, price: 1004 }), 'application/json'],
		['as a form without a type', formOf(PAID), ''],
		['as JSON without a type', jsonOf(PAID), ''],
		['as JSON that calls itself text', jsonOf(PAID), 'text/plain'],
		['as JSON that calls itself a form', jsonOf(PAID), FORM],
	])('%s starts the workflow with the shape that all providers share', async (_, body, type) => {
		const { started, text, contentType } = await deliver(body, { contentType: type });
		expect(text).toBe('SUCCESS');
		expect(contentType).toBe('text/plain; charset=utf-8');
		expect(started).toEqual([expected]);
	});

	it.each([
		['COMPLETE', 'paymentCompleted'],
		['CANCEL', 'paymentCancelled'],
		['REFUND', 'other'],
		['', 'other'],
		['constructor', 'other'],
	])('paymentState %s is the event %s', async (paymentState, event) => {
		const { started, text } = await deliver(formOf({ ...PAID, paymentState }));
		expect(text).toBe('SUCCESS');
		expect(started?.[0]?.event).toBe(event);
	});

	it('has the same eventId again, and another for the cancellation', async () => {
		const idOf = async (body: Buffer) => (await deliver(body)).started?.[0]?.eventId;
		expect(await idOf(jsonOf(PAID))).toBe(await idOf(formOf(PAID)));
		expect(await idOf(formOf({ ...PAID, paymentState: 'CANCEL' }))).toBe('gmpay:0001234:CANCEL');
	});

	it('without an order number is known by all it says', async () => {
		const { orderNo: _no, ...fields } = PAID;
		const idOf = async (more: object) =>
			(await deliver(formOf({ ...fields, ...more }))).started?.[0]?.eventId;
		const first = await idOf({});
		expect(String(first)).toMatch(/^gmpay:none:COMPLETE:/);
		expect(await idOf({})).toBe(first);
		expect(await idOf({ approvalNo: '2' })).not.toBe(first);
	});

	it.each([
		['a price that is no number', { price: 'abc' }, { amount: null, currency: null }],
		['a price with thousands', { price: '1,004' }, { amount: 1004 }],
		['a method that no document names', { payMethod: 'BANK' }, { method: 'BANK' }],
		['no card', { cardName: '', cardNum: '', cardQuota: '' }, { card: null }],
	])('is not lost over %s', async (_, fields, part) => {
		expect((await deliver(formOf({ ...PAID, ...fields }))).started?.[0]).toMatchObject(part);
	});

	it('reads the receipt in the other spelling too', async () => {
		const { cstUrl: _, ...fields } = PAID;
		const { started } = await deliver(formOf({ ...fields, csturl: 'https://gmpay.example/1' }));
		expect(started?.[0]?.receiptUrl).toBe('https://gmpay.example/1');
	});

	it('keeps fields that no document names, and drops the token where one repeats it', async () => {
		const fields = { ...PAID, brandNew: 'x', echo: `t=${KEYS.feedbackToken}` };
		const { started } = await deliver(formOf(fields));
		expect(started?.[0]?.data).toMatchObject({ brandNew: 'x', echo: 't=***' });
		expect(JSON.stringify(started)).not.toContain('TEST');
	});

	it('verifies keys that were pasted with line ends', async () => {
		const credential = { memberId: ' testid', feedbackToken: `${KEYS.feedbackToken}\n` };
		expect((await deliver(formOf(PAID), { credential })).started).toHaveLength(1);
	});

	it('of any member verifies where the credential names none', async () => {
		const credential = { ...KEYS, memberId: ' ' };
		const body = formOf({ ...PAID, memberId: 'another' });
		expect((await deliver(body, { credential })).started).toHaveLength(1);
	});
});

describe('an event that was not asked for', () => {
	it.each([
		['by its kind', { events: ['paymentCancelled'] }, undefined],
		['by its amount', { options: { price: 2000 } }, undefined],
		['by variable 1', { options: { var1: 'order-2' } }, undefined],
		['by variable 2', { options: { var2: 'nonce' } }, undefined],
		['(but this one was)', { options: { price: '1,004', var1: 'order-1', var2: '' } }, 1],
		['(an amount of 0 filters nothing)', { options: { price: 0 } }, 1],
	])('%s is acknowledged all the same', async (_, parameters, runs) => {
		const delivery = await deliver(formOf(PAID), { parameters });
		expect(delivery.text).toBe('SUCCESS');
		expect(delivery.started?.length).toBe(runs);
		expect(delivery.logged.join()).not.toContain('TEST');
	});
});
