import { describe, expect, it } from '@jest/globals';

import {
	bench,
	credential,
	credentialData,
	gmpay,
	lookForSecrets,
	openGmPay,
	type Row,
} from './gmpayBench.mts';

openGmPay();

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('gmPayApi', id, name, data);
	}

	it.each<[string, () => Row]>([
		['the partner keys', () => ({})],
		['the right cancel token too', () => ({ cancelToken: gmpay().account.cancelToken })],
		['the member alone', () => ({ devID: '', devToken: '' })],
	])('is green with %s, and changes nothing at GMPay', async (_, changes) => {
		gmpay().calls.length = 0;
		const result = await test(changes());
		expect(result).toMatchObject({ status: 'OK' });
		expect(result.message.includes(gmpay().account.cancelToken)).toBe(false);
		expect(gmpay().calls.map(({ method }) => method)).toEqual(['GET']);
	});

	it.each<[string, () => Row]>([
		['a wrong partner token', () => ({ devToken: 'wrong' })],
		['a partner ID without a token', () => ({ devToken: '' })],
		['a wrong cancel token', () => ({ cancelToken: 'wrong' })],
		['an unknown member', () => ({ memberId: 'nobody' })],
		['an unknown member alone', () => ({ memberId: 'nobody', devID: '', devToken: '' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not GMPay', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('secrets', () => {
	it('are not in the log', async () => {
		expect((await lookForSecrets()).found).toEqual([]);
	}, 60_000);
});
