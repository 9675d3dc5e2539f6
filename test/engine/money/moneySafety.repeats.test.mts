/**
 * The rules of money safety, in n8n's own engine, against the sandbox over loopback: what is sent
 * again, and what never.
 */
import { describe, expect, it } from '@jest/globals';

import { bench, goods as items, openPayApp, REQUEST as parameters } from '../../support/payapp.mts';
import { atCall, DROP, REFUSE } from './moneySafety.mts';

openPayApp();

const sent = () => bench.requested();
const mulNos = () => [...bench.payapp.requests.keys()];

describe('rule 4: no item is sent twice', () => {
	it('Retry On Fail sends only what was refused and what was not sent', async () => {
		atCall(bench, 2, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(done.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
		expect(done.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
	});

	it('a retried execution does the same, from the saved data', async () => {
		atCall(bench, 2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'));
		expect(failed.status).toBe('error');
		const retried = await failed.retry();
		expect(retried.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
		expect(retried.json.map(({ mul_no }) => mul_no)).toEqual(mulNos());
	});

	it('an expression that gives another value at each try does not make it a new item', async () => {
		atCall(bench, 2, REFUSE);
		const failed = await bench.run(
			'payment.request',
			{ ...parameters, additionalFields: { var1: '={{ Math.random() }}' } },
			items('a', 'b'),
		);
		expect((await failed.retry()).status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('Retry On Fail also re-runs a node that goes on after a failed first item: only that one is sent', async () => {
		atCall(bench, 1, REFUSE);
		const done = await bench.run('payment.request', parameters, items('a', 'b'), {
			onError: 'continueRegularOutput',
			retryOnFail: true,
			maxTries: 2,
		});
		expect(done.json.map(({ error }) => error)).toEqual([undefined, undefined]);
		expect(sent()).toEqual(['a', 'b', 'a']);
	});

	it('an unknown outcome is not repeated, neither by Retry On Fail nor by a retried execution', async () => {
		atCall(bench, 2, DROP);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(failed.status).toBe('error');
		const retried = await failed.retry();
		expect(retried.status).toBe('error');
		expect(retried.error.description).toContain('An earlier try');
		expect(sent()).toEqual(['a', 'b']);
	});

	it.each([
		['a lost connection', DROP, 'connection was lost'],
		['a page of the server', { httpStatus: 502 }, '502'],
	])('every retry says why the outcome is not known: %s', async (_, fault, cause) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const failed = await bench.run('payment.request', parameters, items('a'));
		expect(failed.error.description).toContain(cause);
		const retried = await failed.retry();
		expect(retried.error.description).toContain('An earlier try');
		expect(retried.error.description).toContain(cause);
		expect((await retried.retry()).error.description).toBe(retried.error.description);
		expect(sent()).toEqual(['a']);
	});

	it('an unknown outcome is repeated once the user says so, and only that item', async () => {
		atCall(bench, 2, DROP);
		const failed = await bench.run('payment.request', parameters, items('a', 'b', 'c'));
		const retried = await failed.retry({
			parameters: { ...failed.setup.parameters, options: { repeatUnknown: true } },
		});
		expect(retried.status).toBe('success');
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
	});

	it('another operation of the same node is another thing to send', async () => {
		atCall(bench, 2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('a', 'b'));
		const [first] = mulNos();
		const retried = await failed.retry({
			parameters: { resource: 'payment', operation: 'cancel', mul_no: first },
		});
		expect(bench.sent('paycancel')).toHaveLength(2);
		expect(retried.json).toHaveLength(0);
	});

	it('keeps nothing in the execution when a run ends well', async () => {
		const done = await bench.run('payment.request', parameters, items('a', 'b'));
		expect(done.context).toEqual({});
		atCall(bench, 2, REFUSE);
		const failed = await bench.run('payment.request', parameters, items('c', 'd'));
		expect(Object.keys(failed.context)).toHaveLength(1);
		expect((await failed.retry()).context).toEqual({});
	});
});

describe('rule 5: nothing is sent again by itself', () => {
	it.each([
		['a refusal', REFUSE],
		['a lost connection', DROP],
		['an error of the server', { httpStatus: { value: 503, times: 1 } }],
		['HTTP 401', { refuse: REFUSE.refuse, refusalHttpStatus: 401 }],
	])('%s leads to one call', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const { status } = await bench.run('payment.request', parameters, items('a'));
		expect(status).toBe('error');
		expect(sent()).toEqual(['a']);
	});
});
