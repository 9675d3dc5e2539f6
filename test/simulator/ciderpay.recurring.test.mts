/** The simulated CiderPay behaves as its manual says (ciderpay.txt): registered cards, subscriptions. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';

import type { CiderPaySandbox } from '../../sandbox/index.mts';
import { CHARGE, Developer } from './ciderpay.mts';
import type { Json } from './ciderpay.mts';

let developer: Developer;
let cider: CiderPaySandbox;
beforeEach(async () => {
	developer = await Developer.start();
	({ cider } = developer);
});
afterEach(async () => await developer.close());

describe('registered cards', () => {
	it('charged at once are paid at once', async () => {
		const payUniqueNo = await developer.registered({ var1: 'a', selectAuthType: 'SELECT' });
		const { mpToken } = cider.approveCard(payUniqueNo, { authType: 'AT_ONCE' });
		await cider.idle();
		expect(developer.told[0]).toMatchObject({
			cmd: 'mpMakeToken',
			mpToken,
			last4: '0000',
			var1: 'a',
		});
		expect(developer.told[0]).not.toHaveProperty('feedbackToken');
		const { data } = await developer.call(CHARGE, developer.charging(mpToken, { var2: 'b' }));
		expect(data).toMatchObject({ paymentState: 'COMPLETE', authType: 'AT_ONCE', goodName: '우유' });
		expect(data).not.toHaveProperty('orderNo');
		await cider.idle();
		const { feedbackToken } = cider.account;
		expect(developer.told[1]).toMatchObject({
			cmd: 'completeMpPayment',
			price: '5000',
			feedbackToken,
			var2: 'b',
		});
		expect([...cider.payments.keys()]).toEqual([developer.told[1]?.orderNo]);
	});

	it('charged by CONFIRM or PASSWORD wait for the buyer', async () => {
		const { mpToken } = cider.approveCard(
			await developer.registered({ selectAuthType: 'PASSWORD', uiMode: 'POS' }),
		);
		const data = (await developer.call(CHARGE, developer.charging(mpToken))).data as Json;
		expect(data).toMatchObject({ paymentState: 'REQUEST', authType: 'PASSWORD' });
		expect(data).not.toHaveProperty('approvalNo');
		const page = await request(String(data.payUrl), {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=confirm&password=000000',
		});
		expect(page.headers.location).toContain('/receipt/');
		cider.switches.failNextCharge = true;
		const second = (await developer.call(CHARGE, developer.charging(mpToken))).data as Json;
		expect(cider.confirmCharge(String(second.onePayUniqueNo)).state).toBe('FAIL');
		const third = (await developer.call(CHARGE, developer.charging(mpToken))).data as Json;
		const undo = `${cider.account.memberID}/${mpToken}/${String(third.onePayUniqueNo)}`;
		const cancel = `POST /oapi/manualPay/paymentRequestCancel/${undo}`;
		expect(await developer.call(cancel)).toMatchObject({ success: true });
		expect(await developer.call(cancel)).toMatchObject({ success: false });
		await cider.idle();
		expect(developer.events.slice(1).sort()).toEqual(['completeMpPayment', 'errorMpPayment']);
		expect(cider.payments.size).toBe(1);
	});

	it('fail, expire, end and have a limit', async () => {
		const { mpToken } = cider.approveCard(await developer.registered({ maxPaymentPrice: 9000 }));
		cider.switches.failNextCharge = '한도 초과';
		expect(await developer.call(CHARGE, developer.charging(mpToken))).toEqual({
			success: false,
			errorMessage: '한도 초과',
		});
		expect(cider.switches.failNextCharge).toBeNull();
		await cider.idle();
		expect(developer.told.at(-1)).toMatchObject({ cmd: 'errorMpPayment', mpToken });
		expect(developer.told.at(-1)).not.toHaveProperty('orderNo');
		expect(
			await developer.call(CHARGE, developer.charging(mpToken, { price: 9001 })),
		).toMatchObject({
			success: false,
		});
		cider.expireCard(mpToken);
		expect(await developer.call(CHARGE, developer.charging(mpToken))).toMatchObject({
			success: false,
		});
		const other = cider.approveCard(await developer.registered()).mpToken;
		const destroy = `DELETE /oapi/manualPay/destroyMp/${cider.account.memberID}/${other}`;
		expect(await developer.call(destroy)).toEqual({ success: true, errorMessage: '' });
		expect(await developer.call(CHARGE, developer.charging(other))).toMatchObject({
			success: false,
		});
		expect(cider.payments.size).toBe(0);
	});

	it('are refused on the page, or cancelled before', async () => {
		const errorUrl = 'http://127.0.0.1:9/refused';
		const payUniqueNo = await developer.registered({ errorUrl, selectAuthType: 'CONFIRM' });
		expect(() => cider.approveCard(payUniqueNo, { authType: 'AT_ONCE' })).toThrow('AT_ONCE');
		const page = await request(`${cider.base}/card/${payUniqueNo}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=reject',
		});
		expect(page.headers.location).toBe(errorUrl);
		await cider.idle();
		expect(developer.told).toMatchObject([
			{ cmd: 'rejectMakeToken', memberID: cider.account.memberID },
		]);
		expect(developer.told[0]).not.toHaveProperty('mpToken');
		const again = await developer.registered();
		await developer.call(`POST /oapi/manualPay/requestCancel/${cider.account.memberID}/${again}`);
		expect(() => cider.approveCard(again)).toThrow();
	});

	it('are charged once at registration, with name and price only', async () => {
		const once = {
			oneJustPayGoodName: '가입비',
			oneJustPayFeedback: developer.feedbackUrl,
			oneJustPayVar1: 'x',
		};
		cider.approveCard(await developer.registered(once));
		cider.approveCard(await developer.registered({ ...once, oneJustPayPrice: 100 }));
		await cider.idle();
		expect(developer.events.filter((one) => one === 'completeMpPayment')).toHaveLength(1);
		expect(developer.told.at(-1)).toMatchObject({ price: '100', var1: 'x' });
	});
});

describe('subscriptions', () => {
	// Not near the end of a month, where one month later is not always one charge later.
	beforeEach(async () => {
		while (!cider.clock.today().endsWith('-15')) await cider.clock.advance({ days: 1 });
	});

	async function asked(more: Json = {}): Promise<string> {
		const vars = {
			feedbackUrl: developer.feedbackUrl,
			var1: 'a',
			payFeedbackUrl: developer.feedbackUrl,
			payVar1: 'p',
		};
		const period = { periodDateType: 'MONTH', periodDateVal: '31' };
		const order = {
			...developer.member,
			customMobile: '01000000000',
			goodName: '우유',
			price: 9900,
		};
		const json = { ...order, ...vars, ...period, ...more };
		const reply = await developer.call('POST /oapi/regularPay/request', { json });
		expect(reply).toMatchObject({ success: true });
		return String(reply.var2);
	}
	const act = async (name: string, form: Record<string, string>) =>
		await developer.call(`POST /oapi/regularPay/${name}`, {
			form: { ...developer.member, ...form },
		});
	const turns = () =>
		developer.told.filter(({ turnSeq }) => turnSeq).map(({ turnSeq, price }) => [turnSeq, price]);

	it('are charged at approval and then every month, whatever becomes of one turn', async () => {
		const payUniqueNo = await asked({ firstBillingType: 'MUST_FIRST_PAYMENT', firstPrice: 100 });
		const subscription = cider.approveSubscription(payUniqueNo);
		await cider.clock.advance({ months: 1 });
		cider.switches.failNextCharge = true;
		await cider.clock.advance({ months: 1 });
		await act('changePriceAct', { rpToken: subscription.rpToken, price: '12000' });
		await cider.clock.advance({ months: 1 });
		expect(developer.events).toEqual([
			'agreeRegularPayment',
			'completeRpPayment',
			'completeRpPayment',
			'errorRpPayment',
			'completeRpPayment',
		]);
		expect(turns()).toEqual([
			['1', '100'],
			['2', '9900'],
			['3', '9900'],
			['4', '12000'],
		]);
		expect(developer.told[0]).toMatchObject({
			var1: 'a',
			rpToken: subscription.rpToken,
			last4: '0000',
		});
		expect(developer.told[1]).toMatchObject({ var1: 'p', csturl: expect.any(String) });
		expect(developer.told[3]).toMatchObject({ errorMessage: expect.any(String) });
		expect(developer.told[3]).not.toHaveProperty('feedbackToken');
	});

	it('pass over the turns of a pause, and end', async () => {
		const { rpToken } = cider.approveSubscription(await asked());
		expect(await act('pauseAct', { rpToken })).toMatchObject({ success: true });
		expect(await act('pauseAct', { rpToken })).toEqual({
			errCode: '1014',
			message: expect.any(String),
		});
		await cider.clock.advance({ months: 2 });
		expect(turns()).toEqual([]);
		await act('unpauseAct', { rpToken });
		await cider.clock.advance({ months: 2 });
		expect(turns()).toHaveLength(2);
		const destroy = `DELETE /oapi/regularPay/destroyMp/${cider.account.memberID}/${rpToken}`;
		expect(await developer.call(destroy)).toMatchObject({ success: true });
		await cider.clock.advance({ months: 2 });
		expect(turns()).toHaveLength(2);
	});

	it('run for one year unless the request says otherwise', async () => {
		cider.approveSubscription(await asked({ periodDateVal: '1' }));
		await cider.clock.advance({ months: 14 });
		expect(turns()).toHaveLength(12);
		expect([...cider.subscriptions.values()][0]?.state).toBe('END');
	});

	it('are charged weekly and yearly, on the last day of short months', async () => {
		const { nextDate } = cider.approveSubscription(await asked());
		const [year = 0, month = 0] = nextDate.split('-').map(Number);
		expect(nextDate.slice(8)).toBe(String(new Date(year, month, 0).getDate()));
		const weekly = await asked({ periodDateType: 'WEEK', periodDateVal: '1' });
		const monday = cider.approveSubscription(weekly).nextDate;
		expect(new Date(monday).getUTCDay()).toBe(1);
		const yearly = { periodDateType: 'YEAR', periodDateVal: '2', periodDateValSub: '5' };
		const limitDateStr = '2999-12-31';
		const day = cider.approveSubscription(await asked({ ...yearly, limitDateStr })).nextDate;
		expect(day.slice(5)).toBe('02-05');
		for (const more of [yearly, { ...yearly, limitDateStr, periodDateValSub: '' }]) {
			const json = { ...developer.member, customMobile: '0', goodName: 'x', price: 1, ...more };
			expect(await developer.call('POST /oapi/regularPay/request', { json })).toMatchObject({
				success: false,
			});
		}
	});

	it('can be refused or cancelled before', async () => {
		cider.rejectSubscription(await asked());
		const cancelled = await asked();
		const cancel = `POST /oapi/regularPay/requestCancel/${cider.account.memberID}/${cancelled}`;
		expect(await developer.call(cancel)).toMatchObject({ success: true });
		expect(() => cider.approveSubscription(cancelled)).toThrow();
		await cider.idle();
		expect(developer.told).toMatchObject([{ cmd: 'rejectRegularPayment', var1: 'a' }]);
		expect(developer.told[0]).not.toHaveProperty('rpToken');
	});
});
