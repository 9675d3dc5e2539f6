/** The simulated CiderPay behaves as its manual says; expected values come from ciderpay.txt. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import { createSandbox, type CiderPaySandbox, type Sandbox } from '../../sandbox/index.mts';

type Json = Record<string, unknown>;

let sandbox: Sandbox;
let cider: CiderPaySandbox;
let shop: Server;
let feedbackUrl: string;
/** What the shop was told: decoded as forms, and raw */
let told: Json[];
let raw: Array<{ contentType: string; body: string }>;
let answer: string;

beforeEach(async () => {
	sandbox = await createSandbox();
	cider = sandbox.ciderpay;
	cider.switches.retryDelayMs = 5;
	[told, raw, answer] = [[], [], 'SUCCESS'];
	shop = createServer((incoming, outgoing) => {
		let body = '';
		incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
		incoming.on('end', () => {
			raw.push({ contentType: incoming.headers['content-type'] ?? '', body });
			told.push(Object.fromEntries(new URLSearchParams(body)));
			outgoing.end(answer);
		});
	});
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
	feedbackUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook`;
});

afterEach(async () => {
	await sandbox.close();
	shop.closeAllConnections();
	await new Promise((resolve) => shop.close(resolve));
});

interface Sent {
	json?: Json;
	form?: Record<string, string>;
	headers?: Record<string, string>;
}

/** Calls with the developer's headers; `name` is the manual's, with path parameters filled in. */
async function send(name: string, { json, form, headers = {} }: Sent = {}) {
	const [method = '', path = ''] = name.split(' ');
	const { devID, devToken } = cider.account;
	const type = json ? 'application/json' : form ? 'application/x-www-form-urlencoded' : '';
	const response = await request(`${cider.base}${path}`, {
		method: method as 'GET',
		headers: { devID, devToken, ...(type ? { 'content-type': type } : {}), ...headers },
		body: json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined,
	});
	return { status: response.statusCode, text: await response.body.text() };
}

async function call(name: string, sent?: Sent): Promise<Json> {
	return JSON.parse((await send(name, sent)).text) as Json;
}

const member = (): { memberID: string } => ({ memberID: cider.account.memberID });
const events = (): unknown[] => told.map(({ cmd, paymentState }) => cmd ?? paymentState);

async function registered(more: Json = {}): Promise<string> {
	const json = { ...member(), customMobile: '01000000000', feedbackUrl, ...more };
	const { var1, var2 } = await call('POST /oapi/manualPay/requestToken', { json });
	expect(var1).toContain(String(var2));
	return String(var2);
}

const charging = (mpToken: string, more: Json = {}): Sent => ({
	json: {
		...member(),
		mpToken,
		goodName: '우유',
		price: 5000,
		content: '1월',
		feedbackUrl,
		...more,
	},
});

const CHARGE = 'POST /oapi/manualPay/doRequestPayment';
const GOODS = { goodsName: '우유', goodsPrice: 1000, useTax: true };

describe('members', () => {
	it('let in the developer only, for its sub-accounts only', async () => {
		const key = `GET /oapi/pmember/makeWebKey?memberID=${cider.account.memberID}`;
		expect(await call(key)).toMatchObject({ success: true, var1: expect.any(String) });
		expect(await call(key, { headers: { devToken: 'x' } })).toEqual({
			success: false,
			message: expect.any(String),
		});
		const others = await call('GET /oapi/pmember/childToken?memberID=otherstore');
		expect(others).toEqual({ success: false, errorMessage: expect.any(String) });
		const { approvalToken, feedbackToken, memberID } = cider.account;
		const own = await call(`GET /oapi/pmember/childToken?memberID=${memberID}`);
		expect(own.data).toEqual({ approvalToken, feedbackToken });
	});

	it('take forms where the samples use .field, and refuse JSON there', async () => {
		const change = 'POST /oapi/pmember/changeMemberSubPasswd';
		const fields = { ...member(), newPasswd: 'a b&c' };
		expect(await call(change, { json: fields })).toMatchObject({ success: false });
		expect(await call(change, { form: fields })).toMatchObject({ success: true });
		expect(cider.members.get(cider.account.memberID)?.password).toBe('a b&c');
		expect(await call('GET /oapi/pmember/companyScale?bizNo=123-45-67890')).toMatchObject({
			success: false,
		});
		expect((await call('GET /oapi/pmember/companyScale?bizNo=1234567894')).var1).toBe('4');
	});

	it('need the approval token once it is switched on', async () => {
		const { approvalToken, memberID } = cider.account;
		const on = `POST /oapi/pv/payment/setPayTokenYn/${memberID}`;
		expect((await call(on, { form: { payTokenYn: 'true' } })).var1).toBe(approvalToken);
		const json = { ...member(), price: 1000, goodName: '우유', mobile: '01000000000' };
		const pay = 'POST /oapi/payment/request';
		expect(await call(pay, { json })).toEqual({ errCode: '9999', message: expect.any(String) });
		expect(await call(pay, { json, headers: { approvalToken } })).toMatchObject({ success: true });
	});
});

describe('products', () => {
	it('are made, changed, deleted and paged through', async () => {
		const ids: string[] = [];
		for (const n of [1, 2, 3]) {
			const json = { ...member(), ...GOODS, goodsName: `우유 ${n}`, useTax: n !== 3 };
			ids.push(String((await call('POST /oapi/goods', { json })).data));
		}
		const page = async (query: string) =>
			(await call(`GET /oapi/goods/paging?${query}`)).data as Json;
		expect(await page('page=1&size=2')).toMatchObject({
			size: 2,
			number: 1,
			totalElements: 3,
			content: [{ id: ids[2] }],
		});
		expect(await page('page=2&size=2')).toMatchObject({ content: [] });
		expect(await page(`useTax=false&goodsNameLike=${encodeURIComponent('우유')}`)).toMatchObject({
			totalElements: 1,
		});
		cider.switches.listKey = 'conent';
		expect(Object.keys(await page(''))).toContain('conent');
		const one = `/oapi/goods/${ids[0]}`;
		expect(await call(`PUT ${one}`, { json: { goodsPrice: 2000 } })).toMatchObject({
			success: false,
		});
		await call(`PUT ${one}`, { json: { goodsPrice: 2000, useTax: false } });
		expect((await call(`GET ${one}`)).data).toMatchObject({ goodsPrice: 2000, useTax: false });
		expect(await send(`DELETE ${one}`)).toEqual({ status: 200, text: '' });
		expect(await call(`GET ${one}`)).toMatchObject({ success: false });
	});

	it('take numbers as numbers and images as base64, also of 10 MB', async () => {
		const json = { ...member(), ...GOODS, goodsPrice: '1000' };
		expect(await call('POST /oapi/goods', { json })).toMatchObject({ success: false });
		const image = { fileName: 'a.png', encodeBase64: Buffer.alloc(10_000_000).toString('base64') };
		const big = { ...member(), ...GOODS, imageFile: image };
		const { data } = await call('POST /oapi/goods', { json: big });
		expect(cider.products.get(String(data))).toMatchObject({ imageSize: 10_000_000 });
		const bad = { ...big, imageFile: { fileName: 'a.png', encodeBase64: 'data:…' } };
		expect(await call('POST /oapi/goods', { json: bad })).toMatchObject({ success: false });
	});
});

describe('payment links', () => {
	const link = (more: Json = {}): Json => ({
		...member(),
		goodsName: '우유',
		goodsPrice: 10_000,
		useDiscount: true,
		discountPercent: 10,
		goodsDescription: '맛있는 우유',
		taxType: 'FREE',
		stockInfo: { use: true, stockCnt: 5 },
		buyAmount: { use: true, minAmount: 1, maxAmount: 4 },
		deliveryPrice: { use: true, price: 3000, useFree: true, conditionalFreePrice: 20_000 },
		feedbackUrl,
		var1: '주문 1',
		...more,
	});

	it('are made, listed by other names, paid and deleted', async () => {
		const { data } = await call('POST /oapi/paymentLink', { json: link() });
		const list = `GET /oapi/paymentLink/list?memberID=${cider.account.memberID}`;
		const [item] = (await call(list)).data as [Json];
		expect(item.goodsInfos).toMatchObject({
			useTax: false,
			deliPrice: 3000,
			stockCnt: 5,
			maxAmount: 4,
		});
		await request(String(data), {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=pay&amount=2&phone=01000000001',
		});
		await cider.idle();
		// 2 x 10,000 less 10 %, plus 3,000 for delivery
		expect(told).toMatchObject([
			{ paymentState: 'COMPLETE', price: '21000', var1: '주문 1', recvPhone: '01000000001' },
		]);
		expect(told[0]).not.toHaveProperty('cmd');
		expect(() => cider.payLink(String(item.id), { amount: 4 })).toThrow('1 ~ 3');
		await send(`DELETE /oapi/paymentLink/${String(item.id)}`);
		expect((await call(list)).data).toEqual([]);
	});

	it.each([
		[{ goodsPrice: 999 }, 'goodsPrice'],
		[{ goodsPrice: 100_000_000 }, 'goodsPrice'],
		[{ discountPercent: undefined }, 'discountPercent'],
		[{ taxType: 'TAX_FREE' }, 'taxType'],
		[{ stockInfo: { use: true } }, 'stockInfo.stockCnt'],
		[{ stockInfo: {} }, 'stockInfo.use'],
		[{ buyAmount: { use: true, minAmount: 2, maxAmount: '2' } }, 'buyAmount.minAmount'],
		[{ deliveryPrice: { use: true } }, 'deliveryPrice.price'],
		[{ deliveryPrice: { use: false, useFree: true } }, 'deliveryPrice.conditionalFreePrice'],
		[{ imageFiles: [{ fileName: 'a.png' }] }, 'imageFiles[0].encodeBase64'],
	])('are refused with %j', async (more, name) => {
		const reply = await call('POST /oapi/paymentLink', { json: link(more) });
		expect(reply).toEqual({ errCode: '1001', message: expect.stringContaining(name) });
		expect(cider.paymentLinks.size).toBe(0);
	});
});

describe('the VAT report', () => {
	it('adds up', async () => {
		const query = `memberID=${cider.account.memberID}&year=2024&dateRangeType=HF`;
		const { data } = await call(`GET /oapi/pv/payment/tax-doc?${query}`);
		const { dateTaxList, payMethodSumTaxList, totalSumTaxList } = data as Record<string, Json[]>;
		expect(dateTaxList).toHaveLength(6 * 2 * 3);
		expect(dateTaxList?.[0]).toMatchObject({ dateStr: '2024년 01월', payMethod: '신용카드' });
		expect(payMethodSumTaxList).toHaveLength(2 * 3);
		expect(totalSumTaxList?.map(({ payState }) => payState)).toEqual(['승인', '취소', '합계']);
		const [approved, cancelled, sum] = totalSumTaxList as [Json, Json, Json];
		expect(Number(approved.totalPrice) + Number(cancelled.totalPrice)).toBe(sum.totalPrice);
		expect(await call(`GET /oapi/pv/payment/tax-doc?${query.replace('HF', 'H1')}`)).toMatchObject({
			errCode: '1001',
		});
		const json = { ...member(), year: 2024, dateRangeType: 'Q4', email: 'tax@example.com' };
		await call('POST /oapi/pv/payment/tax-doc/mail', { json });
		expect(cider.mails).toEqual([{ email: 'tax@example.com', year: 2024, dateRangeType: 'Q4' }]);
	});
});

describe('registered cards', () => {
	it('charged at once are paid at once', async () => {
		const payUniqueNo = await registered({ var1: 'a', selectAuthType: 'SELECT' });
		const { mpToken } = cider.approveCard(payUniqueNo, { authType: 'AT_ONCE' });
		await cider.idle();
		expect(told[0]).toMatchObject({ cmd: 'mpMakeToken', mpToken, last4: '0000', var1: 'a' });
		expect(told[0]).not.toHaveProperty('feedbackToken');
		const { data } = await call(CHARGE, charging(mpToken, { var2: 'b' }));
		expect(data).toMatchObject({ paymentState: 'COMPLETE', authType: 'AT_ONCE', goodName: '우유' });
		expect(data).not.toHaveProperty('orderNo');
		await cider.idle();
		const { feedbackToken } = cider.account;
		expect(told[1]).toMatchObject({
			cmd: 'completeMpPayment',
			price: '5000',
			feedbackToken,
			var2: 'b',
		});
		expect([...cider.payments.keys()]).toEqual([told[1]?.orderNo]);
	});

	it('charged by CONFIRM or PASSWORD wait for the buyer', async () => {
		const { mpToken } = cider.approveCard(
			await registered({ selectAuthType: 'PASSWORD', uiMode: 'POS' }),
		);
		const data = (await call(CHARGE, charging(mpToken))).data as Json;
		expect(data).toMatchObject({ paymentState: 'REQUEST', authType: 'PASSWORD' });
		expect(data).not.toHaveProperty('approvalNo');
		const page = await request(String(data.payUrl), {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=confirm&password=000000',
		});
		expect(page.headers.location).toContain('/receipt/');
		cider.switches.failNextCharge = true;
		const second = (await call(CHARGE, charging(mpToken))).data as Json;
		expect(cider.confirmCharge(String(second.onePayUniqueNo)).state).toBe('FAIL');
		const third = (await call(CHARGE, charging(mpToken))).data as Json;
		const undo = `${cider.account.memberID}/${mpToken}/${String(third.onePayUniqueNo)}`;
		const cancel = `POST /oapi/manualPay/paymentRequestCancel/${undo}`;
		expect(await call(cancel)).toMatchObject({ success: true });
		expect(await call(cancel)).toMatchObject({ success: false });
		await cider.idle();
		expect(events().slice(1).sort()).toEqual(['completeMpPayment', 'errorMpPayment']);
		expect(cider.payments.size).toBe(1);
	});

	it('fail, expire, end and have a limit', async () => {
		const { mpToken } = cider.approveCard(await registered({ maxPaymentPrice: 9000 }));
		cider.switches.failNextCharge = '한도 초과';
		expect(await call(CHARGE, charging(mpToken))).toEqual({
			success: false,
			errorMessage: '한도 초과',
		});
		expect(cider.switches.failNextCharge).toBeNull();
		await cider.idle();
		expect(told.at(-1)).toMatchObject({ cmd: 'errorMpPayment', mpToken });
		expect(told.at(-1)).not.toHaveProperty('orderNo');
		expect(await call(CHARGE, charging(mpToken, { price: 9001 }))).toMatchObject({
			success: false,
		});
		cider.expireCard(mpToken);
		expect(await call(CHARGE, charging(mpToken))).toMatchObject({ success: false });
		const other = cider.approveCard(await registered()).mpToken;
		const destroy = `DELETE /oapi/manualPay/destroyMp/${cider.account.memberID}/${other}`;
		expect(await call(destroy)).toEqual({ success: true, errorMessage: '' });
		expect(await call(CHARGE, charging(other))).toMatchObject({ success: false });
		expect(cider.payments.size).toBe(0);
	});

	it('are refused on the page, or cancelled before', async () => {
		const errorUrl = 'http://127.0.0.1:9/refused';
		const payUniqueNo = await registered({ errorUrl, selectAuthType: 'CONFIRM' });
		expect(() => cider.approveCard(payUniqueNo, { authType: 'AT_ONCE' })).toThrow('AT_ONCE');
		const page = await request(`${cider.base}/card/${payUniqueNo}`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=reject',
		});
		expect(page.headers.location).toBe(errorUrl);
		await cider.idle();
		expect(told).toMatchObject([{ cmd: 'rejectMakeToken', memberID: cider.account.memberID }]);
		expect(told[0]).not.toHaveProperty('mpToken');
		const again = await registered();
		await call(`POST /oapi/manualPay/requestCancel/${cider.account.memberID}/${again}`);
		expect(() => cider.approveCard(again)).toThrow();
	});

	it('are charged once at registration, with name and price only', async () => {
		const once = {
			oneJustPayGoodName: '가입비',
			oneJustPayFeedback: feedbackUrl,
			oneJustPayVar1: 'x',
		};
		cider.approveCard(await registered(once));
		cider.approveCard(await registered({ ...once, oneJustPayPrice: 100 }));
		await cider.idle();
		expect(events().filter((one) => one === 'completeMpPayment')).toHaveLength(1);
		expect(told.at(-1)).toMatchObject({ price: '100', var1: 'x' });
	});
});

describe('subscriptions', () => {
	// Not near the end of a month, where one month later is not always one charge later.
	beforeEach(async () => {
		while (!cider.clock.today().endsWith('-15')) await cider.clock.advance({ days: 1 });
	});

	async function asked(more: Json = {}): Promise<string> {
		const vars = { feedbackUrl, var1: 'a', payFeedbackUrl: feedbackUrl, payVar1: 'p' };
		const period = { periodDateType: 'MONTH', periodDateVal: '31' };
		const order = { ...member(), customMobile: '01000000000', goodName: '우유', price: 9900 };
		const json = { ...order, ...vars, ...period, ...more };
		const reply = await call('POST /oapi/regularPay/request', { json });
		expect(reply).toMatchObject({ success: true });
		return String(reply.var2);
	}
	const act = async (name: string, form: Record<string, string>) =>
		await call(`POST /oapi/regularPay/${name}`, { form: { ...member(), ...form } });
	const turns = () =>
		told.filter(({ turnSeq }) => turnSeq).map(({ turnSeq, price }) => [turnSeq, price]);

	it('are charged at approval and then every month, whatever becomes of one turn', async () => {
		const payUniqueNo = await asked({ firstBillingType: 'MUST_FIRST_PAYMENT', firstPrice: 100 });
		const subscription = cider.approveSubscription(payUniqueNo);
		await cider.clock.advance({ months: 1 });
		cider.switches.failNextCharge = true;
		await cider.clock.advance({ months: 1 });
		await act('changePriceAct', { rpToken: subscription.rpToken, price: '12000' });
		await cider.clock.advance({ months: 1 });
		expect(events()).toEqual([
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
		expect(told[0]).toMatchObject({ var1: 'a', rpToken: subscription.rpToken, last4: '0000' });
		expect(told[1]).toMatchObject({ var1: 'p', csturl: expect.any(String) });
		expect(told[3]).toMatchObject({ errorMessage: expect.any(String) });
		expect(told[3]).not.toHaveProperty('feedbackToken');
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
		expect(await call(destroy)).toMatchObject({ success: true });
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
			const json = { ...member(), customMobile: '0', goodName: 'x', price: 1, ...more };
			expect(await call('POST /oapi/regularPay/request', { json })).toMatchObject({
				success: false,
			});
		}
	});

	it('can be refused or cancelled before', async () => {
		cider.rejectSubscription(await asked());
		const cancelled = await asked();
		const cancel = `POST /oapi/regularPay/requestCancel/${cider.account.memberID}/${cancelled}`;
		expect(await call(cancel)).toMatchObject({ success: true });
		expect(() => cider.approveSubscription(cancelled)).toThrow();
		await cider.idle();
		expect(told).toMatchObject([{ cmd: 'rejectRegularPayment', var1: 'a' }]);
		expect(told[0]).not.toHaveProperty('rpToken');
	});
});

describe('payments', () => {
	async function paid(more: Json = {}): Promise<Json> {
		const order = { ...member(), price: 1000, goodName: '우유', mobile: '01000000000' };
		const json = { ...order, feedbackurl: feedbackUrl, var1: ' 1&2 ', ...more };
		const { payUniqueNo } = await call('POST /oapi/payment/request', { json });
		const { orderNo, token } = cider.payRequest(String(payUniqueNo));
		await cider.idle();
		return { ...member(), orderNo, token };
	}

	it('are notified by feedbackurl in lower case, and cancelled by their token', async () => {
		const json = await paid();
		expect(told).toMatchObject([
			{ paymentState: 'COMPLETE', payType: '1', var1: ' 1&2 ', price: '1000' },
		]);
		const cancel = 'POST /oapi/payment/cancel';
		const wrong = { ...json, token: 'x' };
		expect(await call(cancel, { json: wrong })).toMatchObject({ errCode: '2002' });
		expect(await call(cancel, { json })).toEqual({ success: true, errorMessage: '' });
		await cider.idle();
		expect(events()).toEqual(['COMPLETE', 'CANCEL']);
		expect(await call(cancel, { json })).toMatchObject({ errCode: '2001' });
		await paid({ feedbackurl: undefined, feedbackUrl });
		expect(told).toHaveLength(2);
		expect(cider.calls.at(-1)?.unlisted).toEqual(['feedbackUrl']);
	});

	it('once settled are cancelled by request only', async () => {
		const json = await paid();
		expect(await call('POST /oapi/payment/cancelRequest', { json })).toMatchObject({
			errCode: '2001',
		});
		cider.settlePayment(String(json.orderNo));
		expect(await call('POST /oapi/payment/cancel', { json })).toMatchObject({
			success: false,
			var1: 'CANCEL_REQ',
		});
		expect(await call('POST /oapi/payment/cancelRequest', { json })).toMatchObject({
			success: true,
		});
	});

	it('cannot be made once the request is withdrawn or late', async () => {
		const order = { ...member(), price: 1000, goodName: '우유', mobile: '01000000000' };
		const ask = 'POST /oapi/payment/request';
		const { payUniqueNo } = await call(ask, { json: order });
		const json = { ...member(), payUniqueNo };
		expect(await call(`${ask}/cancel`, { json })).toMatchObject({ success: true });
		expect(await call(`${ask}/cancel`, { json })).toMatchObject({ success: false });
		expect(() => cider.payRequest(String(payUniqueNo))).toThrow();
		const today = await call(ask, { json: { ...order, payLimitDay: 0 } });
		await cider.clock.advance({ days: 1 });
		expect(() => cider.payRequest(String(today.payUniqueNo))).toThrow('기한');
		expect(await call(ask, { json: { ...order, price: 999 } })).toMatchObject({ errCode: '' });
	});
});

describe('notifications', () => {
	it('travel as form or JSON, in either spelling, forged or doubled', async () => {
		const payUniqueNo = await registered();
		cider.switches.feedbackNames = 'snake_case';
		cider.switches.wrongMemberID = { value: true, times: 1, event: 'mpMakeToken' };
		const { mpToken } = cider.approveCard(payUniqueNo);
		await cider.idle();
		expect(told[0]).toMatchObject({ member_id: 'WRONG-memberID', mp_token: mpToken });
		Object.assign(cider.switches, { feedbackEncoding: 'json', missingFields: 'empty' });
		cider.switches.duplicateNotifications = { value: 2, times: 1 };
		cider.switches.wrongFeedbackToken = { value: 'forged', times: 1 };
		await call(CHARGE, charging(mpToken));
		await cider.idle();
		expect(raw).toHaveLength(3);
		expect(raw[1]?.contentType).toBe('application/json');
		expect(JSON.parse(raw[1]?.body ?? '')).toMatchObject({
			price: 5000,
			feedback_token: 'forged',
			var1: null,
		});
		expect(raw[2]).toEqual(raw[1]);
	});

	it('are sent once, or again until answered, or by hand', async () => {
		answer = 'FAIL';
		Object.assign(cider.switches, { acknowledgement: 'SUCCESS', maxAttempts: 3 });
		cider.approveCard(await registered());
		await cider.idle();
		expect(cider.notifications.map(({ attempt, accepted }) => [attempt, accepted])).toEqual([
			[1, false],
			[2, false],
			[3, false],
		]);
		answer = 'SUCCESS';
		cider.resend(1);
		await cider.idle();
		expect(raw[3]).toEqual(raw[0]);
		expect(cider.notifications.at(-1)).toMatchObject({ accepted: true, answer: 'SUCCESS' });
	});

	it('can be sent before the reply', async () => {
		cider.switches.notifyWhen = 'before-reply';
		const { mpToken } = cider.approveCard(await registered());
		await call(CHARGE, charging(mpToken));
		expect(events()).toContain('completeMpPayment');
	});
});

describe('faults', () => {
	it('strike the call named, after it was carried out', async () => {
		const { mpToken } = cider.approveCard(await registered());
		cider.switches.httpStatus = {
			value: 502,
			times: 1,
			call: 'POST /oapi/manualPay/doRequestPayment',
		};
		expect((await send('GET /oapi/goods/paging')).status).toBe(200);
		expect((await send(CHARGE, charging(mpToken))).status).toBe(502);
		cider.switches.dropConnection = { value: true, times: 1 };
		await expect(send(CHARGE, charging(mpToken))).rejects.toThrow();
		expect(cider.payments.size).toBe(2);
		cider.switches.refuse = { code: '9999', message: '시스템 오류' };
		expect(await call(CHARGE, charging(mpToken))).toEqual({
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
		const { status, text } = await send('GET /oapi/goods/none');
		expect(status).toBe(400);
		expect(JSON.parse(text)).toEqual(body);
	});

	it('leave a record of every call, those to no address included', async () => {
		await send('GET /oapi/goods/a%2F..%2Fb?x=1');
		await send('POST /oapi/goods/a/b', { json: {} });
		expect(cider.calls).toMatchObject([
			{ call: 'GET /oapi/goods/{id}', values: { id: 'a/../b' }, unlisted: ['x'], status: 200 },
			{ call: '', status: 404, body: '{}' },
		]);
		cider.reset();
		expect(cider.calls).toEqual([]);
	});

	it('and the clock are set over HTTP as well', async () => {
		const control = async (path: string, body: Json): Promise<number> => {
			const { status } = await send(`POST /control/${path}`, { json: body });
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
		const payUniqueNo = await registered();
		expect(await control(`act/approve-card/${payUniqueNo}`, { authType: 'CONFIRM' })).toBe(200);
		expect(cider.cards.get(payUniqueNo)).toMatchObject({ authType: 'CONFIRM' });
		expect(await control('act/pay-request/0', {})).toBe(400);
		const board = await request(`${cider.base}/`);
		expect(await board.body.text()).toContain(payUniqueNo);
	});
});
