import { beforeAll, describe, expect, it } from '@jest/globals';

import { outputOf } from '../../../sandbox/demo/story.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { noOp, outputsOf, publish } from './bench.mts';
import {
	addressOf,
	approve,
	bench,
	cider,
	lookForSecrets,
	openCiderPay,
	publishExample,
	run,
	runs,
	trigger,
} from './ciderpayBench.mts';

openCiderPay();

describe('a subscription', () => {
	let approved: StoredWorkflow;
	let paid: StoredWorkflow;
	let failed: StoredWorkflow;

	beforeAll(async () => {
		approved = await publish(bench, [trigger(['subscriptionApproved']), noOp('Approved')]);
		paid = await publish(bench, [trigger(['subscriptionChargeCompleted']), noOp('Paid')]);
		failed = await publishExample('ciderpay-failed-subscription-charge');
	}, 60_000);

	/** Requests and approves a subscription whose charges notify `hearing`; returns the rpToken. */
	async function subscribe(hearing: StoredWorkflow): Promise<string> {
		const [asked = {}] = await run('subscription.request', {
			customMobile: '010-0000-0000',
			goodName: '월간 꽃다발',
			price: 9900,
			periodDateType: 'MONTH',
			periodDateVal: '1',
			feedbackUrl: addressOf(approved),
			payFeedbackUrl: addressOf(hearing),
			additionalFields: { customName: '홍길동', payVar1: 'member-7' },
		});
		await approve(asked.authUrl);
		return cider().subscriptions.get(String(asked.payUniqueNo))?.rpToken ?? '';
	}

	it('is approved by the buyer, and each month charged starts the workflow', async () => {
		const rpToken = await subscribe(paid);
		const agreed = outputOf(await bench.rest.nthExecution(approved.id, 1), 'Approved');
		expect(agreed).toMatchObject({ event: 'subscriptionApproved', subscriptionNo: rpToken });
		expect(agreed.data).toMatchObject({ rpToken });
		expect(await runs(paid)).toBe(0);
		await cider().clock.advance({ months: 2 });
		const second = await bench.rest.nthExecution(paid.id, 2);
		expect(outputOf(second, 'Paid')).toMatchObject({
			event: 'subscriptionChargeCompleted',
			subscriptionNo: rpToken,
			amount: 9900,
			currency: 'KRW',
			orderNo: [...cider().payments.keys()][1],
			custom: { var1: 'member-7' },
		});
	}, 60_000);

	it('that cannot be charged starts the workflow that tells the customer, once a failure', async () => {
		const rpToken = await subscribe(failed);
		await cider().clock.advance({ months: 1 });
		expect(await runs(failed)).toBe(0);
		cider().switches.failNextCharge = { value: '한도 초과', times: 4 };
		await cider().clock.advance({ months: 1 });
		const failure = await bench.rest.nthExecution(failed.id, 1);
		expect(outputOf(failure, 'Message to the customer')).toMatchObject({
			subscriptionNo: rpToken,
			phone: '01000000000',
			text: expect.stringMatching(/^Dear 홍길동, the payment of 9900 won .*\(한도 초과\)/),
		});
		cider().resend(cider().notifications.at(-1)?.delivery ?? 0);
		const told = await bench.rest.nthExecution(failed.id, 2);
		expect(outputsOf(told, 'Message to the customer')).toEqual([]);
		await cider().clock.advance({ months: 1 });
		const next = await bench.rest.nthExecution(failed.id, 3);
		expect(outputsOf(next, 'Message to the customer')).toHaveLength(1);
	}, 60_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(7);
		expect(found).toEqual([]);
	}, 60_000);
});
