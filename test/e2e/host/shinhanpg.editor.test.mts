import { describe, expect, it } from '@jest/globals';

import { listOf } from './bench.mts';
import {
	bench,
	credential,
	credentialData,
	lookForSecrets,
	openShinhanPg,
	shinhan,
	type Row,
} from './shinhanpgBench.mts';

openShinhanPg();

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('shinhanPgApi', id, name, data);
	}

	it('is green with the right keys, and only lists', async () => {
		const verdict = await test({});
		expect(verdict).toMatchObject({ status: 'OK' });
		expect(verdict.message).toMatch(/payment API key cannot be tested/);
		expect(shinhan().calls.map(({ call }) => call)).toEqual(['GET /v1.0/payments/info/card-list']);
	});

	it.each<[string, () => Row]>([
		['a wrong search key', () => ({ searchApiKey: 'wrong' })],
		['the two keys mixed up', () => ({ searchApiKey: shinhan().merchant.paymentApiKey })],
		['an unknown merchant', () => ({ client_id: 'nobody' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not Shinhan PG', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('the lists to choose from', () => {
	/** What the editor lists under a parameter's "From List" */
	const listed = async (methodName: string, path: string, filter?: string): Promise<unknown> =>
		await listOf(bench, 'shinhanPg', {
			methodName,
			path,
			currentNodeParameters: { pgcode: { __rl: true, mode: 'code', value: 'nauthcard' } },
			credentials: { shinhanPgApi: credential },
			filter,
		});

	it('hold the card companies of the chosen payment method, and those searched for', async () => {
		const bc = { name: 'BC카드 (S001)', value: 'S001' };
		expect(await listed('searchCardCompanies', 'card_cpny_cd')).toEqual({
			results: [bc, { name: '샘플카드 (S999)', value: 'S999' }],
		});
		expect(await listed('searchCardCompanies', 'card_cpny_cd', 'bc')).toEqual({ results: [bc] });
		expect(shinhan().calls.map(({ values }) => values.pgcode)).toEqual(['nauthcard', 'nauthcard']);
	});

	it('hold the payment methods', async () => {
		expect(await listed('searchPaymentMethods', 'pgcode')).toMatchObject({
			results: [{ value: 'card' }, { value: 'nauthcard' }],
		});
	});
});

describe('secrets', () => {
	it('are not in the log', async () => {
		expect((await lookForSecrets()).found).toEqual([]);
	}, 60_000);
});
