/** What the node makes of CiderPay's refusals. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { CiderPayBench } from '../../support/ciderpay.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

describe('a refusal', () => {
	it.each(['errorMessage', 'message', 'errorType', 'errCode'] as const)(
		'worded with %s is one, under HTTP 200 and 400',
		async (errorShape) => {
			for (const refusalHttpStatus of [200, 400]) {
				Object.assign(bench.cider.switches, { errorShape, refusalHttpStatus });
				const done = await bench.run('product.get', { id: '1' });
				expect(done.error.message).toContain('데이터가 존재하지 않습니다');
			}
		},
	);

	it('with an empty errCode and no success is one', async () => {
		bench.cider.switches.brokenReply = '{"errCode":"","message":"값 오류"}';
		const done = await bench.run('member.getTokens', {});
		expect(done.error.message).toContain('refused');
		expect(done.error.message).toContain('값 오류');
	});

	it.each(['{"errCode":"","message":"값 오류"}', '{"errCode":"0000","message":"OK"}'])(
		'is not read out of %s where money may have moved',
		async (reply) => {
			bench.cider.switches.brokenReply = reply;
			const done = await bench.run('payment.cancel', { orderNo: '1', token: 't' });
			expect(done.error.message).toContain('not known');
		},
	);

	it.each([
		['1001', 'required field'],
		['1014', 'does not exist'],
		['2001', 'Request Cancellation'],
		['2002', 'payment number and token'],
	])('with code %s says what to do', async (code, words) => {
		bench.cider.switches.refuse = { code, message: '오류' };
		bench.cider.switches.errorShape = 'errCode';
		const done = await bench.run('payment.cancel', { orderNo: '1', token: 't' });
		expect(done.error.message).toContain(`(code ${code})`);
		expect(done.error.description).toContain(words);
	});

	it('that names the other way to cancel says so', async () => {
		bench.cider.switches.settled = true;
		const made = await bench.run('payment.request', {
			goodName: '꽃',
			price: 1000,
			mobile: '01000000000',
		});
		const { orderNo, token } = bench.cider.payRequest(String(made.json[0]?.payUniqueNo));
		const refused = await bench.run('payment.cancel', { orderNo, token });
		expect(refused.error.description).toContain('Request Cancellation');
		const asked = await bench.run('payment.requestCancellation', { orderNo, token });
		expect(asked.json).toEqual([{ requested: true, orderNo }]);
	});

	it('of wrong keys is a refusal, and shows none of them', async () => {
		const done = await bench.run('member.getTokens', {}, [{}], {}, { devToken: 'WRONG-TOKEN' });
		expect(done.error.message).toContain('devToken 값이 정확하지 않습니다');
		expect(done.stored).not.toContain('WRONG-TOKEN');
	});
});
