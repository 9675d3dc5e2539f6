/** What the node makes of GMPay's answers. */
import { describe, expect, it } from '@jest/globals';

import { bench, openGmPay } from '../../support/gmpay.mts';
import { CALLS, callOf, entered, requiredRows } from './table.mts';

openGmPay();

describe('what GMPay answers', () => {
	const runSample = async (operation: string) =>
		(await bench.run(operation, entered(requiredRows(callOf(operation))))).json;

	it('to a request comes out: the payment page and the order number, zeros kept', async () => {
		expect(await runSample('payment.request')).toEqual([
			{ orderNo: '0001234', payUrl: 'https://pay.gmpay.example/0001234' },
		]);
	});

	it('to a cancellation comes out as done', async () => {
		expect(await runSample('payment.cancel')).toEqual([
			{ cancelled: true, memberId: 'testid', orderNo: '0001234' },
		]);
	});

	it.each([
		['N', true],
		['E', false],
		['X', null],
	])('to an ID check with val1 %s comes out as available %s', async (val1, available) => {
		const { path } = callOf('member.checkId');
		bench.answer(path, { body: { message: 'OK', success: true, val1 } });
		expect(await runSample('member.checkId')).toMatchObject([{ available, val1 }]);
	});

	it('to the token call comes out: obtaining it is what the operation is for', async () => {
		expect(await runSample('member.getCancelToken')).toMatchObject([{ cancelToken: '취소 토큰' }]);
	});

	it('to an agreement and a registration comes out as done, without the password', async () => {
		expect(await runSample('member.requestAgreement')).toMatchObject([{ requested: true }]);
		expect(await runSample('member.register')).toEqual([{ registered: true, memberId: 'newshop' }]);
	});

	const MONEY = '/oapi/payment/cancel';

	// For a call that moves money, only a plain no under 2xx is a refusal: GMPay documents neither
	// codes nor statuses.
	it('to a cancellation with success false under HTTP 400 leaves the outcome unknown', async () => {
		bench.answer(MONEY, { status: 400, body: { message: '잘못된 요청 & 다시', success: false } });
		const done = await bench.run('payment.cancel', entered(requiredRows(callOf('payment.cancel'))));
		expect(done.error.message).toContain('It is not known');
		expect(done.error.description).toContain('잘못된 요청 & 다시');
	});

	it.each(
		CALLS.flatMap((call) => [200, 400].map((status) => ({ ...call, status }))).filter(
			({ path, status }) => path !== MONEY || status === 200,
		),
	)(
		'to $path with success false (HTTP $status) is an error in its own words',
		async ({ path, operation, status }) => {
			bench.answer(path, { status, body: { message: '잘못된 요청 & 다시', success: false } });
			const done = await bench.run(operation, entered(requiredRows(callOf(operation))));
			expect(done.status).toBe('error');
			expect(done.error.message).toContain('잘못된 요청 & 다시');
			expect(done.error.message).not.toContain('code');
			expect(done.error.description).toContain('GMPay did nothing');
			expect(bench.seen).toHaveLength(1);
		},
	);

	it.each([
		['HTTP 500 with success false', { status: 500, body: { success: false, message: 'x' } }],
		['HTTP 502', { status: 502, body: '<html>' }],
		['no JSON', { body: 'OK' }],
		['JSON without success', { body: { message: 'OK' } }],
		['success that is no boolean', { body: { success: 'yes' } }],
		['success true under HTTP 404', { status: 404, body: callOf('payment.request').answer }],
		['a redirect', { status: 302, body: '' }],
		['no order number', { body: { success: true, payUrl: 'https://pay.example' } }],
		['a lost connection', { cut: true as const }],
	])('that cannot be trusted (%s) leaves the outcome of a request unknown', async (_, answer) => {
		const { path, operation } = callOf('payment.request');
		bench.answer(path, answer);
		const done = await bench.run(operation, entered(requiredRows(callOf(operation))));
		expect(done.error.message).toContain('It is not known whether GMPay');
		expect(bench.seen).toHaveLength(1);
	});
});
