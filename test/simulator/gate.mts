/**
 * Callers at the gate of the sandbox. Their headers are those that browsers send (Fetch standard:
 * Origin; W3C Fetch Metadata: Sec-Fetch-Site, -Mode and -Dest).
 */
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect } from '@jest/globals';

import { createSandbox, type Fields, type Sandbox } from '../../sandbox/index.mts';

/** The sandbox of a test file that calls `openSandbox` */
export let sandbox: Sandbox;

/** Opens it for each test of a file. */
export function openSandbox(): void {
	beforeEach(async () => (sandbox = await createSandbox()));
	afterEach(async () => await sandbox.close());
}

/** Opens another one in its place. */
export async function reopen(...options: Parameters<typeof createSandbox>): Promise<void> {
	await sandbox.close();
	sandbox = await createSandbox(...options);
}

interface Reply {
	status: number;
	text: string;
}

export type Headers = Record<string, string>;

/** Sends a request to the sandbox with these headers, some of which fetch would not send. */
export async function ask(method: string, path: string, headers: Headers, fields: Fields = {}) {
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
export const FORM = {
	'sec-fetch-site': 'cross-site',
	'sec-fetch-mode': 'navigate',
	'sec-fetch-dest': 'document',
};
export const NO_CORS = {
	'sec-fetch-site': 'cross-site',
	'sec-fetch-mode': 'no-cors',
	'sec-fetch-dest': 'empty',
};

export const ORDER: Fields = {
	cmd: 'payrequest',
	userid: 'payapptest',
	goodname: '꽃다발',
	price: '1000',
	recvphone: '01000000000',
};

/** Requests a payment; returns its number. */
export async function ordered(): Promise<string> {
	await ask('POST', '/payapp/oapi/apiLoad.html', {}, ORDER);
	const [mul_no = ''] = sandbox.payapp.requests.keys();
	expect(mul_no).not.toBe('');
	return mul_no;
}
