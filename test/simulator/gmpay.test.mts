/** The simulated GMPay behaves as its manual says; expected values come from gmpay.txt. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { createSandbox, type GmPaySandbox, type Sandbox } from '../../sandbox/index.mts';
import { startHookServer, type HookServer } from '../support/hookServer.mts';

type Json = Record<string, unknown>;

let sandbox: Sandbox;
let gmpay: GmPaySandbox;
let shop: HookServer;
let feedbackUrl: string;
let told: Json[];

beforeEach(async () => {
	sandbox = await createSandbox();
	gmpay = sandbox.gmpay;
	told = [];
	shop = await startHookServer(({ contentType, body }) => {
		const text = String(body);
		const json = contentType === 'application/json';
		told.push(json ? (JSON.parse(text) as Json) : Object.fromEntries(new URLSearchParams(text)));
		return { body: 'SUCCESS' };
	});
	feedbackUrl = `${shop.origin}/hook`;
});

afterEach(async () => {
	await sandbox.close();
	await shop.close();
});

async function send(path: string, json?: Json, headers: Record<string, string> = {}) {
	const response = await request(`${gmpay.base}${path}`, {
		method: json ? 'POST' : 'GET',
		headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
		body: json && JSON.stringify(json),
	});
	return { status: response.statusCode, text: await response.body.text() };
}

async function call(path: string, json?: Json, headers?: Record<string, string>): Promise<Json> {
	return JSON.parse((await send(path, json, headers)).text) as Json;
}

const partner = (): Record<string, string> => {
	const { devID, devToken } = gmpay.account;
	return { devID, devToken };
};

const REFUSED = { success: false, message: expect.any(String) };
const OK = { success: true, message: 'OK' };

async function ordered(more: Json = {}): Promise<string> {
	const { memberId } = gmpay.account;
	const sample = { goodName: '테스트 상품', memberId, mobile: '010-0000-0000', totalPrice: 1004 };
	const reply = await call('/oapi/payment/request', { ...sample, feedbackUrl, ...more });
	expect(reply).toMatchObject({ ...OK, payUrl: expect.any(String) });
	return String(reply.orderNo);
}

describe('members', () => {
	const shopData = {
		memberId: 'newshop',
		ceo: '홍길동',
		passwd: 'pw',
		bizNo: '1231212345',
		stlDayCd: 'DU01',
		name: '좋은상점',
		mobile: '01000000000',
		email: 'a@example.com',
		addr: '서울',
		addr2: '1층',
		type1: '잡화',
		type2: '소매',
		storePhone: '02-000-0000',
		zipCode: '00000',
		productName: '꽃',
		bizType: 'PERSONAL',
		corpNo: '',
		taxType: 'TAX_FREE',
		ceoBirth: '19800131',
		taxEmail: 'b@example.com',
		taxPhone: '02-000-0000',
		taxManager: '김세무',
	};

	it('are checked, applied for and registered', async () => {
		const check = '/oapi/p/member/checkMemberId?memberId=newshop';
		expect(await call(check)).toEqual({ ...OK, val1: 'N' });
		const register = '/oapi/p/member/register';
		expect(await call(register, shopData)).toEqual(REFUSED);
		const wrongs: Json[] = [
			{ stlDayCd: 'DU02' },
			{ bizType: 'CORPORATION' },
			{ taxType: 'FREE' },
			{ ceoBirth: '19800231' },
			{ taxManager: '' },
		];
		for (const wrong of wrongs) {
			expect(await call(register, { ...shopData, ...wrong }, partner())).toEqual(REFUSED);
		}
		expect(await call(register, shopData, partner())).toEqual(OK);
		expect(await call(check)).toEqual({ ...OK, val1: 'E' });
		expect(await call(register, shopData, partner())).toEqual(REFUSED);
		const agree = { storeName: 'a', ceoName: 'b', ceoMobile: 'c', email: 'd', bizNo: 'e' };
		expect(await call('/oapi/p/member/preAgree', agree, partner())).toEqual(OK);
		expect(gmpay.agreements).toEqual([agree]);
	});

	it('have a cancel token, for the partner only', async () => {
		const path = `/oapi/p/member/token?memberId=${gmpay.account.memberId}`;
		expect(await call(path)).toEqual(REFUSED);
		expect(await call(path, undefined, partner())).toEqual({
			...OK,
			val1: gmpay.account.cancelToken,
		});
	});
});

describe('payments', () => {
	it('are paid on their page and notified with the feedback token', async () => {
		const returnUrl = 'http://127.0.0.1:9/done';
		const orderNo = await ordered({ var1: ' a=1&b ', returnUrl });
		expect(gmpay.calls.at(-1)?.headers).not.toHaveProperty('devtoken');
		const page = `${gmpay.base}/pay/${orderNo}`;
		expect(await (await request(page)).body.text()).toContain('테스트 상품');
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const paid = await request(page, { method: 'POST', headers, body: 'action=pay' });
		await gmpay.idle();
		expect(told).toEqual([
			{
				memberId: gmpay.account.memberId,
				feedbackToken: gmpay.account.feedbackToken,
				goodName: '테스트 상품',
				price: '1004',
				customerPhone: '010-0000-0000',
				paymentState: 'COMPLETE',
				orderNo,
				payMethod: 'CARD',
				cardName: expect.any(String),
				cardNum: expect.stringContaining('*'),
				cardQuota: '00',
				approvalNo: expect.any(String),
				var1: ' a=1&b ',
				cstUrl: `${gmpay.base}/receipt/${orderNo}`,
			},
		]);
		const receipt = await request(String(paid.headers.location));
		expect(await receipt.body.text()).toContain(`href="${returnUrl}"`);
		expect((await request(page, { method: 'POST', headers, body: 'action=pay' })).statusCode).toBe(
			409,
		);
	});

	it('are cancelled in full, once, with the cancel token', async () => {
		const { memberId, cancelToken, feedbackToken } = gmpay.account;
		const path = '/oapi/payment/cancel';
		const orderNo = await ordered();
		const cancel = { memberId, orderNo, cancelToken };
		expect(await call(path, cancel)).toEqual(REFUSED);
		gmpay.pay(orderNo);
		await gmpay.idle();
		expect(await call(path, { ...cancel, cancelToken: feedbackToken })).toEqual(REFUSED);
		expect(await call(path, cancel)).toEqual(OK);
		expect(await call(path, cancel)).toEqual(REFUSED);
		await gmpay.idle();
		expect(told.map(({ paymentState }) => paymentState)).toEqual(['COMPLETE', 'CANCEL']);
	});

	it.each([
		[{ totalPrice: '1004' }, 'totalPrice'],
		[{ totalPrice: 10.5 }, 'totalPrice'],
		[{ totalPrice: 0 }, 'totalPrice'],
		[{ goodName: '' }, 'goodName'],
		[{ mobile: undefined }, 'mobile'],
		[{ feedbackUrl: 'example' }, 'feedbackUrl'],
	])('are refused with %j', async (more, name) => {
		const sample = { goodName: 'g', memberId: gmpay.account.memberId, mobile: '0', totalPrice: 1 };
		const reply = await call('/oapi/payment/request', { ...sample, ...more });
		expect(reply).toEqual({ success: false, message: expect.stringContaining(name) });
		expect(gmpay.orders.size).toBe(0);
	});
});

describe('faults', () => {
	it('spoil notifications: JSON, forged, doubled, in reverse', async () => {
		Object.assign(gmpay.switches, { feedbackEncoding: 'json', reorderNotifications: 2 });
		gmpay.switches.wrongFeedbackToken = { value: true, times: 1, event: 'CANCEL' };
		const orderNo = await ordered();
		gmpay.pay(orderNo);
		gmpay.cancel(orderNo);
		await gmpay.idle();
		expect(told).toMatchObject([
			{ paymentState: 'CANCEL', price: 1004, feedbackToken: 'WRONG-feedbackToken' },
			{ paymentState: 'COMPLETE', feedbackToken: gmpay.account.feedbackToken },
		]);
		gmpay.switches.reorderNotifications = 0;
		gmpay.switches.duplicateNotifications = 2;
		gmpay.pay(await ordered());
		await gmpay.idle();
		expect(told).toHaveLength(4);
		gmpay.resend(1);
		await gmpay.idle();
		expect(told[4]).toEqual(told[0]);
	});

	it('leave the caller in the dark, though GMPay acted', async () => {
		gmpay.switches.brokenReply = { value: true, times: 1, call: 'POST /oapi/payment/request' };
		const sample = { goodName: 'g', memberId: gmpay.account.memberId, mobile: '0', totalPrice: 1 };
		const path = '/oapi/payment/request';
		await expect(call(path, sample)).rejects.toThrow();
		gmpay.switches.dropConnection = { value: true, times: 1 };
		await expect(send(path, sample)).rejects.toThrow();
		expect(gmpay.orders.size).toBe(2);
		gmpay.switches.refusalHttpStatus = 400;
		gmpay.switches.refuse = { code: '', message: '점검 중' };
		const refused = await send(path, sample);
		expect(refused).toEqual({ status: 400, text: '{"message":"점검 중","success":false}' });
		expect(gmpay.orders.size).toBe(2);
	});

	it('and orders are set over HTTP as well, and shown on the board', async () => {
		const orderNo = await ordered();
		expect((await send('/control/switches', { refusalHttpStatus: 400 })).status).toBe(200);
		expect((await send('/control/switches', { listKey: 'x' })).status).toBe(400);
		expect((await send(`/control/orders/${orderNo}/cancel`, {})).status).toBe(400);
		expect((await send(`/control/orders/${orderNo}/pay`, {})).status).toBe(200);
		expect((await send('/')).text).toContain(orderNo);
		expect(await (await request(`${sandbox.origin}/`)).body.text()).toContain('href="/gmpay/"');
		await send('/control/reset', {});
		expect(gmpay.orders.size).toBe(0);
		expect(gmpay.switches.refusalHttpStatus).toBe(200);
	});
});
