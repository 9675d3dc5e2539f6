/** End to end: what the node requests, the buyer does, CiderPay tells, and the trigger emits. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { deliver, SECRET } from '../../support/ciderpay.webhook.mts';
import { CiderPayBench } from '../../support/ciderpay.mts';
import { startHookServer, type HookServer } from '../../support/hookServer.mts';

let bench: CiderPayBench;
let server: HookServer;
let events: IDataObject[];
let credential: IDataObject;
let options: IDataObject;

/** In place of a real n8n: hands each notification to the trigger as it comes over the wire. */
beforeAll(async () => {
	bench = await CiderPayBench.start();
	server = await startHookServer(async ({ path, contentType, body }) => {
		const {
			started = [],
			status = 200,
			text,
		} = await deliver(body, {
			contentType,
			query: Object.fromEntries(new URL(path, 'http://127.0.0.1').searchParams),
			credential,
			parameters: { options },
		});
		events.push(...started);
		return { status, body: String(text) };
	});
});
beforeEach(() => {
	bench.cider.reset();
	events = [];
	options = {};
	const { memberID, feedbackToken } = bench.cider.account;
	credential = { memberID, feedbackToken, urlSecret: SECRET };
});
afterAll(async () => {
	await server.close();
	await bench.sandbox.close();
});

/** Returns the trigger's URL as a merchant pastes it: the node adds the secret. */
const notify = () => `${server.origin}/ciderpay`;
const told = async () => {
	await bench.cider.idle();
	return events.map(({ event }) => event);
};

describe.each(['form', 'json'] as const)('told by %s', (feedbackEncoding) => {
	describe.each(['camelCase', 'snake_case'] as const)('in %s', (feedbackNames) => {
		beforeEach(() => void Object.assign(bench.cider.switches, { feedbackEncoding, feedbackNames }));

		it('a card is registered, charged, and the payment cancelled', async () => {
			options = { includeFeedbackToken: true };
			const asked = await bench.run('registeredCard.requestRegistration', {
				customMobile: '010-0000-0000',
				selectAuthType: 'AT_ONCE',
				feedbackUrl: notify(),
			});
			bench.cider.approveCard(String(asked.json[0]?.payUniqueNo));
			expect(await told()).toEqual(['cardRegistered']);
			const data = events[0]?.data as IDataObject;
			const charged = await bench.run('registeredCard.charge', {
				mpToken: data.mpToken ?? data.mp_token,
				goodName: '꽃',
				price: 1000,
				content: '3월분',
				feedbackUrl: notify(),
				additionalFields: { var1: 'order-1' },
			});
			expect(charged.json[0]?.charged).toBe(true);
			expect(await told()).toEqual(['cardRegistered', 'cardChargeCompleted']);
			expect(events[1]).toMatchObject({ amount: 1000, custom: { var1: 'order-1' } });
			const { orderNo, data: paid } = events[1] as { orderNo: string; data: IDataObject };
			const cancelled = await bench.run('payment.cancel', {
				orderNo,
				token: paid.feedbackToken ?? paid.feedback_token,
			});
			expect(cancelled.json).toEqual([{ cancelled: true, orderNo }]);
			expect(bench.cider.payments.get(orderNo)?.state).toBe('CANCEL');
		});

		it('a subscription is approved, charged in time, and a charge fails', async () => {
			const asked = await bench.run('subscription.request', {
				customMobile: '01000000000',
				goodName: '꽃 구독',
				price: 2000,
				periodDateVal: '1',
				feedbackUrl: notify(),
				payFeedbackUrl: notify(),
			});
			const { rpToken } = bench.cider.approveSubscription(String(asked.json[0]?.payUniqueNo));
			await bench.cider.clock.advance({ months: 2 });
			bench.cider.switches.failNextCharge = '한도 초과';
			await bench.cider.clock.advance({ months: 1 });
			const kinds = await told();
			expect(kinds[0]).toBe('subscriptionApproved');
			expect(kinds).toContain('subscriptionChargeCompleted');
			expect(kinds).toContain('subscriptionChargeFailed');
			for (const event of events) expect(event.subscriptionNo).toBe(rpToken);
			const ids = events.map(({ eventId }) => eventId);
			expect(new Set(ids).size).toBe(ids.length);
		});

		it('a payment and a link are paid, and a payment cancelled', async () => {
			const request = { goodName: '꽃', price: 1000, mobile: '01000000000', feedbackurl: notify() };
			const asked = await bench.run('payment.request', request);
			const { orderNo } = bench.cider.payRequest(String(asked.json[0]?.payUniqueNo));
			bench.cider.cancelPayment(orderNo);
			await bench.run('paymentLink.create', {
				goodsName: '꽃',
				goodsPrice: 2000,
				goodsDescription: '빨간 꽃',
				feedbackUrl: notify(),
			});
			bench.cider.payLink(String([...bench.cider.paymentLinks.keys()][0]));
			const kinds = await told();
			expect(kinds.sort()).toEqual(['paymentCancelled', 'paymentCompleted', 'paymentCompleted']);
		});
	});
});

describe('a redelivery', () => {
	it('has the same eventId', async () => {
		bench.cider.switches.duplicateNotifications = 3;
		const request = { goodName: '꽃', price: 1000, mobile: '01000000000', feedbackurl: notify() };
		const asked = await bench.run('payment.request', request);
		bench.cider.payRequest(String(asked.json[0]?.payUniqueNo));
		await told();
		expect(events.length).toBeGreaterThan(1);
		expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
	});
});

describe('the URL secret', () => {
	const wireOf = async (feedbackurl: string, changes: IDataObject = {}) => {
		const request = { goodName: '꽃', price: 1000, mobile: '01000000000', feedbackurl };
		const run = await bench.run('payment.request', request, [{}], {}, changes);
		return { run, sent: bench.cider.calls.map(({ values }) => String(values.feedbackurl)) };
	};

	// The engine's resume URL is at 127.0.0.1.
	it('goes to no other host than that of this n8n', async () => {
		const elsewhere = [
			'https://evil.example.com/webhook/1/ciderpay',
			'http://127.0.0.1.evil.example.com/ciderpay',
			'http://127.0.0.1@evil.example.com/ciderpay',
			'http://localhost/ciderpay',
		];
		for (const address of elsewhere) {
			bench.cider.reset();
			expect((await wireOf(address)).sent).toEqual([address]);
		}
		bench.cider.reset();
		expect((await wireOf(notify())).sent).toEqual([`${notify()}?secret=${SECRET}`]);
	});

	it('that is too short goes nowhere, and the item says so without it', async () => {
		const { run, sent } = await wireOf(notify(), { urlSecret: '1000' });
		expect(sent).toEqual([]);
		const said = JSON.stringify([run.error.message, run.error.description]);
		expect(said).toContain("'URL Secret' is too short");
		expect(said).not.toContain('secret=1000');
	});
});

describe('what is not genuine', () => {
	it.each([
		['a wrong feedback token', { wrongFeedbackToken: true }],
		['a wrong member', { wrongMemberID: true }],
		['a token for each payment, which the credential cannot know', { feedbackToken: 'payment' }],
	])('%s starts nothing', async (_, switches) => {
		Object.assign(bench.cider.switches, switches);
		const feedbackurl = notify();
		const request = { goodName: '꽃', price: 1000, mobile: '01000000000', feedbackurl };
		const asked = await bench.run('payment.request', request);
		bench.cider.payRequest(String(asked.json[0]?.payUniqueNo));
		expect(await told()).toEqual([]);
		expect(bench.cider.notifications).toMatchObject([{ status: 401 }]);
	});

	it('a token for each payment is taken by the URL, once the credential has none', async () => {
		bench.cider.switches.feedbackToken = 'payment';
		credential = { memberID: bench.cider.account.memberID, urlSecret: SECRET };
		const request = { goodName: '꽃', price: 1000, mobile: '01000000000', feedbackurl: notify() };
		const asked = await bench.run('payment.request', request);
		bench.cider.payRequest(String(asked.json[0]?.payUniqueNo));
		expect(await told()).toEqual(['paymentCompleted']);
	});
});
