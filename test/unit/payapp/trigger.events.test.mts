/** What the PayApp Trigger gives the workflow. */
import { describe, expect, it } from '@jest/globals';

import { deliver, formOf, KEYS, PAID } from '../../support/webhook.mts';
import { EVERY_EVENT } from './everyEvent.mts';

describe('a genuine notification', () => {
	it('starts the workflow with the shape that all providers share', async () => {
		const { started, text, contentType } = await deliver(formOf(PAID));
		const { userid, linkkey, linkval, ...others } = PAID;
		void [linkkey, linkval];
		expect(text).toBe('SUCCESS');
		expect(contentType).toBe('text/plain; charset=utf-8');
		expect(started).toEqual([
			{
				provider: 'payapp',
				event: 'paid',
				eventId: 'payapp:123456789:4',
				orderNo: '123456789',
				amount: 1000,
				currency: 'KRW',
				method: 'card',
				paidAt: '2026-11-22T10:00:00+09:00',
				buyer: { phone: '01000000000', memo: '문 앞에', address: null },
				card: { name: '샘플카드' },
				receiptUrl: 'https://payapp.example/cst/123456789',
				custom: { var1: 'order-1', var2: null },
				subscriptionNo: null,
				unreadable: [],
				data: { userid, ...others },
			},
		]);
	});

	it('tells Payco from a card', async () => {
		const { started } = await deliver(formOf({ ...PAID, paymethod_group: '35' }));
		expect(started?.[0]?.method).toBe('payco');
	});

	it('leads a partial refund back to its payment, with the amount given back', async () => {
		const refund = {
			...PAID,
			pay_state: '70',
			mul_no: '555',
			orig_mul_no: '123456789',
			price: '300',
		};
		const { started } = await deliver(formOf(refund), EVERY_EVENT);
		expect(started?.[0]).toMatchObject({
			event: 'partiallyRefunded',
			eventId: 'payapp:555:70',
			orderNo: '123456789',
			amount: 300,
		});
	});

	it('tells the subscription that a charge belongs to', async () => {
		const { started } = await deliver(formOf({ ...PAID, rebill_no: '77' }));
		expect(started?.[0]?.subscriptionNo).toBe('77');
	});

	it('keeps fields that no document names', async () => {
		const { started } = await deliver(formOf({ ...PAID, brand_new: 'x', naverpoint: '5' }));
		expect(started?.[0]?.data).toMatchObject({ brand_new: 'x', naverpoint: '5' });
	});

	it.each(['card_name', 'cardname'])('reads the card from %s', async (name) => {
		const { card_name: _, ...fields } = PAID;
		const { started } = await deliver(formOf({ ...fields, [name]: '신한' }));
		expect(started?.[0]?.card).toEqual({ name: '신한' });
	});

	it('has the same eventId by the request and by the common URL, and another for another state', async () => {
		const idOf = async (more: object) =>
			(await deliver(formOf({ ...PAID, ...more }), EVERY_EVENT)).started?.[0]?.eventId;
		const paid = await idOf({});
		expect(await idOf({ feedbacktype: '1' })).toBe(paid);
		expect(await idOf({ pay_state: '9' })).not.toBe(paid);
		expect(await idOf({ mul_no: '987654321' })).not.toBe(paid);
	});

	it('without a payment number: redelivered the same ID, another message another ID', async () => {
		const { mul_no: _, ...others } = PAID;
		const fields = { ...others, pay_state: '99', rebill_no: '77' };
		const idOf = async (more: object) =>
			(await deliver(formOf({ ...fields, ...more }), EVERY_EVENT)).started?.[0]?.eventId;
		const first = await idOf({});
		expect(String(first)).toContain('payapp:77:99:');
		expect(await idOf({})).toBe(first);
		// The common notification URL gets the same event again.
		for (const feedbacktype of ['1', '2']) expect(await idOf({ feedbacktype })).toBe(first);
		expect(await idOf({ pay_date: '2026-12-22 10:00:00' })).not.toBe(first);
	});

	// payapp.txt: Feedbackurl 전달, pay_state; 31 in its samples; 70, 71, 99 are newer
	it.each([
		['1', 'requested'],
		['4', 'paid'],
		['8', 'requestCancelled'],
		['16', 'requestCancelled'],
		['31', 'requestCancelled'],
		['32', 'requestCancelled'],
		['9', 'refunded'],
		['64', 'refunded'],
		['10', 'waiting'],
		['70', 'partiallyRefunded'],
		['71', 'partiallyRefunded'],
		['99', 'recurringFailed'],
		['5', 'other'],
		['', 'other'],
		['constructor', 'other'],
	])('pay_state %s is the event %s', async (pay_state, event) => {
		const { started, text } = await deliver(formOf({ ...PAID, pay_state }), EVERY_EVENT);
		expect(text).toBe('SUCCESS');
		expect(started?.[0]?.event).toBe(event);
	});

	// payapp.txt: Feedbackurl 전달, pay_type
	it.each([
		['1', 'card'],
		['2', 'mobilePhone'],
		['3', 'overseasCard'],
		['4', 'faceToFace'],
		['6', 'bankTransfer'],
		['7', 'virtualAccount'],
		['9', 'cultureVoucher'],
		// PayApp's newer samples
		['15', 'kakaoPay'],
		['16', 'naverPay'],
		['17', 'storedCard'],
		['21', 'smilePay'],
		['22', 'weChatPay'],
		['23', 'applePay'],
		['24', 'myAccount'],
		['25', 'tossPay'],
		['26', '26'],
		['123', '123'],
	])('pay_type %s is the method %s', async (pay_type, method) => {
		const { started } = await deliver(formOf({ ...PAID, pay_type }));
		expect(started?.[0]?.method).toBe(method);
	});

	it.each([
		['price that is no number', { price: 'abc' }, { amount: null }],
		['price with thousands', { price: '1,000' }, { amount: 1000 }],
		['date that does not exist', { pay_date: '2026-02-30 10:00:00' }, { paidAt: null }],
		[
			'date without separators',
			{ pay_date: '20261122100000' },
			{ paidAt: '2026-11-22T10:00:00+09:00' },
		],
		['no payment number', { mul_no: '' }, { orderNo: '' }],
	])('is not lost over a %s', async (_, fields, expected) => {
		const { started } = await deliver(formOf({ ...PAID, ...fields }));
		expect(started?.[0]).toMatchObject(expected);
	});

	it('verifies keys that were pasted with line ends', async () => {
		const credential = { ...KEYS, linkkey: `${KEYS.linkkey}\n`, linkval: ` ${KEYS.linkval} ` };
		expect((await deliver(formOf(PAID), { credential })).started).toHaveLength(1);
	});
});

describe('an event that was not asked for', () => {
	it('is acknowledged all the same and starts nothing', async () => {
		const delivery = await deliver(formOf({ ...PAID, pay_state: '1' }));
		expect(delivery).toMatchObject({
			status: 200,
			text: 'SUCCESS',
			contentType: 'text/plain; charset=utf-8',
			started: undefined,
		});
	});

	it.each([
		['the amount', { price: 2000 }, undefined],
		['the amount, given as text', { price: '1,000' }, 1],
		['an amount that fits', { price: 1000 }, 1],
		['an amount from an expression that gave nothing', { price: undefined }, undefined],
		['variable 1', { var1: 'order-2' }, undefined],
		['a variable 1 that fits', { var1: 'order-1' }, 1],
		['variable 2', { var2: 'nonce' }, undefined],
		['an empty variable 2 that fits', { var2: '' }, 1],
	])('expecting %s', async (_, options, runs) => {
		const delivery = await deliver(formOf(PAID), { parameters: { options } });
		expect(delivery.text).toBe('SUCCESS');
		expect(delivery.started?.length).toBe(runs);
		// Only a filtered event is logged, and no line discloses a key.
		expect(delivery.logged).toHaveLength(runs ? 0 : 1);
		expect(delivery.logged.join()).not.toContain(KEYS.linkval);
	});
});
