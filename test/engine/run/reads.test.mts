/** After a failed read, no more start; a hung credential test ends. */
import { describe, expect, it } from '@jest/globals';
import type { ICredentialTestFunctions } from 'n8n-workflow';

import { probe } from '../../../nodes/core/http/credentialTest';
import { bench, openPayApp } from '../../support/payapp.mts';

openPayApp();

it('no read is begun after one that failed, where the node is set to stop', async () => {
	bench.payapp.switches.refuse = { value: { errno: '70010', errorMessage: 'no' }, times: 100 };
	const items = Array.from({ length: 30 }, (_, index) => ({ id: `seller${index}` }));
	const parameters = { userid: '={{ $json.id }}', resellerid: 'r', options: { concurrency: 1 } };
	const done = await bench.run('seller.checkId', parameters, items);
	expect(done.status).toBe('error');
	expect(bench.sent('useridCheck')).toHaveLength(1);
});

describe("a credential's test", () => {
	const REQUEST = { method: 'POST', url: 'https://a.example' } as const;
	const helpersThat = (request: () => Promise<unknown>) =>
		({ request }) as unknown as ICredentialTestFunctions['helpers'];

	it('ends where no answer comes', async () => {
		const helpers = helpersThat(async () => await new Promise(() => {}));
		const alive = setTimeout(() => {}, 5_000);
		await expect(probe(helpers, REQUEST, 50)).rejects.toThrow('No answer came in time');
		clearTimeout(alive);
	});

	it('is told the status and the body of one', async () => {
		const helpers = helpersThat(async () => ({ statusCode: 401, body: 'state=0' }));
		expect(await probe(helpers, REQUEST, 1000)).toEqual({ status: 401, body: 'state=0' });
	});
});
