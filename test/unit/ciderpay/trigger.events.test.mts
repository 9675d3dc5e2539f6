/** What the CiderPay Trigger gives the workflow. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CREDENTIAL, deliver } from '../../support/ciderpay.webhook.mts';
import { formOf, JSON_TYPE, jsonOf } from '../../support/webhook.mts';
import type { How } from '../../support/webhook.mts';
import { CHARGED, eventOf, FAILED, NO_URL, PAID, REGISTERED, without } from './feedback.mts';
import type { Values } from './feedback.mts';

describe('a genuine notification', () => {
	it('of a payment starts the workflow with the shape that all providers share', async () => {
		const { started, text, contentType } = await deliver(formOf(PAID));
		expect(text).toBe('SUCCESS');
		expect(contentType).toBe('text/plain; charset=utf-8');
		expect(started).toEqual([
			{
				provider: 'ciderpay',
				event: 'paymentCompleted',
				eventId: 'ciderpay:000123:COMPLETE',
				orderNo: '000123',
				amount: 1000,
				currency: 'KRW',
				method: 'card',
				paidAt: null,
				buyer: { phone: '01000000000', name: null, email: null, number: null },
				card: { name: '샘플카드', number: '000000******0000', type: null, quota: '00' },
				receiptUrl: 'https://ciderpay.example/cst/123',
				custom: { var1: 'order-1', var2: null },
				subscriptionNo: null,
				unreadable: [],
				data: without(PAID, 'feedbackToken'),
			},
		]);
	});

	it('as JSON, with numbers and nulls, says the same', async () => {
		const body = jsonOf({ ...PAID, price: 1000, payType: 1, var2: null });
		const { started } = await deliver(body, { contentType: JSON_TYPE });
		const { data: _, ...event } = (await eventOf(PAID))!;
		expect(started?.[0]).toMatchObject(event);
	});

	// Integrators' reports: the spelling used by the CiderPay developers' simulator
	it('in the other spelling says the same', async () => {
		const names: Values = {
			memberID: 'member_id',
			feedbackToken: 'feedback_token',
			goodName: 'good_name',
			recvPhone: 'recv_phone',
			paymentState: 'payment_state',
			payType: 'pay_type',
			orderNo: 'order_no',
			approvalNo: 'approval_no',
			cardNum: 'card_num',
			cardQuota: 'card_quota',
		};
		const snake = Object.fromEntries(
			Object.entries(PAID).map(([name, value]) => [names[name] ?? name, value]),
		);
		const { data: _, ...event } = (await eventOf(PAID))!;
		const read = await eventOf(snake, NO_URL);
		expect(read).toMatchObject(event);
		expect(read?.data).toEqual(without(snake, 'feedback_token'));
	});

	// ciderpay.txt: the feedback tables; integrators' reports
	it.each([
		[{ paymentState: 'COMPLETE' }, 'paymentCompleted'],
		[{ paymentState: 'CANCEL' }, 'paymentCancelled'],
		[{ cmd: '', paymentState: 'COMPLETE' }, 'paymentCompleted'],
		[{ cmd: 'mpMakeToken' }, 'cardRegistered'],
		[{ cmd: 'rejectMakeToken' }, 'cardRegistrationRejected'],
		[{ cmd: 'completeMpPayment' }, 'cardChargeCompleted'],
		[{ cmd: 'errorMpPayment' }, 'cardChargeFailed'],
		[{ cmd: 'agreeRegularPayment' }, 'subscriptionApproved'],
		[{ cmd: 'rejectRegularPayment' }, 'subscriptionRejected'],
		[{ cmd: 'completeRpPayment' }, 'subscriptionChargeCompleted'],
		[{ cmd: 'errorRpPayment' }, 'subscriptionChargeFailed'],
		[{ paymentState: 'FAILED' }, 'other'],
		[{ cmd: 'brandNew', paymentState: 'COMPLETE' }, 'other'],
		[{ cmd: 'constructor' }, 'other'],
		[{}, 'other'],
	])('%j is the event %s', async (fields, event) => {
		expect((await eventOf({ memberID: 'ciderstore', ...fields } as Values))?.event).toBe(event);
	});

	it.each([
		['1', 'card'],
		['2', 'mobilePhone'],
		['3', 'kakaoPay'],
		['9', '9'],
	])('payType %s is the method %s', async (payType, method) => {
		expect((await eventOf({ ...PAID, payType }))?.method).toBe(method);
	});

	it('of a card charge reads its own names', async () => {
		expect(await eventOf(CHARGED)).toMatchObject({
			eventId: 'ciderpay:000124:completeMpPayment',
			amount: 2000,
			receiptUrl: 'https://ciderpay.example/cst/124',
			buyer: { phone: '01000000000', name: '홍길동', email: 'buyer@shop.example', number: '0007' },
			card: { type: '01' },
			data: { mpToken: 'mp-1' },
		});
	});

	it('of a registered card and a failed subscription charge brings what they are for', async () => {
		expect(await eventOf(REGISTERED)).toMatchObject({
			amount: null,
			currency: null,
			card: { number: '0000' },
			data: { mpToken: 'mp-1', authType: 'AT_ONCE' },
		});
		expect(await eventOf(FAILED)).toMatchObject({
			subscriptionNo: 'rp-1',
			data: { errorMessage: '한도 초과', turnSeq: '2' },
		});
	});

	it('keeps fields that no document names, and is not lost over odd ones', async () => {
		const event = await eventOf({ ...PAID, brand_new: 'x', price: 'abc', csturl: ' ' });
		expect(event).toMatchObject({ amount: null, receiptUrl: null, data: { brand_new: 'x' } });
	});
});

describe('eventId', () => {
	const idOf = async (fields: Values, how: How = {}) => (await eventOf(fields, how))?.eventId;

	it('is another one for each event of a payment', async () => {
		const ids = await Promise.all(
			[PAID, { ...PAID, paymentState: 'CANCEL' }, { ...PAID, orderNo: '124' }, CHARGED].map(
				async (fields) => await idOf(fields),
			),
		);
		expect(new Set(ids).size).toBe(4);
	});

	it.each([REGISTERED, FAILED])(
		'without an order number: the same for a redelivery, another one for another message',
		async (fields) => {
			const first = await idOf(fields);
			const { cmd, ...others } = fields;
			expect(await idOf({ ...others, cmd: cmd!, var2: '' })).toBe(first);
			const asJson = await deliver(jsonOf({ ...fields, var2: null }), { contentType: JSON_TYPE });
			expect(asJson.started?.[0]?.eventId).toBe(first);
			expect(await idOf({ ...fields, turnSeq: '3' })).not.toBe(first);
			expect(await idOf({ ...fields, var1: 'another' })).not.toBe(first);
		},
	);

	it('holds no secret and does not depend on one', async () => {
		const first = await idOf(FAILED);
		const credential = { ...CREDENTIAL, feedbackToken: 'OTHER-token' };
		expect(await idOf({ ...FAILED, feedbackToken: 'OTHER-token' }, { credential })).toBe(first);
	});
});

describe('an event that was not asked for', () => {
	it.each<[string, IDataObject, string[]]>([
		['of another kind', { events: ['cardRegistered'] }, []],
		['with another amount', { options: { price: 2000 } }, ['amount']],
		['with another variable 1', { options: { var1: 'order-2' } }, ['var1']],
		['with another variable 2', { options: { var2: 'nonce' } }, ['var2']],
	])('%s is acknowledged all the same and starts nothing', async (_, parameters, why) => {
		const delivery = await deliver(formOf(PAID), { parameters });
		expect(delivery).toMatchObject({ status: 200, text: 'SUCCESS', started: undefined });
		expect(delivery.logged).toEqual(why.map((word) => expect.stringContaining(word)));
		expect(delivery.logged.join()).not.toContain(CREDENTIAL.feedbackToken);
	});

	it.each<[string, IDataObject]>([
		['variable 2', { var2: 'nonce' }],
		['an empty variable 1', { var1: '' }],
	])('starts where it has the %s that is expected', async (_, options) => {
		const fields = { ...PAID, var1: '', var2: 'nonce' };
		expect(await eventOf(fields, { parameters: { options } })).toBeDefined();
	});
});
