/** The simulated CiderPay behaves as its manual says (ciderpay.txt): payments, notifications, faults. */
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

describe('payments', () => {
	async function paid(more: Json = {}): Promise<Json> {
		const order = { ...developer.member, price: 1000, goodName: '우유', mobile: '01000000000' };
		const json = { ...order, feedbackurl: developer.feedbackUrl, var1: ' 1&2 ', ...more };
		const { payUniqueNo } = await developer.call('POST /oapi/payment/request', { json });
		const { orderNo, token } = cider.payRequest(String(payUniqueNo));
		await cider.idle();
		return { ...developer.member, orderNo, token };
	}

	it('are notified by feedbackurl in lower case, and cancelled by their token', async () => {
		const json = await paid();
		expect(developer.told).toMatchObject([
			{ paymentState: 'COMPLETE', payType: '1', var1: ' 1&2 ', price: '1000' },
		]);
		const cancel = 'POST /oapi/payment/cancel';
		const wrong = { ...json, token: 'x' };
		expect(await developer.call(cancel, { json: wrong })).toMatchObject({ errCode: '2002' });
		expect(await developer.call(cancel, { json })).toEqual({ success: true, errorMessage: '' });
		await cider.idle();
		expect(developer.events).toEqual(['COMPLETE', 'CANCEL']);
		expect(await developer.call(cancel, { json })).toMatchObject({ errCode: '2001' });
		await paid({ feedbackurl: undefined, feedbackUrl: developer.feedbackUrl });
		expect(developer.told).toHaveLength(2);
		expect(cider.calls.at(-1)?.unlisted).toEqual(['feedbackUrl']);
	});

	it('once settled are cancelled by request only', async () => {
		const json = await paid();
		expect(await developer.call('POST /oapi/payment/cancelRequest', { json })).toMatchObject({
			errCode: '2001',
		});
		cider.settlePayment(String(json.orderNo));
		expect(await developer.call('POST /oapi/payment/cancel', { json })).toMatchObject({
			success: false,
			var1: 'CANCEL_REQ',
		});
		expect(await developer.call('POST /oapi/payment/cancelRequest', { json })).toMatchObject({
			success: true,
		});
	});

	it('cannot be made once the request is withdrawn or late', async () => {
		const order = { ...developer.member, price: 1000, goodName: '우유', mobile: '01000000000' };
		const ask = 'POST /oapi/payment/request';
		const { payUniqueNo } = await developer.call(ask, { json: order });
		const json = { ...developer.member, payUniqueNo };
		expect(await developer.call(`${ask}/cancel`, { json })).toMatchObject({ success: true });
		expect(await developer.call(`${ask}/cancel`, { json })).toMatchObject({ success: false });
		expect(() => cider.payRequest(String(payUniqueNo))).toThrow();
		const today = await developer.call(ask, { json: { ...order, payLimitDay: 0 } });
		await cider.clock.advance({ days: 1 });
		expect(() => cider.payRequest(String(today.payUniqueNo))).toThrow('기한');
		expect(await developer.call(ask, { json: { ...order, price: 999 } })).toMatchObject({
			errCode: '',
		});
	});
});

describe('notifications', () => {
	it('travel as form or JSON, in either spelling, forged or doubled', async () => {
		const payUniqueNo = await developer.registered();
		cider.switches.feedbackNames = 'snake_case';
		cider.switches.wrongMemberID = { value: true, times: 1, event: 'mpMakeToken' };
		const { mpToken } = cider.approveCard(payUniqueNo);
		await cider.idle();
		expect(developer.told[0]).toMatchObject({ member_id: 'WRONG-memberID', mp_token: mpToken });
		Object.assign(cider.switches, { feedbackEncoding: 'json', missingFields: 'empty' });
		cider.switches.duplicateNotifications = { value: 2, times: 1 };
		cider.switches.wrongFeedbackToken = { value: 'forged', times: 1 };
		await developer.call(CHARGE, developer.charging(mpToken));
		await cider.idle();
		expect(developer.raw).toHaveLength(3);
		expect(developer.raw[1]?.contentType).toBe('application/json');
		expect(JSON.parse(developer.raw[1]?.body ?? '')).toMatchObject({
			price: 5000,
			feedback_token: 'forged',
			var1: null,
		});
		expect(developer.raw[2]).toEqual(developer.raw[1]);
	});

	it('are sent once, or again until answered, or by hand', async () => {
		developer.answer = 'FAIL';
		Object.assign(cider.switches, { acknowledgement: 'SUCCESS', maxAttempts: 3 });
		cider.approveCard(await developer.registered());
		await cider.idle();
		expect(cider.notifications.map(({ attempt, accepted }) => [attempt, accepted])).toEqual([
			[1, false],
			[2, false],
			[3, false],
		]);
		developer.answer = 'SUCCESS';
		cider.resend(1);
		await cider.idle();
		expect(developer.raw[3]).toEqual(developer.raw[0]);
		expect(cider.notifications.at(-1)).toMatchObject({ accepted: true, answer: 'SUCCESS' });
	});

	it('can be sent before the reply', async () => {
		cider.switches.notifyWhen = 'before-reply';
		const { mpToken } = cider.approveCard(await developer.registered());
		await developer.call(CHARGE, developer.charging(mpToken));
		expect(developer.events).toContain('completeMpPayment');
	});
});

describe('faults', () => {
	it('strike the call named, after it was carried out', async () => {
		const { mpToken } = cider.approveCard(await developer.registered());
		cider.switches.httpStatus = {
			value: 502,
			times: 1,
			call: 'POST /oapi/manualPay/doRequestPayment',
		};
		expect((await developer.send('GET /oapi/goods/paging')).status).toBe(200);
		expect((await developer.send(CHARGE, developer.charging(mpToken))).status).toBe(502);
		cider.switches.dropConnection = { value: true, times: 1 };
		await expect(developer.send(CHARGE, developer.charging(mpToken))).rejects.toThrow();
		expect(cider.payments.size).toBe(2);
		cider.switches.refuse = { code: '9999', message: '시스템 오류' };
		expect(await developer.call(CHARGE, developer.charging(mpToken))).toEqual({
			success: false,
			errorMessage: '시스템 오류',
		});
		expect(cider.payments.size).toBe(2);
	});

	it.each([
		['errorMessage', { success: false, errorMessage: expect.any(String) }],
		['message', { success: false, message: expect.any(String) }],
		['errorType', { success: false, errorType: '1014', message: expect.any(String) }],
		['errCode', { errCode: '1014', message: expect.any(String) }],
	] as const)('of the shape %s, under the status told', async (errorShape, body) => {
		Object.assign(cider.switches, { errorShape, refusalHttpStatus: 400 });
		const { status, text } = await developer.send('GET /oapi/goods/none');
		expect(status).toBe(400);
		expect(JSON.parse(text)).toEqual(body);
	});

	it('leave a record of every call, those to no address included', async () => {
		await developer.send('GET /oapi/goods/a%2F..%2Fb?x=1');
		await developer.send('POST /oapi/goods/a/b', { json: {} });
		expect(cider.calls).toMatchObject([
			{ call: 'GET /oapi/goods/{id}', values: { id: 'a/../b' }, unlisted: ['x'], status: 200 },
			{ call: '', status: 404, body: '{}' },
		]);
		cider.reset();
		expect(cider.calls).toEqual([]);
	});

	it('and the clock are set over HTTP as well', async () => {
		const control = async (path: string, body: Json): Promise<number> => {
			const { status } = await developer.send(`POST /control/${path}`, { json: body });
			return status;
		};
		expect(
			await control('switches', { listKey: 'conent', failNextCharge: { value: 'x', times: 2 } }),
		).toBe(200);
		expect(await control('switches', { listKey: 'list' })).toBe(400);
		expect(cider.switches).toMatchObject({ listKey: 'conent', failNextCharge: { times: 2 } });
		const before = cider.clock.today();
		expect(await control('clock', { months: 1, days: 2 })).toBe(200);
		expect(cider.clock.today() > before).toBe(true);
		expect(await control('clock', { days: -1 })).toBe(400);
		const payUniqueNo = await developer.registered();
		expect(await control(`act/approve-card/${payUniqueNo}`, { authType: 'CONFIRM' })).toBe(200);
		expect(cider.cards.get(payUniqueNo)).toMatchObject({ authType: 'CONFIRM' });
		expect(await control('act/pay-request/0', {})).toBe(400);
		const board = await request(`${cider.base}/`);
		expect(await board.body.text()).toContain(payUniqueNo);
	});
});
