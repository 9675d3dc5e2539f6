import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { triggerUrl } from '../../../sandbox/demo/examples.mts';
import { payAppCredentialData } from '../../../sandbox/demo/stage.mts';
import type { Execution } from '../../../sandbox/n8n/restTypes.mts';
import {
	listOfItems,
	node,
	openBench,
	publish,
	requestPayment,
	runWithItems,
	trigger,
	type Bench,
} from './bench.mts';

describe('the secrets of a PayApp account', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	it('are in no stored execution and not in the log, however the runs ended', async () => {
		const { rest, sandbox } = bench;
		const { switches, seller } = sandbox.payapp;
		const asking = await publish(bench, [...listOfItems(), requestPayment(bench)]);
		const statuses: string[] = [];
		const ask = async () => {
			statuses.push((await runWithItems(bench, asking, [{ goodname: 'Tea' }])).status);
		};
		await ask();
		// PayApp's own message repeats the keys.
		switches.refuse = {
			value: { errno: '70010', errorMessage: `no ${seller.linkkey} ${seller.linkval}` },
			times: 1,
		};
		await ask();
		switches.dropConnection = { value: true, times: 1 };
		await ask();
		switches.brokenReply = { value: `${seller.linkkey} ${seller.linkval}`, times: 1 };
		await ask();
		switches.httpStatus = { value: 500, times: 1 };
		await ask();
		expect(statuses).toEqual(['success', 'error', 'error', 'error', 'error']);

		const fail = node('Fail', 'n8n-nodes-base.stopAndError', 1, { errorMessage: 'failed' });
		const hearing = await publish(bench, [trigger(bench), fail]);
		const { userid, linkkey, linkval } = seller;
		await fetch(triggerUrl(rest.origin, hearing), {
			method: 'POST',
			body: new URLSearchParams({ userid, linkkey, linkval, mul_no: '1', pay_state: '4' }),
		});
		expect((await rest.nthExecution(hearing.id, 1)).status).toBe('error');

		const stored = await Promise.all([asking.id, hearing.id].map(async (id) => await allOf(id)));
		expect(stored.flat()).toHaveLength(6);
		const text = stored.flat().join('\n') + bench.log();
		for (const secret of [linkkey, linkval]) {
			for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret)]) {
				// Not toContain: a failure would print the secret.
				expect(text.includes(form)).toBe(false);
			}
		}
	}, 60_000);

	it('are not handed out with the credential', async () => {
		const { linkkey, linkval } = payAppCredentialData(bench.sandbox);
		const stored = JSON.stringify(
			await bench.rest.call('GET', `/rest/credentials/${bench.credential.id}?includeData=true`),
		);
		expect(stored).toContain(bench.sandbox.payapp.seller.userid);
		expect(stored.includes(String(linkkey)) || stored.includes(String(linkval))).toBe(false);
	});

	/** Every execution of a workflow as n8n stores it, as JSON. */
	async function allOf(workflowId: string): Promise<string[]> {
		const list: Execution[] = await bench.rest.executions(workflowId);
		return await Promise.all(
			list.map(async ({ id }) =>
				JSON.stringify(await bench.rest.call('GET', `/rest/executions/${id}`)),
			),
		);
	}
});
