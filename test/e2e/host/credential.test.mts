import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { payAppCredentialData } from '../../../sandbox/demo/stage.mts';
import { openBench, type Bench } from './bench.mts';

describe("the credential's test", () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	async function test(changes: Record<string, unknown>) {
		const { id, name } = bench.credential;
		const data = { ...payAppCredentialData(bench.sandbox), ...changes };
		return await bench.rest.testCredential('payAppApi', id, name, data);
	}

	it('is green with the right keys, and changes nothing at PayApp', async () => {
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(bench.sandbox.payapp.requests.size).toBe(0);
	});

	it.each([
		['a wrong link key', { linkkey: 'wrong' }],
		['an unknown user ID', { userid: 'nobody' }],
		['a server that is not there', { baseUrl: 'http://127.0.0.1:1' }],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes)).toMatchObject({ status: 'Error' });
	});
});
