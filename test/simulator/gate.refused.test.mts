/** Whom the sandbox keeps out: names that are not this machine's, and pages of strangers. */
import { describe, expect, it } from '@jest/globals';

import type { Fields } from '../../sandbox/index.mts';
import { ask, FORM, NO_CORS, openSandbox, ORDER, ordered, reopen, sandbox } from './gate.mts';
import type { Headers } from './gate.mts';

openSandbox();

const FRAME = { ...FORM, 'sec-fetch-dest': 'iframe' };

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
		await reopen({ hosts: ['host.docker.internal'] });
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
		await reopen();
		const second = await ordered();
		expect(first).toMatch(/^\d{9}$/);
		expect(second).toMatch(/^\d{9}$/);
		expect(Math.abs(Number(first) - Number(second))).toBeGreaterThan(10);
	});
});
