/** Faults of an answer, the same for every provider: in what it says and how it travels. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { createSandbox, type Sandbox } from '../../sandbox/index.mts';

let sandbox: Sandbox;
beforeEach(async () => (sandbox = await createSandbox()));
afterEach(async () => await sandbox.close());

interface Subject {
	name: string;
	switches: () => object;
	/** A call that the provider answers with a body of its own */
	call: () => { path: string; type: string; body: string };
	/** Calls as the sandbox recorded them */
	calls: () => Array<{ status: number; answer: string }>;
}

const json = (value: object) => ({ type: 'application/json', body: JSON.stringify(value) });

const SUBJECTS: Subject[] = [
	{
		name: 'PayApp',
		switches: () => sandbox.payapp.switches,
		call: () => ({
			path: '/payapp/oapi/apiLoad.html',
			type: 'application/x-www-form-urlencoded',
			body: 'cmd=useridCheck&userid=newshop&resellerid=payappreseller',
		}),
		calls: () => sandbox.payapp.calls,
	},
	{
		name: 'CiderPay',
		switches: () => sandbox.ciderpay.switches,
		call: () => ({ path: '/ciderpay/oapi/payment/request', ...json({ price: 1000 }) }),
		calls: () => sandbox.ciderpay.calls,
	},
	{
		name: 'GMPay',
		switches: () => sandbox.gmpay.switches,
		call: () => ({ path: '/gmpay/oapi/payment/request', ...json({ totalPrice: 1000 }) }),
		calls: () => sandbox.gmpay.calls,
	},
	{
		name: 'Shinhan PG',
		switches: () => sandbox.shinhanpg.switches,
		call: () => ({ path: '/shinhanpg/v1.0/payments/cancel', ...json({ tid: '1' }) }),
		calls: () => sandbox.shinhanpg.calls,
	},
];

interface Heard {
	head: string;
	body: string;
	/** When each chunk arrived, in milliseconds since the first */
	moments: number[];
	/** The system's error code; empty if the connection ended normally */
	error: string;
}

/** Calls over a bare socket, so that no HTTP client interprets what comes back. */
async function hear({ call }: Subject): Promise<Heard> {
	const { path, type, body } = call();
	const { port, host } = new URL(sandbox.origin);
	return await new Promise((resolve) => {
		const parts: Buffer[] = [];
		let error = '';
		const moments: number[] = [];
		const socket = connect(Number(port), '127.0.0.1');
		socket.on('data', (part: Buffer) => {
			parts.push(part);
			moments.push(performance.now());
		});
		socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => (error = code));
		socket.on('close', () => {
			const [head = '', ...rest] = Buffer.concat(parts).toString().split('\r\n\r\n');
			const [first = 0] = moments;
			resolve({
				head,
				body: rest.join('\r\n\r\n'),
				moments: moments.map((moment) => moment - first),
				error,
			});
		});
		const length = Buffer.byteLength(body);
		socket.write(
			`POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\n` +
				`content-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
		);
	});
}

const statusOf = ({ head }: Heard): number => Number(head.split(' ')[1]);

describe.each(SUBJECTS)('$name', (subject) => {
	const set = (changes: object) => Object.assign(subject.switches(), changes);

	it.each([200, 401, 408, 429, 500, 503])('can say its own words under HTTP %i', async (status) => {
		const own = await hear(subject);
		set({ replyStatus: { value: status, times: 1 } });
		const told = await hear(subject);
		expect(own.body).not.toBe('');
		expect({ status: statusOf(told), body: told.body }).toEqual({ status, body: own.body });
		expect(subject.calls().at(-1)).toMatchObject({ status, answer: own.body });
		expect(await hear(subject)).toMatchObject({ body: own.body });
	});

	it.each([401, 500])('can say any words under HTTP %i', async (status) => {
		set({ httpStatus: { value: status, times: 1 }, brokenReply: { value: 'state=1&x', times: 1 } });
		const told = await hear(subject);
		expect({ status: statusOf(told), body: told.body }).toEqual({ status, body: 'state=1&x' });
		expect(subject.switches()).toMatchObject({ httpStatus: null, brokenReply: null });
	});

	it('answers a page under a status alone, as a gateway does', async () => {
		set({ httpStatus: 502 });
		const told = await hear(subject);
		expect(statusOf(told)).toBe(502);
		expect(told.head).toMatch(/content-type: text\/html/);
		expect(told.body).toMatch(/^<html>/);
	});

	it('can reset the connection within the answer', async () => {
		const own = await hear(subject);
		set({ resetReply: true });
		const told = await hear(subject);
		expect(told.error).toBe('ECONNRESET');
		expect(own.body.startsWith(told.body.replace(/\uFFFD+$/, ''))).toBe(true);
		expect(told.body.length).toBeLessThan(own.body.length);
		expect(subject.calls()).toHaveLength(2);
	});

	it('can end in the middle of an answer of no stated length', async () => {
		const own = await hear(subject);
		set({ halfReply: true });
		const told = await hear(subject);
		expect(told.error).toBe('');
		expect(told.head).not.toMatch(/content-length|transfer-encoding/i);
		// The cut may split a character.
		expect(own.body.startsWith(told.body.replace(/\uFFFD+$/, ''))).toBe(true);
		expect(told.body.length).toBeGreaterThan(0);
		expect(told.body.length).toBeLessThan(own.body.length);
	});

	it('can answer one byte at a time', async () => {
		const own = await hear(subject);
		set({ trickleMs: 3 });
		const told = await hear(subject);
		expect(told.body).toBe(own.body);
		expect(told.moments.length).toBeGreaterThan(10);
		expect(told.moments.at(-1)).toBeGreaterThan(2 * Buffer.byteLength(own.body));
	});

	it('spoils words and way together', async () => {
		set({ replyStatus: 500, halfReply: true });
		const told = await hear(subject);
		expect(statusOf(told)).toBe(500);
		expect(told.body.length).toBeGreaterThan(0);
	});
});
