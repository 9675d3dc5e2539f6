import { describe, expect, it } from '@jest/globals';
import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	ILoadOptionsFunctions,
} from 'n8n-workflow';

import { ShinhanPgApi } from '../../../credentials/ShinhanPgApi.credentials';
import { ShinhanPg } from '../../../nodes/ShinhanPg/ShinhanPg.node';
import { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import { bench, openShinhanPg } from '../../support/shinhanpg.mts';

/** What a user encounters before the first payment: credential, lists, URLs. */
openShinhanPg();

interface Sent {
	uri?: string;
	url?: string;
	method: string;
	headers: Record<string, string>;
}
const call = async ({ uri, url, method, headers }: Sent) => {
	const response = await fetch(uri ?? url ?? '', { method, headers });
	return { statusCode: response.status, body: await response.text() };
};

describe('the credential test', () => {
	const test = async (changes: IDataObject = {}) => {
		const functions = { helpers: { request: call } } as unknown as ICredentialTestFunctions;
		const data = { ...bench.credential, ...changes };
		const credential = { data } as unknown as ICredentialsDecrypted;
		return await new ShinhanPg().methods.credentialTest.shinhanPgApiTest.call(
			functions,
			credential,
		);
	};

	it('passes with the search key, and says what it could not test', async () => {
		const { status, message } = await test({ paymentApiKey: 'whatever' });
		expect(status).toBe('OK');
		expect(message).toContain('the payment API key cannot be tested');
		expect(bench.shinhan.calls.map((one) => one.call)).toEqual([
			'GET /v1.0/payments/info/card-list',
		]);
	});

	it.each([
		['a wrong search key', { searchApiKey: 'wrong' }, 'The search API key is not right'],
		['another merchant', { client_id: 'other' }, 'The search API key is not right'],
		['nobody at the address', { baseUrl: 'http://127.0.0.1:9' }, 'could not be reached'],
	])('fails with %s', async (_, changes, words) => {
		const { status, message } = await test(changes);
		expect(status).toBe('Error');
		expect(message).toContain(words);
	});

	it('fails at an address that is not of Shinhan PG', async () => {
		bench.shinhan.switches.brokenReply = '<html></html>';
		expect((await test()).message).toContain('not one of Shinhan PG');
	});
});

describe('the list of card companies', () => {
	const search = async (filter: string | undefined, pgcode: unknown, changes: IDataObject = {}) =>
		await new ShinhanPg().methods.listSearch.searchCardCompanies.call(
			{
				getCredentials: async () => ({ ...bench.credential, ...changes }),
				getCurrentNodeParameter: () => pgcode,
				getNode: () => ({ name: 'Shinhan PG' }),
				helpers: { httpRequest: call },
			} as unknown as ILoadOptionsFunctions,
			filter,
		);

	it('is that of the chosen payment method, found by name or code', async () => {
		const { results } = await search(undefined, 'nauthcard');
		expect(results).toEqual([
			{ name: 'BC카드 (S001)', value: 'S001' },
			{ name: '샘플카드 (S999)', value: 'S999' },
		]);
		expect(bench.shinhan.calls[0]!.values.pgcode).toBe('nauthcard');
		expect((await search('bc', 'card')).results).toHaveLength(1);
		expect((await search('s999', 'card')).results).toHaveLength(1);
	});

	it('is that of the personal window where no method is chosen', async () => {
		await search(undefined, undefined);
		expect(bench.shinhan.calls[0]!.values.pgcode).toBe('selpay');
	});

	it('says why there is none', async () => {
		const failed = search(undefined, 'card', { searchApiKey: 'wrong' });
		await expect(failed).rejects.toMatchObject({
			message: 'The card companies could not be listed',
			description: expect.stringContaining('search API key'),
		});
	});
});

describe('the HTTP Request node', () => {
	it.each([
		['GET', 'TEST-search-key/not+real=='],
		['POST', 'TEST-payment-key/not+real=='],
	] as const)('gets the key that %s calls take', async (method, key) => {
		const request = { url: 'https://pg.example.com', method, headers: { accept: 'x' } };
		const { headers } = await new ShinhanPgApi().authenticate(bench.credential, request);
		expect(headers).toEqual({ accept: 'x', Authorization: `SPGKEY ${key}` });
	});
});

describe('the trigger', () => {
	const { description } = new ShinhanPgTrigger();

	it('has one address for POST and GET, and answers by itself', () => {
		expect(description.webhooks).toMatchObject([
			{ httpMethod: 'POST', path: 'shinhanpg', responseMode: 'onReceived', responseData: '' },
			{ httpMethod: 'GET', path: 'shinhanpg', responseMode: 'onReceived', responseData: '' },
		]);
	});

	it('confirms unless told otherwise, and starts on what must not be missed', () => {
		const of = (name: string) => description.properties.filter((one) => one.name === name);
		expect(of('confirm')[0]?.default).toBe(true);
		expect(of('events').map((one) => one.default)).toEqual([
			['confirmed', 'confirmedBefore', 'confirmUnknown', 'virtualAccountIssued'],
			['authenticated', 'virtualAccountIssued'],
		]);
	});
});
