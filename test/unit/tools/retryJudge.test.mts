import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createSandbox, type Sandbox } from '../../../sandbox/index.mts';
import type { Execution, NodeRun } from '../../../sandbox/n8n/restTypes.mts';
import { judge } from '../../nightly/endurance/retries/judge.mts';

const rows = [{ goodname: 'A' }, { goodname: 'B' }, { goodname: 'C' }];
const itemsOf = (list: Array<Record<string, unknown>>) => [
	list.map((json, item) => ({ json, pairedItem: { item } })),
];

/** A retry whose node produced these runs for the three rows. */
const retryWith = (runs: NodeRun[], status = 'success'): Execution => ({
	id: '1',
	status,
	mode: 'retry',
	workflowId: '1',
	finished: true,
	data: { resultData: { runData: { Rows: [{ data: { main: itemsOf(rows) } }], Request: runs } } },
});

const output = (...list: Array<Record<string, unknown>>): NodeRun => ({
	source: [{ previousNode: 'Rows' }],
	data: { main: itemsOf(list) },
});

describe('the judge of retries', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await createSandbox();
	});

	afterAll(async () => {
		await sandbox.close();
	});

	/** Requests payments at the sandbox; returns their mul_no. */
	async function asked(...goods: string[]): Promise<string[]> {
		sandbox.payapp.reset();
		const { userid } = sandbox.payapp.seller;
		const numbers: string[] = [];
		for (const goodname of goods) {
			const fields = {
				cmd: 'payrequest',
				userid,
				goodname,
				price: '1000',
				recvphone: '01000000000',
			};
			const reply = await fetch(`${sandbox.origin}/payapp/oapi/apiLoad.html`, {
				method: 'POST',
				body: new URLSearchParams(fields),
			});
			numbers.push(new URLSearchParams(await reply.text()).get('mul_no') ?? '');
		}
		return numbers;
	}

	it('counts an item that was asked for twice', async () => {
		await asked('A', 'B', 'C', 'B');
		expect(judge({ sandbox }, rows, { A: 1, B: 1 }, retryWith([output()])).twice).toBe(1);
	});

	it('takes for lost what a retry that went well says nothing of', async () => {
		const [a] = await asked('A');
		const silent = retryWith([output({ mul_no: a })]);
		expect(judge({ sandbox }, rows, {}, silent)).toMatchObject({ lost: 2, heldBack: 0 });
		expect(judge({ sandbox }, rows, {}, retryWith([])).lost).toBe(2);
	});

	it('takes for lost what comes out as done and was never asked for', async () => {
		const [a] = await asked('A');
		const boasting = retryWith([output({ mul_no: a }, { mul_no: '1' }, { mul_no: '2' })]);
		expect(judge({ sandbox }, rows, {}, boasting)).toMatchObject({ lost: 2, mistaken: 2 });
	});

	it('takes an answer for another item for a mistake', async () => {
		const [a, b, c] = await asked('A', 'B', 'C');
		const swapped = retryWith([output({ mul_no: b }, { mul_no: a }, { mul_no: c })]);
		expect(judge({ sandbox }, rows, {}, swapped)).toMatchObject({ lost: 0, mistaken: 2 });
	});

	it('takes an item with an error, or the error that ends the run, for a word', async () => {
		const [a] = await asked('A');
		const error = { message: 'It is not known', outcome: 'unknown' };
		const told = retryWith([
			output({ mul_no: a }, { goodname: 'B', error }, { goodname: 'C', error }),
		]);
		expect(judge({ sandbox }, rows, {}, told)).toMatchObject({ lost: 0, heldBack: 2 });
		const ended = retryWith([{ error: { message: 'It is not known' } }], 'error');
		expect(judge({ sandbox }, rows, {}, ended)).toMatchObject({ lost: 0, heldBack: 2 });
	});

	it('does not take the error of an earlier stop for a word where the node ran', async () => {
		const [a] = await asked('A');
		expect(judge({ sandbox }, rows, {}, retryWith([output({ mul_no: a })], 'error')).lost).toBe(2);
	});

	it('counts what the retry sent', async () => {
		const [a, b, c] = await asked('A', 'B', 'C');
		const all = retryWith([output({ mul_no: a }, { mul_no: b }, { mul_no: c })]);
		const none = { twice: 0, lost: 0, mistaken: 0, heldBack: 0, ran: true };
		const verdict = judge({ sandbox }, rows, { A: 1 }, all);
		expect(verdict).toEqual({ ...none, sentByRetry: 2, status: 'success' });
	});
});
