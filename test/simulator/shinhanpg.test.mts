import { describe, expect, it } from '@jest/globals';

import { BACK, bench, openShinhanPg, ORDER } from '../support/shinhanpg.mts';

/** The simulated Shinhan PG itself, as browsers and unknown callers see it. */
openShinhanPg();

async function opened(): Promise<string> {
	const token = await bench.requested();
	return `${bench.shinhan.base}/pgsvc/pay?token=${token}`;
}
const act = async (address: string, action: string) => {
	const token = new URL(address).searchParams.get('token')!;
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ token, action }),
	});
	return await response.text();
};

describe('the payment window', () => {
	it('opens once, and not after 30 minutes', async () => {
		const address = await opened();
		const first = await fetch(address);
		expect(await first.text()).toContain('11,000원');
		expect((await fetch(address)).status).toBe(400);
		const late = await opened();
		bench.shinhan.advance(31 * 60_000);
		expect(await (await fetch(late)).text()).toContain('만료');
	});

	it.each([
		['card', 'confirm_token'],
		['account', 'bank_nm'],
		['fail', 'ret_msg'],
	])('sends the browser on after %s', async (action, field) => {
		const html = await act(await opened(), action);
		expect(html).toContain(`name="${field}"`);
		expect(html).toContain('document.forms[0].submit()');
		expect(html).toContain('https://n8n.example.com/webhook/');
	});

	it('leads to cancel_url by GET', async () => {
		expect(await act(await opened(), 'cancel')).toContain('http-equiv="refresh"');
	});
});

describe('the API', () => {
	const post = async (
		path: string,
		body: object,
		key: string = bench.shinhan.merchant.paymentApiKey,
	) => {
		const response = await fetch(`${bench.shinhan.base}/v1.0/${path}`, {
			method: 'POST',
			headers: { authorization: `SPGKEY ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ client_id: 'o2o', ...body }),
		});
		return { status: response.status, reply: (await response.json()) as Record<string, unknown> };
	};
	const request = { pgcode: 'card', pay_type: 1, device_type: 1, ...ORDER, ...BACK };

	it('checks the hash of a request', async () => {
		const wrong = await post('payments/request', { ...request, param_ispt_hash: '0'.repeat(64) });
		expect(wrong.reply.ret_msg).toContain('param_ispt_hash');
	});

	it('refuses the search key where the payment key belongs', async () => {
		const { status, reply } = await post(
			'payments/request',
			request,
			bench.shinhan.merchant.searchApiKey,
		);
		expect([status, reply]).toEqual([
			401,
			{ ret_code: 998, ret_msg: 'token is missing or incorrect.' },
		]);
	});

	it('a corporate payment reports to the page that opened it', async () => {
		const done = await bench.run('payment.requestCorporateWindow', ORDER);
		const address = String(done.json[0]?.redirect_url);
		expect(await act(address, 'card')).toContain('postMessage');
		const [found] = (await bench.run('payment.get', { order_no: ORDER.order_no })).json;
		expect(found).toMatchObject({ state: 'approved', tx_amount: 11000 });
		const script = await (await fetch(bench.shinhan.scriptUrl)).text();
		expect(script).toContain('openPopup');
	});

	it('a deposit turns a virtual account into a payment', async () => {
		bench.shinhan.issueAccount(await bench.requested());
		expect((await bench.run('payment.get', { order_no: ORDER.order_no })).status).toBe('error');
		bench.shinhan.deposit(ORDER.order_no);
		const [found] = (await bench.run('payment.get', { order_no: ORDER.order_no })).json;
		expect(found).toMatchObject({ state: 'approved' });
	});
});
