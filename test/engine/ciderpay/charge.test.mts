/** Charging a card: what the reply means, and that no charge goes out twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { CiderPayBench } from '../../support/ciderpay.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

const CHARGE = 'POST /oapi/manualPay/doRequestPayment' as const;
const charges = () => bench.sent(CHARGE).map(({ values }) => values.goodName);
const paid = () => [...bench.cider.payments.values()].map(({ goodName }) => goodName);
const parameters = (mpToken: string) => ({
	mpToken,
	goodName: '={{ $json.name }}',
	price: 1000,
	content: '3월분',
});
const items = (...names: string[]) => names.map((name) => ({ name }));

describe('what the reply means', () => {
	it('AT_ONCE: charged', async () => {
		const done = await bench.run(
			'registeredCard.charge',
			parameters(await bench.registeredCard()),
			items('a'),
		);
		expect(done.json).toMatchObject([
			{
				charged: true,
				meaning: 'The card was charged',
				paymentState: 'COMPLETE',
				authType: 'AT_ONCE',
				onePayUniqueNo: expect.any(String),
			},
		]);
		expect(paid()).toEqual(['a']);
	});

	it.each(['CONFIRM', 'PASSWORD'] as const)('%s: not charged yet', async (authType) => {
		const mpToken = await bench.registeredCard(authType);
		const done = await bench.run('registeredCard.charge', parameters(mpToken), items('a'));
		expect(done.json).toMatchObject([
			{
				charged: false,
				meaning: expect.stringContaining('has to confirm'),
				paymentState: 'REQUEST',
				authType,
			},
		]);
		expect(paid()).toEqual([]);
		const onePayUniqueNo = String(done.json[0]?.onePayUniqueNo);
		const cancelled = await bench.run('registeredCard.cancelCharge', { mpToken, onePayUniqueNo });
		expect(cancelled.json).toEqual([{ cancelled: true, onePayUniqueNo }]);
		expect(bench.cider.charges.get(onePayUniqueNo)?.state).toBe('REQUEST_CANCEL');
	});

	it('the feedback token stays out unless it is asked for', async () => {
		const { feedbackToken } = bench.cider.account;
		const mpToken = await bench.registeredCard();
		const charge = parameters(mpToken);
		const plain = await bench.run('registeredCard.charge', charge, items('a'));
		expect(plain.json[0]).not.toHaveProperty('feedbackToken');
		expect(plain.stored).not.toContain(feedbackToken);
		const asked = await bench.run(
			'registeredCard.charge',
			{ ...charge, additionalFields: { includeFeedbackToken: true } },
			items('b'),
		);
		expect(asked.json[0]?.feedbackToken).toBe(feedbackToken);
		expect(bench.sent(CHARGE).flatMap(({ unlisted }) => unlisted)).toEqual([]);
	});

	it.each([
		['no data', { success: true }],
		['a state that is not documented', { success: true, data: { paymentState: 'WAIT' } }],
		['a system error, which may come after the charge', { errCode: '9999', message: '오류' }],
	])('%s: nobody knows, and it is not repeated', async (_, reply) => {
		const mpToken = await bench.registeredCard();
		bench.cider.switches.brokenReply = JSON.stringify(reply);
		const failed = await bench.run('registeredCard.charge', parameters(mpToken), items('a'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(failed.error.message).toContain('not known');
		expect(failed.error.description).toContain('Money may have moved');
		expect(charges()).toEqual(['a']);
	});

	it('an expired card is a refusal, in its own words', async () => {
		const mpToken = await bench.registeredCard();
		bench.cider.expireCard(mpToken);
		const failed = await bench.run('registeredCard.charge', parameters(mpToken), items('a'));
		expect(failed.error.message).toContain('만료된 토큰입니다');
	});
});

describe('nobody is charged twice', () => {
	it('a charge that fails among others: the retry charges only what was not charged', async () => {
		const mpToken = await bench.registeredCard();
		const { calls, switches } = bench.cider;
		const refuse = { value: { code: '1014', message: '한도 초과' }, times: 1 };
		// Refuses the second charge, once
		calls.push = (...added) => {
			const length = Array.prototype.push.apply(calls, added);
			if (length === 2) Object.assign(switches, { refuse });
			return length;
		};
		const failed = await bench.run(
			'registeredCard.charge',
			parameters(mpToken),
			items('a', 'b', 'c'),
		);
		Reflect.deleteProperty(calls, 'push');
		expect(failed.status).toBe('error');
		expect(failed.error.description).toContain('1 succeeded (onePayUniqueNo');
		expect(paid()).toEqual(['a']);
		const retried = await failed.retry();
		expect(retried.status).toBe('success');
		expect(charges()).toEqual(['a', 'b', 'b', 'c']);
		expect(paid()).toEqual(['a', 'b', 'c']);
		expect(retried.json.map(({ goodName }) => goodName)).toEqual(['a', 'b', 'c']);
	});

	it.each([
		['the connection is lost after charging', { dropConnection: { value: true, times: 1 } }],
		['the server answers 502 after charging', { httpStatus: { value: 502, times: 1 } }],
		['the answer cannot be read', { brokenReply: { value: true, times: 1 } }],
		['no answer comes in time', { timeoutAfterActing: { value: true, times: 1 } }],
	])('%s: Retry On Fail and Retry execution leave it alone', async (_, fault) => {
		const mpToken = await bench.registeredCard();
		Object.assign(bench.cider.switches, structuredClone(fault));
		const failed = await bench.run(
			'registeredCard.charge',
			{ ...parameters(mpToken), options: { timeout: 1 } },
			items('a', 'b'),
			{ retryOnFail: true, maxTries: 3 },
		);
		expect(failed.error.description).toContain('Money may have moved');
		expect((await failed.retry()).status).toBe('error');
		expect(charges()).toEqual(['a']);
		expect(paid()).toEqual(['a']);
	});
});
