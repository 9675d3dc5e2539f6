/** The simulated PayApp behaves as the manual says; expected values come from payapp.txt. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';
import {
	createSandbox,
	type Fields,
	type PayAppSandbox,
	type Sandbox,
} from '../../sandbox/index.mts';

let sandbox: Sandbox;
let payapp: PayAppSandbox;
let shop: Server;
let feedbackurl: string;
let received: Fields[];
/** What the shop answers, in order; the last one repeats. */
let answers: Array<{ status?: number; body: string }>;

beforeEach(async () => {
	sandbox = await createSandbox();
	({ payapp } = sandbox);
	payapp.switches.retryDelayMs = 20;
	received = [];
	answers = [{ body: 'SUCCESS' }];
	shop = createServer((incoming, outgoing) => {
		let body = '';
		incoming.setEncoding('utf8').on('data', (part: string) => (body += part));
		incoming.on('end', () => {
			received.push(Object.fromEntries(new URLSearchParams(body)));
			const answer = answers.length > 1 ? answers.shift() : answers[0];
			outgoing.writeHead(answer?.status ?? 200, { location: '/elsewhere' });
			outgoing.end(answer?.body);
		});
	});
	await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
	feedbackurl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/feedback`;
});

afterEach(async () => {
	await sandbox.close();
	shop.closeAllConnections();
	await new Promise((resolve) => shop.close(resolve));
});

async function post(url: string, fields: Fields): Promise<{ status: number; text: string }> {
	const response = await request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	return { status: response.statusCode, text: await response.body.text() };
}

async function call(fields: Fields): Promise<Fields> {
	const { text } = await post(payapp.apiUrl, fields);
	return Object.fromEntries(new URLSearchParams(text));
}

function order(more: Fields = {}): Fields {
	return {
		cmd: 'payrequest',
		userid: 'payapptest',
		goodname: '착한상품 + 1&1',
		price: '1000',
		recvphone: '01000000000',
		feedbackurl,
		var1: ' order=1&2 ',
		...more,
	};
}

async function ordered(more: Fields = {}): Promise<string> {
	const reply = await call(order(more));
	expect(reply).toMatchObject({ state: '1', errorMessage: '', errno: '00000' });
	return reply.mul_no ?? '';
}

async function cancel(mul_no: string, more: Fields = {}): Promise<Fields> {
	const { userid, linkkey } = payapp.seller;
	const reply = await call({ cmd: 'paycancel', userid, linkkey, mul_no, ...more });
	await payapp.idle();
	return reply;
}

const states = (): string[] => received.map((fields) => fields.pay_state ?? '');

describe('the API', () => {
	it('answers payrequest in form text and keeps the call as sent', async () => {
		const { text } = await post(payapp.apiUrl, order());
		const [mul_no] = [...payapp.requests.keys()];
		expect(text).toBe(
			`state=1&errorMessage=&mul_no=${mul_no}` +
				`&payurl=${encodeURIComponent(`${payapp.base}/pay/${mul_no}`)}&errno=00000`,
		);
		expect(payapp.calls).toHaveLength(1);
		expect(payapp.calls[0]).toMatchObject({ method: 'POST', cmd: 'payrequest', answer: text });
		expect(payapp.calls[0]?.fields[2]).toEqual(['goodname', '착한상품 + 1&1']);
		expect(payapp.notifications).toHaveLength(0);
	});

	it.each([
		[{ goodname: '' }, '70020', 'goodname'],
		[{ price: ' ' }, '70020', 'price'],
		[{ price: '10.5' }, '70020', 'price'],
		[{ price: '0' }, '70020', 'price'],
		[{ recvphone: '010-0000-0000' }, '70020', 'recvphone'],
		[{ feedbackurl: 'example.com' }, '70020', 'feedbackurl'],
		[{ openpaytype: 'card,cheque' }, '70020', 'openpaytype'],
		[{ reqmode: 'usd' }, '70020', 'vccode'],
		[{ amount_taxable: '900', amount_vat: '90' }, '70020', 'price'],
		[{ userid: 'someone' }, '70010', 'userid'],
		[{ cmd: 'PayRequest' }, '70040', 'cmd'],
	])('refuses payrequest with %j', async (more, errno, name) => {
		const reply = await call(order(more as Fields));
		expect(reply).toMatchObject({ state: '0', errno });
		expect(reply.errorMessage).toContain(name);
		expect(payapp.requests.size).toBe(0);
	});

	it('reads cmd from a form only', async () => {
		const got = await request(`${payapp.apiUrl}?${new URLSearchParams(order()).toString()}`);
		expect(await got.body.text()).toContain('errno=70040');
		const json = await request(payapp.apiUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(order()),
		});
		expect(await json.body.text()).toContain('errno=70040');
	});

	it('wants the linkkey to cancel', async () => {
		const mul_no = await ordered();
		expect(await cancel(mul_no, { linkkey: `${payapp.seller.linkkey}\n` })).toMatchObject({
			state: '0',
			errno: '70010',
		});
		expect(await cancel('1')).toMatchObject({ state: '0', errno: '70020' });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('1');
	});

	it('registers sellers and checks ids', async () => {
		const seller: Fields = { cmd: 'sellerRegist', userid: 'newshop', userpwd: 'abcd1234' };
		Object.assign(seller, { sellername: '상점', phone: '01000000000', email: 'a@example.com' });
		Object.assign(seller, { bizkind: '서비스', usertype: '1', username: '이름' });
		Object.assign(seller, { resellerid: 'payappreseller', join_type: '0', seller_type: 'seller' });
		const check = { cmd: 'useridCheck', userid: 'newshop', resellerid: 'payappreseller' };
		expect(await call(check)).toMatchObject({ state: '1' });
		const wrongs: Fields[] = [{ userpwd: 'short' }, { username: '' }, { usertype: '2' }];
		for (const wrong of wrongs) {
			expect(await call({ ...seller, ...wrong })).toMatchObject({ state: '0', errno: '70020' });
		}
		const reply = await call(seller);
		expect(reply).toMatchObject({ state: '1', userid: 'newshop' });
		expect(reply.linkkey).toBeTruthy();
		expect(reply.linkval).toBeTruthy();
		expect(await call(check)).toMatchObject({ state: '0' });
	});

	it('registers a sub-account with a permission of 0 to 7', async () => {
		const sub = { cmd: 'subidregist', userid: 'payapptest', subuserid: 's', subpwd: 'p' };
		expect(await call({ ...sub, subname: 'n', state: '7' })).toMatchObject({ state: '1' });
		expect(await call({ ...sub, subname: 'n', state: '8' })).toMatchObject({ errno: '70020' });
	});

	it('issues and cancels a cash receipt', async () => {
		const cash: Fields = { cmd: 'cashSt', userid: 'payapptest', good_name: '상품' };
		Object.assign(cash, { buyr_name: '구매자', id_info: '01000000000', tr_code: '0' });
		Object.assign(cash, { amt_tot: '1000', amt_sup: '909', amt_svc: '0', amt_tax: '91' });
		Object.assign(cash, { corp_tax_type: 'TG01', trad_time: '20151231183120' });
		expect(await call({ ...cash, trad_time: '20151331183120' })).toMatchObject({ errno: '70020' });
		const { state, cashstno = '', cashsturl } = await call(cash);
		expect({ state, cashsturl }).toEqual({ state: '1', cashsturl: expect.any(String) });
		const undo = { cmd: 'cashStCn', userid: 'payapptest', cashstno };
		expect(await call(undo)).toMatchObject({ state: '1' });
		expect(await call(undo)).toMatchObject({ state: '0', errno: '70020' });
	});
});

describe('notifications', () => {
	it('carry the keys, the echoes and the outcome of a card payment', async () => {
		const mul_no = await ordered();
		payapp.pay(mul_no, { method: 'card', pay_memo: '메모' });
		await payapp.idle();
		const { userid, linkkey, linkval } = payapp.seller;
		expect(received).toHaveLength(1);
		expect(received[0]).toMatchObject({ userid, linkkey, linkval, mul_no, price: '1000' });
		expect(received[0]).toMatchObject({
			goodname: '착한상품 + 1&1',
			var1: ' order=1&2 ',
			var2: '',
		});
		expect(received[0]).toMatchObject({ pay_type: '1', pay_state: '4', pay_memo: '메모' });
		expect(received[0]).toMatchObject({
			feedbacktype: '0',
			csturl: `${payapp.base}/receipt/${mul_no}`,
		});
		expect(received[0]?.pay_date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect(payapp.notifications[0]).toMatchObject({ attempt: 1, status: 200, accepted: true });
	});

	it('tell of a virtual account twice: waiting, then paid', async () => {
		const mul_no = await ordered({ openpaytype: 'vbank' });
		payapp.pay(mul_no, { method: 'vbank' });
		await payapp.idle();
		payapp.deposit(mul_no);
		await payapp.idle();
		expect(states()).toEqual(['10', '4']);
		expect(received[0]).toMatchObject({ pay_type: '7', pay_date: '', vbank: expect.any(String) });
		expect(received[0]?.vbankno).toBeTruthy();
	});

	it.each(['FAIL', 'Success', 'SUCCESS\n'])(
		'are sent 10 times in all when answered %j',
		async (body) => {
			answers = [{ body }];
			payapp.pay(await ordered({ checkretry: 'y' }));
			await payapp.idle();
			expect(received).toHaveLength(10);
		},
	);

	it('stop at SUCCESS, and without checkretry=y are not repeated', async () => {
		answers = [{ body: 'FAIL' }, { body: 'SUCCESS', status: 302 }, { body: 'SUCCESS' }];
		payapp.pay(await ordered({ checkretry: 'y' }));
		await payapp.idle();
		expect(payapp.notifications.map((one) => [one.attempt, one.status, one.accepted])).toEqual([
			[1, 200, false],
			[2, 302, false],
			[3, 200, true],
		]);
		answers = [{ body: 'FAIL' }];
		payapp.pay(await ordered());
		await payapp.idle();
		expect(received).toHaveLength(4);
	});

	it('go to the common address with feedbacktype 1', async () => {
		payapp.switches.commonFeedbackUrl = feedbackurl;
		payapp.pay(await ordered());
		await payapp.idle();
		expect(received.map((fields) => fields.feedbacktype).sort()).toEqual(['0', '1']);
	});

	it('of a request come while payrequest is open; no SUCCESS fails it with 70080', async () => {
		payapp.switches.notifyOnRequest = 'before-reply';
		const mul_no = await ordered();
		expect(received[0]).toMatchObject({ mul_no, pay_state: '1' });
		answers = [{ body: 'FAIL' }];
		expect(await call(order())).toMatchObject({ state: '0', errno: '70080' });
		expect(payapp.requests.size).toBe(1);
	});

	it('can be forged, doubled and reordered', async () => {
		payapp.switches.wrongLinkval = { value: true, times: 1 };
		payapp.switches.duplicateNotifications = { value: 2, times: 1 };
		const mul_no = await ordered();
		payapp.pay(mul_no);
		await payapp.idle();
		expect(received).toHaveLength(2);
		expect(received[0]?.linkval).not.toBe(payapp.seller.linkval);
		payapp.switches.reorderNotifications = 2;
		const other = await ordered();
		payapp.pay(other);
		await payapp.idle();
		expect(received).toHaveLength(2);
		payapp.cancelBySeller(other);
		await payapp.idle();
		expect(states()).toEqual(['4', '4', '9', '4']);
		expect(received[2]?.linkval).toBe(payapp.seller.linkval);
	});
});

describe('cancelling', () => {
	it('an unpaid request notifies 8, a paid one 9', async () => {
		expect(await cancel(await ordered())).toMatchObject({ state: '1' });
		const paid = await ordered();
		payapp.pay(paid);
		expect(await cancel(paid)).toMatchObject({ state: '1', errno: '00000' });
		expect(states().sort()).toEqual(['4', '8', '9']);
		expect(received.at(-1)).toMatchObject({ mul_no: paid, canceldate: expect.any(String) });
		expect(await cancel(paid)).toMatchObject({ state: '0' });
	});

	it('with cancelmode=ready refuses a paid one', async () => {
		const mul_no = await ordered();
		payapp.pay(mul_no);
		expect(await cancel(mul_no, { cancelmode: 'ready' })).toMatchObject({ state: '0' });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('4');
	});

	it('in part notifies 70 under a new number with the amount cancelled', async () => {
		const mul_no = await ordered();
		payapp.pay(mul_no);
		const part = { partcancel: '1', cancelprice: '400' };
		expect(await cancel(mul_no, part)).toMatchObject({ state: '1' });
		const sent = received.find((fields) => fields.pay_state === '70');
		expect(sent?.price).toBe('400');
		expect(sent?.mul_no).not.toBe(mul_no);
		expect(await cancel(mul_no, { ...part, cancelprice: '601' })).toMatchObject({ errno: '70020' });
	});

	it('by paycancelreq is filed, not done', async () => {
		const mul_no = await ordered();
		payapp.pay(mul_no);
		payapp.switches.settled = true;
		expect(await cancel(mul_no)).toMatchObject({ state: '0' });
		expect(await cancel(mul_no, { cmd: 'paycancelreq' })).toMatchObject({ state: '1' });
		expect(payapp.requests.get(mul_no)).toMatchObject({ pay_state: '4' });
		expect(payapp.requests.get(mul_no)?.cancelRequests).toHaveLength(1);
		expect(states()).toEqual(['4']);
	});
});

describe('faults', () => {
	it('strike as often as told, for the command told, after it was carried out', async () => {
		payapp.switches.httpStatus = { value: 502, times: 1, cmd: 'paycancel' };
		const mul_no = await ordered();
		const { userid, linkkey } = payapp.seller;
		const fields = { cmd: 'paycancel', userid, linkkey, mul_no };
		expect(await post(payapp.apiUrl, fields)).toMatchObject({ status: 502 });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('8');
		expect(payapp.switches.httpStatus).toBeNull();
		payapp.switches.replyWithoutState = true;
		expect((await call(order())).state).toBeUndefined();
		payapp.switches.replyWithoutState = null;
		payapp.switches.brokenReply = { value: true, times: 1 };
		expect((await call(order())).state).toBeUndefined();
		await ordered();
	});

	it('can leave the caller without a reply, though PayApp acted and notifies', async () => {
		payapp.switches.dropConnection = { value: true, times: 1 };
		await expect(call(order())).rejects.toThrow();
		payapp.switches.timeoutAfterActing = { value: true, times: 1 };
		payapp.switches.notifyOnRequest = 'after-reply';
		const url = payapp.apiUrl;
		const body = new URLSearchParams(order()).toString();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const signal = AbortSignal.timeout(200);
		await expect(request(url, { method: 'POST', headers, body, signal })).rejects.toThrow();
		await payapp.idle();
		expect(payapp.requests.size).toBe(2);
		expect(states()).toEqual(['1']);
	});

	it('can refuse without acting', async () => {
		payapp.switches.refuse = { errno: '70060', errorMessage: '권한이 없습니다.' };
		expect(await call(order())).toEqual({
			state: '0',
			errno: '70060',
			errorMessage: '권한이 없습니다.',
		});
		expect(payapp.requests.size).toBe(0);
	});

	it('are set over HTTP as well; what does not fit is refused whole', async () => {
		const set = async (changes: unknown): Promise<number> => {
			const url = `${payapp.base}/control/switches`;
			const headers = { 'content-type': 'application/json' };
			const response = await request(url, {
				method: 'POST',
				headers,
				body: JSON.stringify(changes),
			});
			await response.body.dump();
			return response.statusCode;
		};
		expect(await set({ refundState: '64', latencyMs: { value: 5, times: 2 } })).toBe(200);
		expect(payapp.switches).toMatchObject({ refundState: '64', latencyMs: { value: 5, times: 2 } });
		expect(await set({ settled: true, refundState: '4' })).toBe(400);
		expect(payapp.switches.settled).toBe(false);
		await post(`${payapp.base}/control/reset`, {});
		expect(payapp.switches).toMatchObject({ refundState: '9', latencyMs: null });
	});
});

describe('the pages', () => {
	it('offer only the methods asked for, escape values, and pay', async () => {
		const mul_no = await ordered({
			goodname: '<script>alert(1)</script>',
			openpaytype: 'phone,card',
			reqaddr: '1',
			returnurl: 'http://127.0.0.1:9/done',
		});
		const payurl = `${payapp.base}/pay/${mul_no}`;
		const shown = await (await request(payurl)).body.text();
		expect(shown).not.toContain('<script>alert');
		expect(shown).toContain('value="phone"');
		expect(shown).not.toContain('value="vbank"');
		expect((await post(payurl, { action: 'pay', method: 'vbank' })).status).toBe(409);
		const paid = { action: 'pay', method: 'phone', pay_addr: '주소', pay_memo: '메모' };
		expect((await post(payurl, paid)).status).toBe(303);
		await payapp.idle();
		expect(received).toMatchObject([
			{ pay_type: '2', pay_addr: '주소', pay_memo: '메모', csturl: '' },
		]);
		const receipt = await (await request(`${payapp.base}/receipt/${mul_no}`)).body.text();
		expect(receipt).toContain('href="http://127.0.0.1:9/done"');
		expect(await (await request(`${sandbox.origin}/`)).body.text()).toContain(mul_no);
	});

	it('of PayApp Lite make a request of cleaned values and notify it first', async () => {
		const script = await request(`${payapp.base}/public/api/payapp-lite.js`);
		expect(await script.body.text()).toContain('window.PayApp');
		const form = { userid: 'payapptest', shopname: '좋은상점', goodname: ' 상품 ', feedbackurl };
		const sent = { ...form, price: '1,000원', recvphone: '010-0000-0000' };
		expect((await post(`${payapp.base}/lite/pay`, form)).text).toContain('name="price"');
		expect((await post(`${payapp.base}/lite/request`, sent)).text).toContain('/pay/');
		expect(received).toMatchObject([{ goodname: '상품', price: '1000', pay_state: '1' }]);
	});
});
