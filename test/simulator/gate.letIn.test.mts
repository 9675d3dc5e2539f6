/** Whom the sandbox lets in: pages of this machine, buyers, and servers. */
import { describe, expect, it } from '@jest/globals';

import { ask, FORM, NO_CORS, openSandbox, ordered, sandbox } from './gate.mts';

openSandbox();

describe('the pages of this machine', () => {
	it.each([
		['http://127.0.0.1:5678', 'same-site'],
		['http://localhost:5678', 'cross-site'],
		['https://localhost', 'cross-site'],
		['http://[::1]:5678', 'cross-site'],
	])('may post: %s', async (origin, site) => {
		const mul_no = await ordered();
		const headers = { origin, ...FORM, 'sec-fetch-site': site };
		const paid = await ask('POST', `/payapp/pay/${mul_no}`, headers, {
			action: 'pay',
			method: 'card',
		});
		expect(paid.status).toBe(303);
		const fields = { name: 'settled', value: 'true' };
		const set = await ask('POST', '/payapp/control/switches', headers, fields);
		expect(set.status).toBe(303);
		expect(sandbox.payapp.switches.settled).toBe(true);
	});

	it('lead a buyer here by a link, and load the scripts for shops', async () => {
		const mul_no = await ordered();
		expect(await ask('GET', `/payapp/pay/${mul_no}`, FORM)).toMatchObject({ status: 200 });
		const script = { ...NO_CORS, 'sec-fetch-dest': 'script' };
		for (const path of [
			'/payapp/public/api/payapp-lite.js',
			'/shinhanpg/businessPayment/unifiedPay/script',
		]) {
			expect(await ask('GET', path, script)).toMatchObject({ status: 200 });
		}
	});
});

describe('a buyer whose window was opened from a sandboxed page of n8n (Origin: null)', () => {
	const headers = { origin: 'null', ...FORM };

	it('pays at the address that was given', async () => {
		const mul_no = await ordered();
		const paid = await ask('POST', `/payapp/pay/${mul_no}`, headers, {
			action: 'pay',
			method: 'card',
		});
		expect(paid.status).toBe(303);
		expect(sandbox.payapp.requests.get(mul_no)).toMatchObject({ pay_state: '4' });
	});

	it('pays through PayApp Lite with the form of its window, and with no other', async () => {
		const form = { userid: 'payapptest', shopname: '상점', goodname: '꽃다발', price: '1000' };
		const window = await ask('POST', '/payapp/lite/pay', headers, form);
		expect(window.status).toBe(200);
		const [, action = ''] = /action="([^"]+)"/.exec(window.text) ?? [];
		const given = { ...form, recvphone: '01000000000' };
		const forged = action.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		expect(await ask('POST', forged, headers, given)).toMatchObject({ status: 403 });
		expect(sandbox.payapp.requests.size).toBe(0);
		expect(await ask('POST', action, headers, given)).toMatchObject({ status: 200 });
		expect(sandbox.payapp.requests.size).toBe(1);
	});

	it.each(['/payapp/rebill', '/ciderpay/pay', '/ciderpay/l', '/ciderpay/card', '/gmpay/pay'])(
		'is let in at %s',
		async (path) => {
			expect((await ask('POST', `${path}/1`, headers)).status).toBe(404);
		},
	);

	it('is let in at the window of Shinhan PG', async () => {
		const { status, text } = await ask('POST', '/shinhanpg/pgsvc/pay', headers, { token: 'x' });
		expect(status).toBe(400);
		expect(text).toContain('결제 토큰이 올바르지 않습니다.');
	});
});

describe('a server, which is no browser', () => {
	it('calls without an origin', async () => {
		await ordered();
		expect(sandbox.payapp.requests.size).toBe(1);
	});
});
