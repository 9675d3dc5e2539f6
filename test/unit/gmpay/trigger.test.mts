import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { deliverTo, formOf } from '../../support/webhook.mts';
import type { Delivery, How } from '../../support/webhook.mts';

/** Made-up keys: the member's ID and the feedback token set up for it at GMPay */
const KEYS = { memberId: 'testid', feedbackToken: 'TEST+feedback/token==' };

/** A completed payment with the fields of the manual's table (gmpay.txt: lines 129 to 143) */
const PAID: Record<string, string> = {
	...KEYS,
	goodName: '꽃다발',
	price: '1004',
	customerPhone: '010-0000-0000',
	paymentState: 'COMPLETE',
	orderNo: '0001234',
	payMethod: 'CARD',
	cardName: '샘플카드',
	cardNum: '1234-****-****-0000',
	cardQuota: '00',
	approvalNo: '00123456',
	var1: 'order-1',
	var2: '',
	cstUrl: 'https://gmpay.example/cst/0001234',
};
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json; charset=utf-8';
const jsonOf = (fields: object) => Buffer.from(JSON.stringify(fields));

/** Delivers a body to the GMPay Trigger. */
const deliver = async (body: Buffer | string | undefined, how?: How): Promise<Delivery> =>
	await deliverTo(
		new GmPayTrigger(),
		{
			credential: KEYS,
			parameters: { events: ['paymentCompleted', 'paymentCancelled', 'other'], options: {} },
		},
		body,
		how,
	);

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

describe('a notification that does not verify', () => {
	const { feedbackToken: _token, ...noToken } = PAID;
	const { memberId: _member, ...noMember } = PAID;
	it.each([
		['another token', { ...PAID, feedbackToken: 'wrong' }],
		['an empty token', { ...PAID, feedbackToken: '' }],
		['no token', noToken],
		['the token in other case', { ...PAID, feedbackToken: KEYS.feedbackToken.toLowerCase() }],
		['a prefix of the token', { ...PAID, feedbackToken: KEYS.feedbackToken.slice(0, -1) }],
		['another member', { ...PAID, memberId: 'someone' }],
		['no member', noMember],
	])('%s: 401 FAIL, nothing starts, as form and as JSON', async (_, fields) => {
		for (const [body, contentType] of [
			[formOf(fields as Record<string, string>), FORM],
			[jsonOf(fields), JSON_TYPE],
		] as const) {
			expect(await deliver(body, { contentType })).toMatchObject({
				status: 401,
				text: 'FAIL',
				started: undefined,
			});
		}
	});

	it.each([
		['no feedback token', { memberId: 'testid' }],
		['an empty feedback token', { ...KEYS, feedbackToken: '' }],
		['a blank feedback token', { ...KEYS, feedbackToken: ' \n' }],
		['a feedback token that is no text', { ...KEYS, feedbackToken: null }],
		['nothing', {}],
	])('fails closed with %s in the credential', async (_, credential) => {
		for (const feedbackToken of [KEYS.feedbackToken, '', ' ', 'undefined', 'null']) {
			const body = formOf({ ...PAID, feedbackToken });
			expect((await deliver(body, { credential })).status).toBe(401);
		}
	});

	it.each([
		['a list', { ...PAID, feedbackToken: [KEYS.feedbackToken] }],
		['an object', { ...PAID, feedbackToken: { a: KEYS.feedbackToken } }],
		['true', { ...PAID, feedbackToken: true }],
	])('with %s as its token: 401', async (_, fields) => {
		expect((await deliver(jsonOf(fields), { contentType: JSON_TYPE })).status).toBe(401);
	});
});

describe('a body that cannot be read', () => {
	it.each([
		['none', undefined, FORM, 400],
		['empty', '', FORM, 400],
		['a name given twice', `${String(formOf(PAID))}&price=1`, FORM, 400],
		['a state that is no UTF-8', String(formOf(PAID)).replace('COMPLETE', '%C1%A6'), FORM, 400],
		['a JSON list', '[]', JSON_TYPE, 400],
		['JSON that is cut off', '{"memberId":', JSON_TYPE, 400],
		['a form that calls itself JSON', formOf(PAID), JSON_TYPE, 400],
		['XML', '<a/>', 'application/xml', 400],
		['parts', formOf(PAID), 'multipart/form-data; boundary=x', 400],
		['more than 1 MB', `${String(formOf(PAID))}&x=${'a'.repeat(2_000_000)}`, FORM, 413],
	])('%s', async (_, body, contentType, status) => {
		const delivery = await deliver(body, { contentType });
		expect(delivery).toMatchObject({ status, text: 'FAIL', started: undefined });
	});

	it('answers 500 FAIL where the credential cannot be read', async () => {
		const credential = new Error('Credential not found');
		const delivery = await deliver(formOf(PAID), { credential });
		expect(delivery).toMatchObject({ status: 500, text: 'FAIL', started: undefined });
	});
});

describe('whatever comes', () => {
	const text = fc.string({ unit: 'binary', maxLength: 40 });
	const known = fc.constantFrom(...Object.keys(PAID), '__proto__', 'constructor', 'toString');
	const value = fc.oneof(text, fc.constantFrom(...Object.values(PAID)));
	const fields = fc
		.dictionary(fc.oneof(known, text), value, { maxKeys: 20 })
		.chain((random) => fc.constantFrom({}, PAID).map((base) => ({ ...base, ...random })));
	const body = fc.oneof(
		fields.map(formOf),
		fields.map(jsonOf),
		fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
		fc.json().map((json) => Buffer.from(json)),
	);

	it('2,000 generated notifications neither crash the trigger nor start a run unless they verify', async () => {
		let started = 0;
		await fc.assert(
			fc.asyncProperty(body, fc.constantFrom(FORM, JSON_TYPE, ''), async (bytes, contentType) => {
				const delivery = await deliver(bytes, { contentType });
				if (!delivery.started) {
					expect(delivery.text).toBe('FAIL');
					return;
				}
				started++;
				const isJson = bytes.toString().startsWith('{');
				const given = isJson
					? (JSON.parse(bytes.toString()) as Record<string, string>)
					: Object.fromEntries(new URLSearchParams(bytes.toString()));
				expect(given.feedbackToken?.trim()).toBe(KEYS.feedbackToken);
				expect(given.memberId?.trim()).toBe(KEYS.memberId);
				expect(JSON.stringify(delivery.started)).not.toContain(KEYS.feedbackToken);
			}),
			{ numRuns: 2_000 },
		);
		// The property must have seen both outcomes.
		expect(started).toBeGreaterThan(100);
	}, 60_000);
});
