/**
 * Whom the sandbox lets in. The headers are those that browsers send (Fetch standard: Origin; W3C
 * Fetch Metadata: Sec-Fetch-Site, -Mode and -Dest).
 */
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createSandbox, type Fields, type Sandbox } from '../../sandbox/index.mts';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await createSandbox()));
afterEach(async () => await sandbox.close());

interface Reply {
	status: number;
	text: string;
}

type Headers = Record<string, string>;

async function ask(method: string, path: string, headers: Headers, fields: Fields = {}) {
	const body = method === 'POST' ? new URLSearchParams(fields).toString() : '';
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	return await new Promise<Reply>((resolve, reject) => {
		const sent = httpRequest(
			`${sandbox.origin}${path}`,
			{ method, headers: { ...(body === '' ? {} : type), ...headers } },
			(reply) => {
				let text = '';
				reply.setEncoding('utf8').on('data', (part: string) => (text += part));
				reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text }));
			},
		);
		sent.on('error', reject).end(body);
	});
}

/** What a browser sends besides Origin when a page of another site posts a form or fetches */
const FORM = {
	'sec-fetch-site': 'cross-site',
	'sec-fetch-mode': 'navigate',
	'sec-fetch-dest': 'document',
};
const FRAME = { ...FORM, 'sec-fetch-dest': 'iframe' };
const NO_CORS = {
	'sec-fetch-site': 'cross-site',
	'sec-fetch-mode': 'no-cors',
	'sec-fetch-dest': 'empty',
};

const ORDER: Fields = {
	cmd: 'payrequest',
	userid: 'payapptest',
	goodname: '꽃다발',
	price: '1000',
	recvphone: '01000000000',
};

async function ordered(): Promise<string> {
	await ask('POST', '/payapp/oapi/apiLoad.html', {}, ORDER);
	const [mul_no = ''] = sandbox.payapp.requests.keys();
	expect(mul_no).not.toBe('');
	return mul_no;
}

/** Returns every address at which something can be done, each with an act. */
const acts = (mul_no: string): Array<[string, Fields]> => [
	['/payapp/oapi/apiLoad.html', ORDER],
	[`/payapp/pay/${mul_no}`, { action: 'pay', method: 'card' }],
	['/payapp/rebill/1', { method: 'card' }],
	['/payapp/lite/request', { ...ORDER, shopname: 'x' }],
	[`/payapp/control/requests/${mul_no}/pay`, {}],
	['/payapp/control/switches', { name: 'settled', value: 'true' }],
	['/payapp/control/clock', { days: '1' }],
	['/payapp/control/reset', {}],
	['/ciderpay/control/reset', {}],
	['/ciderpay/oapi/payment/request', {}],
	['/ciderpay/pay/1', { action: 'pay' }],
	['/gmpay/control/reset', {}],
	['/gmpay/oapi/payment/request', {}],
	['/gmpay/pay/1', { action: 'pay' }],
	['/shinhanpg/control/reset', {}],
	['/shinhanpg/pgsvc/pay', { token: 'x', action: 'card' }],
	['/nowhere', {}],
];

const PAGES = [
	'/',
	'/payapp/control',
	'/payapp/control/idle',
	'/ciderpay/',
	'/ciderpay/control',
	'/gmpay/',
	'/gmpay/control',
	'/shinhanpg/control',
];

async function nothingHappened(mul_no: string): Promise<void> {
	const { payapp } = sandbox;
	await payapp.idle();
	expect(payapp.requests.get(mul_no)).toMatchObject({ pay_state: '1' });
	expect(payapp.requests.size).toBe(1);
	expect(payapp.switches.settled).toBe(false);
	expect(payapp.notifications).toEqual([]);
}

describe('a Host that is not this machine (DNS rebinding)', () => {
	const FOREIGN = [
		'evil.example',
		'evil.example:4010',
		'localhost.evil.example',
		'127.0.0.1.evil.example',
		'evil-localhost',
		'localhost@evil.example',
		'evil.example#localhost',
		'169.254.169.254',
		'0.0.0.0',
		'[::]',
	];

	it.each(FOREIGN)('%j is refused at every page and act', async (host) => {
		const mul_no = await ordered();
		for (const path of PAGES) {
			const { status, text } = await ask('GET', path, { host });
			expect({ path, status }).toEqual({ path, status: 403 });
			expect(text).not.toContain('TEST');
		}
		for (const [path, fields] of acts(mul_no)) {
			const { status } = await ask('POST', path, { host }, fields);
			expect({ path, status }).toEqual({ path, status: 403 });
		}
		await nothingHappened(mul_no);
	});

	it.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST', 'localhost:1'])(
		'%s is this machine',
		async (host) => {
			const { status, text } = await ask('GET', '/payapp/control', { host });
			expect(status).toBe(200);
			expect(text).toContain(sandbox.payapp.seller.linkval);
		},
	);

	it('is let in where the user named it', async () => {
		await sandbox.close();
		sandbox = await createSandbox({ hosts: ['host.docker.internal'] });
		const host = 'host.docker.internal:4010';
		expect(await ask('GET', '/payapp/control', { host })).toMatchObject({ status: 200 });
		expect(await ask('GET', '/payapp/control', { host: `x.${host}` })).toMatchObject({
			status: 403,
		});
	});
});

describe('a page of a stranger', () => {
	const STRANGERS: Array<[string, Headers]> = [
		['a form', { origin: 'https://evil.example', ...FORM }],
		['a form, in a browser without Fetch Metadata', { origin: 'https://evil.example' }],
		['a form in a frame', { origin: 'http://evil.example', ...FRAME }],
		['fetch with no-cors', { origin: 'https://evil.example', ...NO_CORS }],
		['fetch that says no origin', NO_CORS],
		['a form that says no origin', FORM],
		['a name that begins like this machine', { origin: 'http://127.0.0.1.evil.example' }],
		['a name that ends like this machine', { origin: 'http://evil-localhost' }],
		['a user that is called like this machine', { origin: 'http://localhost@evil.example' }],
		['two origins', { origin: 'http://localhost:1, https://evil.example' }],
		['a file', { origin: 'file://' }],
	];

	it.each(STRANGERS)('can do nothing: %s', async (_, headers) => {
		const mul_no = await ordered();
		for (const [path, fields] of acts(mul_no)) {
			const { status } = await ask('POST', path, headers, fields);
			expect({ path, status }).toEqual({ path, status: 403 });
		}
		await nothingHappened(mul_no);
	});

	it.each([
		['fetch', { origin: 'https://evil.example', ...NO_CORS, 'sec-fetch-mode': 'cors' }],
		['fetch with no-cors', NO_CORS],
		['a frame', FRAME],
		['a script', { ...NO_CORS, 'sec-fetch-dest': 'script' }],
		['an image', { ...NO_CORS, 'sec-fetch-dest': 'image' }],
		['a sandboxed frame that fetches', { origin: 'null', ...NO_CORS, 'sec-fetch-mode': 'cors' }],
	] as Array<[string, Headers]>)('cannot load what is known here: %s', async (_, headers) => {
		for (const path of PAGES) {
			const { status } = await ask('GET', path, headers);
			expect({ path, status }).toEqual({ path, status: 403 });
		}
	});

	it('in a sandboxed frame cannot act as the seller, nor ask for a payment', async () => {
		const mul_no = await ordered();
		// Leaves out addresses that only those who were told of them can open: see the next test.
		const told = /^\/(payapp\/(pay|rebill)|ciderpay\/pay|gmpay\/pay|shinhanpg\/pgsvc)\//;
		const rest = acts(mul_no).filter(([path]) => !told.test(path));
		expect(rest.length).toBeGreaterThan(10);
		for (const [path, fields] of rest) {
			const { status } = await ask('POST', path, { origin: 'null', ...FORM }, fields);
			expect({ path, status }).toEqual({ path, status: 403 });
		}
		await nothingHappened(mul_no);
	});

	it('cannot know the number of a payment', async () => {
		const first = await ordered();
		await sandbox.close();
		sandbox = await createSandbox();
		const second = await ordered();
		expect(first).toMatch(/^\d{9}$/);
		expect(second).toMatch(/^\d{9}$/);
		expect(Math.abs(Number(first) - Number(second))).toBeGreaterThan(10);
	});
});

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
