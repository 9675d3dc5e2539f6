import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';

import { Ledger } from '../../nodes/core/ledger';

/** An execution whose context outlives its runs, as n8n keeps it */
const executionOf = (context: object, runIndex: number, isTool: boolean) =>
	({
		getContext: () => context,
		evaluateExpression: () => runIndex,
		isToolExecution: () => isTool,
	}) as unknown as IExecuteFunctions;

describe('as a tool of an AI agent, where n8n makes each try a run of its own', () => {
	const wire = { encBill: 'key', price: 1000 };

	it('a charge without an answer is known again in the next try', () => {
		const context = {};
		const first = new Ledger(executionOf(context, 0, true), 'storedCard.charge');
		first.sending(first.placeOf(0, wire));
		const second = new Ledger(executionOf(context, 1, true), 'storedCard.charge');
		expect(second.get(second.placeOf(0, { ...wire }))).toEqual({ state: 'sent' });
		expect(second.get(second.placeOf(0, { ...wire, price: 2000 }))).toBeUndefined();
	});

	it('a charge that went through may be asked for once more, and leaves the others known', () => {
		const context = {};
		const ledger = new Ledger(executionOf(context, 0, true), 'storedCard.charge');
		ledger.sending(ledger.placeOf(0, { price: 1 }));
		const place = ledger.placeOf(0, wire);
		ledger.sending(place);
		ledger.succeeded(place, [{}]);
		ledger.drop();
		expect(ledger.get(place)).toBeUndefined();
		expect(ledger.get(ledger.placeOf(0, { price: 1 }))).toEqual({ state: 'sent' });
	});
});

describe('in a workflow', () => {
	it('each run of a node in a loop has a ledger of its own', () => {
		const context = {};
		const first = new Ledger(executionOf(context, 0, false), 'payment.request');
		first.succeeded(0, [{ mul_no: '1' }]);
		expect(new Ledger(executionOf(context, 1, false), 'payment.request').get(0)).toBeUndefined();
		expect(new Ledger(executionOf(context, 0, false), 'payment.request').get(0)).toEqual({
			state: 'succeeded',
			outputs: [{ mul_no: '1' }],
		});
	});

	it('nothing of a loop is left once its items are forgotten', () => {
		const context = {};
		const ledger = new Ledger(executionOf(context, 0, false), 'payment.request');
		ledger.sending(0);
		ledger.sending(1);
		ledger.forget(0);
		expect(Object.keys(context)).toHaveLength(1);
		ledger.forget(1);
		expect(context).toEqual({});
	});
});
