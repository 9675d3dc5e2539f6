// A short secret may occur anywhere by chance: it proves nothing, and redaction splits no number.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { withoutValues } from '../../../nodes/core/webhook/messageFields';
import { GmPayTrigger } from '../../../nodes/GmPay/GmPayTrigger.node';
import { CREDENTIAL, deliver, KEYS } from '../../support/ciderpay.webhook.mts';
import { visit } from '../../support/shinhanpg.visit.mts';
import { deliverTo, formOf } from '../../support/webhook.mts';

const PAID = {
	...KEYS,
	paymentState: 'COMPLETE',
	orderNo: '20001000',
	price: '1000',
	recvPhone: '010-1000-0000',
	cardNum: '1000',
	var1: 'A1000-1',
	memo: 'by 1000 secret',
};
const { feedbackToken: _, ...UNPROVEN } = PAID;

describe('a URL secret of CiderPay', () => {
	it.each(['1', '1000', '1234567', ' 1234567\n'])(
		'%j is too short to prove a message',
		async (urlSecret) => {
			const credential = { ...CREDENTIAL, urlSecret };
			for (const secret of [urlSecret, urlSecret.trim()]) {
				const delivery = await deliver(formOf(UNPROVEN), { credential, query: { secret } });
				expect(delivery).toMatchObject({ status: 401, text: 'FAIL', started: undefined });
				expect(delivery.logged.join()).toContain("'URL Secret' is shorter than 8 characters");
			}
		},
	);

	it.each(['12345678', 'a-secret'])('%j is not', async (urlSecret) => {
		const credential = { ...CREDENTIAL, urlSecret };
		const delivery = await deliver(formOf(UNPROVEN), { credential, query: { secret: urlSecret } });
		expect(delivery.started).toHaveLength(1);
	});

	it('that is short leaves a message alone that the token proves', async () => {
		const credential = { ...CREDENTIAL, urlSecret: '1000' };
		const { started } = await deliver(formOf(PAID), { credential, query: {} });
		expect(started?.[0]).toMatchObject({
			orderNo: '20001000',
			amount: 1000,
			eventId: 'ciderpay:20001000:COMPLETE',
			buyer: { phone: '010-1000-0000' },
			data: { orderNo: '20001000', price: '1000' },
		});
	});

	it('of digits is cut out of no number, but does not leave in a text', async () => {
		const urlSecret = '20261128';
		const credential = { ...CREDENTIAL, urlSecret };
		const fields = {
			...PAID,
			orderNo: `${urlSecret}0001`,
			price: urlSecret,
			memo: `?secret=${urlSecret}`,
			note: urlSecret,
		};
		const { started } = await deliver(formOf(fields), { credential });
		expect(started?.[0]).toMatchObject({
			orderNo: '202611280001',
			amount: 20261128,
			data: { memo: '?secret=***', note: '***' },
		});
	});
});

describe('a feedback token of GMPay', () => {
	it('that is short cuts no number and no order', async () => {
		const credential = { memberId: 'testid', feedbackToken: '1000' };
		const fields = { ...credential, paymentState: 'COMPLETE', orderNo: 'A1000', price: '1000' };
		const usual = { credential, parameters: { events: ['paymentCompleted'], options: {} } };
		const { started } = await deliverTo(new GmPayTrigger(), usual, formOf(fields));
		expect(started?.[0]).toMatchObject({ orderNo: 'A1000', amount: 1000 });
		expect(started?.[0]?.data).not.toHaveProperty('feedbackToken');
	});
});

describe('a deposit secret of Shinhan PG', () => {
	const url = (secret: string) =>
		`https://n8n.example.com/webhook/1/shinhanpg?on=deposit&secret=${secret}`;
	const fields = { order_no: '20001000', pay_amt: '1000', tid: 'T1000' };
	it.each([
		['1000', 401],
		['1234567', 401],
		['12345678', 200],
	])('%j is answered with %d', async (depositSecret, status) => {
		const answer = await visit(
			{ url: url(depositSecret), fields },
			{ credential: { depositSecret } },
		);
		expect(answer.status).toBe(status);
		const { orderNo, amount } = answer.started ?? {};
		expect([orderNo, amount]).toEqual(status === 200 ? ['20001000', 1000] : [undefined, undefined]);
	});
});

describe('whatever the secret', () => {
	it('numbers stay whole, and texts do not tell it', () => {
		const digits = fc.string({
			unit: fc.constantFrom(...'0123456789'.split('')),
			minLength: 1,
			maxLength: 12,
		});
		fc.assert(
			fc.property(digits, digits, digits, (before, secret, after) => {
				const orderNo = `${before}${secret}${after}`;
				const fields = {
					orderNo,
					price: secret,
					memo: `is ${secret}!`,
					date: '2026-11-28 10:00:00',
				};
				const clean = withoutValues(fields, [secret], (name) => name !== 'memo' && name !== 'date');
				expect(clean).toMatchObject({ orderNo, price: secret, date: fields.date });
				if (secret.length >= 4) expect(clean.memo).toBe('is ***!');
			}),
		);
	});
});
