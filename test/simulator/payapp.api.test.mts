/** The simulated PayApp behaves as its manual says (payapp.txt): the API, cancellations, the pages. */
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';

import type { Fields } from '../../sandbox/index.mts';
import { openSeller, payapp, post, seller } from './payapp.mts';

openSeller();

describe('the API', () => {
	it('answers payrequest in form text and keeps the call as sent', async () => {
		const { text } = await post(payapp.apiUrl, seller.order());
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
		const reply = await seller.call(seller.order(more as Fields));
		expect(reply).toMatchObject({ state: '0', errno });
		expect(reply.errorMessage).toContain(name);
		expect(payapp.requests.size).toBe(0);
	});

	it('reads cmd from a form only', async () => {
		const got = await request(`${payapp.apiUrl}?${new URLSearchParams(seller.order()).toString()}`);
		expect(await got.body.text()).toContain('errno=70040');
		const json = await request(payapp.apiUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(seller.order()),
		});
		expect(await json.body.text()).toContain('errno=70040');
	});

	it('wants the linkkey to cancel', async () => {
		const mul_no = await seller.ordered();
		expect(await seller.cancel(mul_no, { linkkey: `${payapp.seller.linkkey}\n` })).toMatchObject({
			state: '0',
			errno: '70010',
		});
		expect(await seller.cancel('1')).toMatchObject({ state: '0', errno: '70020' });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('1');
	});

	it('registers sellers and checks ids', async () => {
		const shop: Fields = { cmd: 'sellerRegist', userid: 'newshop', userpwd: 'abcd1234' };
		Object.assign(shop, { sellername: '상점', phone: '01000000000', email: 'a@example.com' });
		Object.assign(shop, { bizkind: '서비스', usertype: '1', username: '이름' });
		Object.assign(shop, { resellerid: 'payappreseller', join_type: '0', seller_type: 'seller' });
		const check = { cmd: 'useridCheck', userid: 'newshop', resellerid: 'payappreseller' };
		expect(await seller.call(check)).toMatchObject({ state: '1' });
		const wrongs: Fields[] = [{ userpwd: 'short' }, { username: '' }, { usertype: '2' }];
		for (const wrong of wrongs) {
			expect(await seller.call({ ...shop, ...wrong })).toMatchObject({
				state: '0',
				errno: '70020',
			});
		}
		const reply = await seller.call(shop);
		expect(reply).toMatchObject({ state: '1', userid: 'newshop' });
		expect(reply.linkkey).toBeTruthy();
		expect(reply.linkval).toBeTruthy();
		expect(await seller.call(check)).toMatchObject({ state: '0' });
	});

	it('registers a sub-account with a permission of 0 to 7', async () => {
		const sub = { cmd: 'subidregist', userid: 'payapptest', subuserid: 's', subpwd: 'p' };
		expect(await seller.call({ ...sub, subname: 'n', state: '7' })).toMatchObject({ state: '1' });
		expect(await seller.call({ ...sub, subname: 'n', state: '8' })).toMatchObject({
			errno: '70020',
		});
	});

	it('issues and cancels a cash receipt', async () => {
		const cash: Fields = { cmd: 'cashSt', userid: 'payapptest', good_name: '상품' };
		Object.assign(cash, { buyr_name: '구매자', id_info: '01000000000', tr_code: '0' });
		Object.assign(cash, { amt_tot: '1000', amt_sup: '909', amt_svc: '0', amt_tax: '91' });
		Object.assign(cash, { corp_tax_type: 'TG01', trad_time: '20151231183120' });
		expect(await seller.call({ ...cash, trad_time: '20151331183120' })).toMatchObject({
			errno: '70020',
		});
		const { state, cashstno = '', cashsturl } = await seller.call(cash);
		expect({ state, cashsturl }).toEqual({ state: '1', cashsturl: expect.any(String) });
		const undo = { cmd: 'cashStCn', userid: 'payapptest', cashstno };
		expect(await seller.call(undo)).toMatchObject({ state: '1' });
		expect(await seller.call(undo)).toMatchObject({ state: '0', errno: '70020' });
	});
});

describe('cancelling', () => {
	it('an unpaid request notifies 8, a paid one 9', async () => {
		expect(await seller.cancel(await seller.ordered())).toMatchObject({ state: '1' });
		const paid = await seller.ordered();
		payapp.pay(paid);
		expect(await seller.cancel(paid)).toMatchObject({ state: '1', errno: '00000' });
		expect(seller.states.sort()).toEqual(['4', '8', '9']);
		expect(seller.received.at(-1)).toMatchObject({ mul_no: paid, canceldate: expect.any(String) });
		expect(await seller.cancel(paid)).toMatchObject({ state: '0' });
	});

	it('with cancelmode=ready refuses a paid one', async () => {
		const mul_no = await seller.ordered();
		payapp.pay(mul_no);
		expect(await seller.cancel(mul_no, { cancelmode: 'ready' })).toMatchObject({ state: '0' });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('4');
	});

	it('in part notifies 70 under a new number with the amount cancelled', async () => {
		const mul_no = await seller.ordered();
		payapp.pay(mul_no);
		const part = { partcancel: '1', cancelprice: '400' };
		expect(await seller.cancel(mul_no, part)).toMatchObject({ state: '1' });
		const sent = seller.received.find((fields) => fields.pay_state === '70');
		expect(sent?.price).toBe('400');
		expect(sent?.mul_no).not.toBe(mul_no);
		expect(await seller.cancel(mul_no, { ...part, cancelprice: '601' })).toMatchObject({
			errno: '70020',
		});
	});

	it('by paycancelreq is filed, not done', async () => {
		const mul_no = await seller.ordered();
		payapp.pay(mul_no);
		payapp.switches.settled = true;
		expect(await seller.cancel(mul_no)).toMatchObject({ state: '0' });
		expect(await seller.cancel(mul_no, { cmd: 'paycancelreq' })).toMatchObject({ state: '1' });
		expect(payapp.requests.get(mul_no)).toMatchObject({ pay_state: '4' });
		expect(payapp.requests.get(mul_no)?.cancelRequests).toHaveLength(1);
		expect(seller.states).toEqual(['4']);
	});
});

describe('the pages', () => {
	it('offer only the methods asked for, escape values, and pay', async () => {
		const mul_no = await seller.ordered({
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
		expect(seller.received).toMatchObject([
			{ pay_type: '2', pay_addr: '주소', pay_memo: '메모', csturl: '' },
		]);
		const receipt = await (await request(`${payapp.base}/receipt/${mul_no}`)).body.text();
		expect(receipt).toContain('href="http://127.0.0.1:9/done"');
		expect(await (await request(`${seller.sandbox.origin}/`)).body.text()).toContain(mul_no);
	});

	it('of PayApp Lite make a request of cleaned values and notify it first', async () => {
		const script = await request(`${payapp.base}/public/api/payapp-lite.js`);
		expect(await script.body.text()).toContain('window.PayApp');
		const form = {
			userid: 'payapptest',
			shopname: '좋은상점',
			goodname: ' 상품 ',
			feedbackurl: seller.feedbackurl,
		};
		const sent = { ...form, price: '1,000원', recvphone: '010-0000-0000' };
		expect((await post(`${payapp.base}/lite/pay`, form)).text).toContain('name="price"');
		expect((await post(`${payapp.base}/lite/request`, sent)).text).toContain('/pay/');
		expect(seller.received).toMatchObject([{ goodname: '상품', price: '1000', pay_state: '1' }]);
	});
});
