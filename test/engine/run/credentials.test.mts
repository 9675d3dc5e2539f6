/** Credential values that a call needs are checked, and named, before it is sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IDataObject,
	INodeType,
} from 'n8n-workflow';

import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { gmPayApiTest } from '../../../nodes/GmPay/methods/credentialTest';
import { GmPay } from '../../../nodes/GmPay/GmPay.node';
import { payAppApiTest } from '../../../nodes/PayApp/methods/credentialTest';
import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { shinhanPgApiTest } from '../../../nodes/ShinhanPg/methods/credentialTest';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';
import { execute } from '../../support/engine.mts';
import { answer, ScriptedServer } from '../../support/script.mts';
import { BACK, ORDER } from '../../support/shinhanpg.mts';

let server: ScriptedServer;
beforeAll(async () => {
	server = await ScriptedServer.start();
	server.script = answer('{}');
});
beforeEach(() => {
	server.requests.length = 0;
});
afterAll(async () => await server.close());

const FULL: IDataObject = {
	userid: 'u',
	linkkey: 'TEST+key/of=shop==',
	linkval: 'v',
	devID: 'd',
	devToken: 'TEST-dev',
	client_id: 'o2o',
	paymentApiKey: 'TEST-pay',
	searchApiKey: 'TEST-search',
	ip_addr: '203.0.113.10',
};

async function run(
	type: INodeType,
	operation: string,
	parameters: IDataObject,
	changes: IDataObject,
) {
	const [resource, name] = operation.split('.');
	const credential = { ...FULL, baseUrl: `http://${server.address}`, ...changes };
	return await execute({
		type,
		parameters: { resource, operation: name, ...parameters },
		items: [{}],
		credential: credential as ICredentialDataDecryptedObject,
	});
}

const REQUEST = { goodname: 'x', price: 1000, recvphone: '010-0000-0000' };
const SHINHAN = {
	...ORDER,
	...BACK,
	pgcode: { __rl: true, mode: 'code', value: 'card' },
	pay_type: 1,
	device_type: 1,
};
const NODES = {
	payApp: new PayApp(),
	ciderPay: new CiderPay(),
	gmPay: new GmPay(),
	shinhanPg: new ShinhanPg(),
};

/** What each call needs, with the label in the credential's panel */
const NEEDED: Array<[keyof typeof NODES, string, IDataObject, Record<string, string>]> = [
	['payApp', 'payment.request', REQUEST, { userid: 'Seller ID', baseUrl: 'Base URL' }],
	[
		'payApp',
		'payment.cancel',
		{ mul_no: '1', cancelmode: 'any', partcancel: '0' },
		{ userid: 'Seller ID', linkkey: 'Link Key' },
	],
	[
		'payApp',
		'payment.createCheckoutPage',
		{ shopname: 'x', output: 'page' },
		{ userid: 'Seller ID' },
	],
	[
		'ciderPay',
		'member.getTokens',
		{ memberID: 'm' },
		{ devID: 'Developer ID', devToken: 'Developer Token', baseUrl: 'Base URL' },
	],
	[
		'gmPay',
		'member.getCancelToken',
		{ memberId: 'm' },
		{ devID: 'Partner ID', devToken: 'Partner Token', baseUrl: 'Base URL' },
	],
	[
		'shinhanPg',
		'payment.request',
		SHINHAN,
		{ client_id: 'Merchant ID', paymentApiKey: 'Payment API Key', baseUrl: 'Base URL' },
	],
	[
		'shinhanPg',
		'payment.confirm',
		{ order_no: '1', confirm_token: 'c' },
		{ client_id: 'Merchant ID', paymentApiKey: 'Payment API Key', ip_addr: 'IP Address' },
	],
	[
		'shinhanPg',
		'payment.get',
		{ order_no: '1' },
		{ client_id: 'Merchant ID', searchApiKey: 'Search API Key' },
	],
];
const cases = NEEDED.flatMap(([node, operation, parameters, needed]) =>
	Object.entries(needed).map(([name, label]) => ({ node, operation, parameters, name, label })),
);

describe('a credential without', () => {
	it.each(cases)('$label: $node $operation is not sent', async (one) => {
		for (const value of ['', ' \n', undefined, null]) {
			const { node, operation, parameters, name, label } = one;
			const done = await run(NODES[node], operation, parameters, { [name]: value });
			expect(done.status).toBe('error');
			const { message, description } = done.error;
			expect(`${message} ${description}`).toContain(`${label}'`);
			expect(`${message} ${description}`).not.toMatch(/may have moved|is not known/i);
		}
		expect(server.requests).toEqual([]);
	});
});

describe('a credential with', () => {
	it.each([
		['a client ID of 11 characters', { client_id: '12345678901' }, 'longer than 10 characters'],
		['a base URL by ftp', { baseUrl: 'ftp://127.0.0.1' }, 'https:// or http://'],
		['a base URL without a protocol', { baseUrl: 'api.example.com' }, 'https:// or http://'],
		['a base URL without a host', { baseUrl: 'https://' }, 'https:// or http://'],
	])('%s: not sent, and it says why', async (_, changes, words) => {
		const done = await run(NODES.shinhanPg, 'payment.request', SHINHAN, changes);
		expect(`${done.error.message} ${done.error.description}`).toContain(words);
		expect(server.requests).toEqual([]);
	});

	it('keys that were pasted with blanks: they go out without', async () => {
		await run(
			NODES.shinhanPg,
			'payment.get',
			{ order_no: '1' },
			{ searchApiKey: ' TEST-search\n' },
		);
		expect(server.requests[0]).toMatch(/authorization: SPGKEY TEST-search\r\n/i);
	});
});

describe("a credential's test", () => {
	const TESTS = { payAppApiTest, gmPayApiTest, shinhanPgApiTest };
	const test = async (name: keyof typeof TESTS, changes: IDataObject) => {
		const asked: unknown[] = [];
		const request = async (options: unknown) => {
			asked.push(options);
			return { statusCode: 200, body: '' };
		};
		const context = { helpers: { request } } as unknown as ICredentialTestFunctions;
		const data = { ...FULL, memberId: 'm', baseUrl: 'https://a.example', ...changes } as never;
		const result = await TESTS[name].call(context, { id: '1', name: 'x', type: 'x', data });
		return { ...result, asked };
	};

	it.each([
		['payAppApiTest', { userid: ' ' }, "'Seller ID' is empty."],
		['payAppApiTest', { linkkey: '' }, "'Link Key' is empty."],
		['payAppApiTest', { baseUrl: '' }, "'Base URL' is empty."],
		['gmPayApiTest', { baseUrl: 'ftp://a.example' }, 'https:// or http://'],
		['shinhanPgApiTest', { client_id: '12345678901' }, 'longer than 10'],
		['shinhanPgApiTest', { searchApiKey: '' }, "'Search API Key' is empty."],
	] as Array<[keyof typeof TESTS, IDataObject, string]>)(
		'%s says it, too: %j',
		async (name, changes, words) => {
			const { status, message, asked } = await test(name, changes);
			expect([status, asked]).toEqual(['Error', []]);
			expect(message).toContain(words);
		},
	);
});
