/** Partial refunds: what does not add up is not sent; each is one event of the right order. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench, openPayApp } from '../../support/payapp.mts';
import { eventsFor, NOWHERE } from './unheard.mts';

openPayApp();

/** Makes a payment of 10,000 won by card; returns its mul_no. */
async function paid(): Promise<string> {
	const { json } = await bench.run('payment.request', {
		goodname: '꽃다발',
		price: 10_000,
		recvphone: '010-0000-0000',
		feedbackurl: `${NOWHERE}/hook`,
		additionalFields: { var1: 'order-1', checkretry: 'n' },
	});
	const mul_no = String(json[0]?.mul_no);
	bench.payapp.pay(mul_no);
	await bench.payapp.idle();
	bench.payapp.notifications.length = 0;
	return mul_no;
}

/** Returns what the trigger makes of what PayApp has sent since the payment. */
const events = async () =>
	await eventsFor('paid', 'partiallyRefunded', 'refunded', 'requestCancelled');

const OPERATIONS = [
	{ operation: 'payment.cancel', cmd: 'paycancel' },
	{ operation: 'payment.requestCancellation', cmd: 'paycancelreq' },
];

describe.each(OPERATIONS)('$operation', ({ operation, cmd }) => {
	it('in part sends the amount and its parts', async () => {
		const mul_no = await paid();
		const done = await bench.run(operation, {
			mul_no,
			partcancel: '1',
			cancelprice: 3300,
			additionalFields: { cancel_taxable: 2000, cancel_vat: 200, cancel_taxfree: 1100 },
		});
		expect(done.status).toBe('success');
		expect(bench.fieldsOf(cmd)).toMatchObject([
			{
				mul_no,
				partcancel: '1',
				cancelprice: '3300',
				cancel_taxable: '2000',
				cancel_vat: '200',
				cancel_taxfree: '1100',
			},
		]);
	});

	it('in full sends no amount, also where one was entered before', async () => {
		const mul_no = await paid();
		await bench.run(operation, { mul_no, partcancel: '0', cancelprice: 3300 });
		expect(bench.fieldsOf(cmd)).toHaveLength(1);
		expect(bench.fieldsOf(cmd)[0]).toMatchObject({ partcancel: '0' });
		expect(bench.fieldsOf(cmd)[0]).not.toHaveProperty('cancelprice');
	});

	it.each([
		['too much', { cancel_taxable: 3000, cancel_vat: 301 }],
		['too little', { cancel_taxable: 3000 }],
		['a part that is nothing', { cancel_vat: 0 }],
		['parts from expressions', { cancel_taxable: '={{ 3300 }}', cancel_taxfree: '={{ "1" }}' }],
	])('whose parts make up %s is refused before sending', async (_, additionalFields) => {
		const done = await bench.run(operation, {
			mul_no: '123',
			partcancel: '1',
			cancelprice: 3300,
			additionalFields,
		});
		expect(done.error.message).toContain("but 'Refund Amount' is 3300");
		expect(bench.payapp.calls).toEqual([]);
	});

	it('with parts but without an amount is refused: it would be a refund in full', async () => {
		const parameters = { mul_no: '123', additionalFields: { cancel_taxable: 1000 } };
		for (const more of [{}, { partcancel: '0' }, { partcancel: '0', cancelprice: 1000 }]) {
			const done = await bench.run(operation, { ...parameters, ...more });
			expect(done.error.message).toContain("needs 'Refund Amount'");
		}
		expect(bench.payapp.calls).toEqual([]);
	});

	it.each([0, -1, 1.5, '={{ null }}', '={{ "" }}', '={{ "all" }}', '={{ $json.nothing }}'])(
		'in part of %j is refused before sending: it must not become a refund in full',
		async (cancelprice) => {
			const done = await bench.run(operation, { mul_no: '123', partcancel: '1', cancelprice });
			expect(done.error.message).toContain("'Refund Amount' ");
			expect(bench.payapp.calls).toEqual([]);
		},
	);

	it.each(['={{ null }}', '={{ "" }}', '={{ $json.nothing }}', '={{ "some" }}'])(
		'whose choice between all and a part is %s is refused: it must not become a refund in full',
		async (partcancel) => {
			const done = await bench.run(operation, { mul_no: '123', partcancel, cancelprice: 3300 });
			expect(done.error.message).toContain("'Refund Type' ");
			expect(bench.payapp.calls).toEqual([]);
		},
	);

	it('of more than is left is refused by PayApp, in its words', async () => {
		const mul_no = await paid();
		const { error } = await bench.run(operation, {
			mul_no,
			partcancel: '1',
			cancelprice: 10_001,
		});
		expect(error.message).toContain('남은 금액 초과');
		expect(await events()).toEqual([]);
	});
});

describe('a partial refund', () => {
	const refund = async (mul_no: string, cancelprice: number) =>
		await bench.run('payment.cancel', { mul_no, partcancel: '1', cancelprice });

	it.each(['70', '71'] as const)(
		'(pay_state %s) is one event with the original order and the amount given back',
		async (partialCancelState) => {
			Object.assign(bench.payapp.switches, { originalFields: true, partialCancelState });
			const mul_no = await paid();
			await refund(mul_no, 3300);
			const told = await events();
			expect(told).toMatchObject([
				{ event: 'partiallyRefunded', orderNo: mul_no, amount: 3300, custom: { var1: 'order-1' } },
			]);
			expect((told[0]?.data as IDataObject).mul_no).not.toBe(mul_no);
		},
	);

	it('told twice, by the common address too, is still the same event', async () => {
		Object.assign(bench.payapp.switches, {
			originalFields: true,
			commonFeedbackUrl: 'http://127.0.0.1:9/common',
			duplicateNotifications: 2,
		});
		await refund(await paid(), 3300);
		const told = await events();
		expect(told).toHaveLength(4);
		expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(1);
	});

	it('after another one is an event of its own', async () => {
		Object.assign(bench.payapp.switches, { originalFields: true });
		const mul_no = await paid();
		await refund(mul_no, 3300);
		await refund(mul_no, 3300);
		const told = await events();
		expect(told.map(({ orderNo, amount }) => [orderNo, amount])).toEqual([
			[mul_no, 3300],
			[mul_no, 3300],
		]);
		expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(2);
	});

	it("without PayApp's hint to the original still carries the merchant's own number", async () => {
		const mul_no = await paid();
		await refund(mul_no, 3300);
		expect(await events()).toMatchObject([
			{ event: 'partiallyRefunded', amount: 3300, custom: { var1: 'order-1' } },
		]);
	});

	it('whose outcome is unknown is not repeated', async () => {
		const mul_no = await paid();
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const failed = await bench.run(
			'payment.cancel',
			{ mul_no, partcancel: '1', cancelprice: 3300 },
			[{}],
			{ retryOnFail: true, maxTries: 3 },
		);
		expect(failed.error.description).toContain('Money may have moved');
		expect((await failed.retry()).status).toBe('error');
		expect(bench.payapp.requests.get(mul_no)?.cancelled).toBe(3300);
	});

	it('of an open request is none: only the request can be closed', async () => {
		const { json } = await bench.run('payment.request', {
			goodname: '꽃다발',
			price: 10_000,
			recvphone: '01000000000',
		});
		const mul_no = String(json[0]?.mul_no);
		const parameters = { mul_no, cancelmode: 'ready', partcancel: '1', cancelprice: 3300 };
		expect((await bench.run('payment.cancel', parameters)).status).toBe('success');
		expect(bench.fieldsOf('paycancel')[0]).not.toHaveProperty('partcancel');
		expect(bench.fieldsOf('paycancel')[0]).not.toHaveProperty('cancelprice');
	});
});

describe('a request to cancel', () => {
	it('tells what to pay back, and leaves the payment as it is', async () => {
		const mul_no = await paid();
		const { json } = await bench.run('payment.requestCancellation', {
			mul_no,
			partcancel: '1',
			cancelprice: 3300,
			additionalFields: { dpname: '홍길동' },
		});
		expect(json).toMatchObject([
			{ requested: true, mul_no, cr_dpname: '홍길동', paybackprice: 3300, partprice: 3300 },
		]);
		expect(json[0]).not.toHaveProperty('cancelled');
		expect(bench.payapp.requests.get(mul_no)?.pay_state).toBe('4');
		expect(await events()).toEqual([]);
	});
});

describe('the tax parts of a price', () => {
	const request = { goodname: '꽃', price: 11_000, recvphone: '01000000000' };
	const charge = { ...request, encBill: 'TEST' };

	it.each([
		['payment.request', request],
		['storedCard.charge', charge],
	])('of %s must make it up', async (operation, parameters) => {
		const wrong = { amount_taxable: 10_000, amount_vat: 999 };
		const done = await bench.run(operation, { ...parameters, additionalFields: wrong });
		expect(done.error.message).toContain("make 10999, but 'Amount' is 11000");
		expect(bench.payapp.calls).toEqual([]);
		const right = { amount_taxable: 5000, amount_taxfree: 5500, amount_vat: 500 };
		await bench.run(operation, { ...parameters, additionalFields: right });
		expect(bench.payapp.calls).toHaveLength(1);
	});
});
