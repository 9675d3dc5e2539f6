import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { IdempotencyStore } from '../../../nodes/core/idempotency/idempotencyStore';

/** The store of a run; another try has the same context, as n8n loads it from its database. */
const storeOf = (context: IDataObject, { turn = '0', operation = 'charge' } = {}) =>
	new IdempotencyStore(
		{ getContext: () => context } as unknown as IExecuteFunctions,
		turn,
		operation,
	);
const loaded = (context: IDataObject) => JSON.parse(JSON.stringify(context)) as IDataObject;

describe('what n8n saved of an earlier try', () => {
	it('is complete, for each operation of that turn', () => {
		const context = {};
		storeOf(context).begin('input', true, undefined);
		const saved = loaded(context);
		expect(storeOf(saved).isSaved).toBe(true);
		expect(storeOf(saved, { operation: 'cancel' }).isSaved).toBe(true);
	});

	it('says nothing of another turn', () => {
		const context = {};
		storeOf(context, { turn: '1' }).begin('input', true, undefined);
		expect(storeOf(loaded(context)).isSaved).toBe(false);
		expect(storeOf(loaded(context), { turn: '11' }).isSaved).toBe(false);
	});

	it('is not complete where that try could not prove what was sent before it', () => {
		const context = {};
		storeOf(context).begin('input', true, 'nothingKept');
		expect(storeOf(loaded(context)).isSaved).toBe(false);
		expect(storeOf(loaded(context)).unproven).toBe('nothingKept');
	});

	it('is none where this very try began it', () => {
		const context = {};
		storeOf(context).begin('input', true, undefined);
		expect(storeOf(context).isSaved).toBe(false);
		expect(storeOf(context).isOfEarlierTry).toBe(false);
	});

	it('names no item of another input', () => {
		const context = {};
		const first = storeOf(context);
		first.begin('input', true, undefined);
		first.markSucceeded('0', [{ made: 1 }], 0);
		const retry = storeOf(loaded(context));
		retry.begin('another input', true, 'inputChanged');
		expect(retry.get('0')).toBeUndefined();
	});
});

it('a run of which nothing is kept has no input, no log and no attempts', () => {
	const store = storeOf({});
	expect([store.input, store.isLogged, store.wasLogged, store.get('0'), store.unproven]).toEqual([
		undefined,
		undefined,
		false,
		undefined,
		undefined,
	]);
	store.release('0');
	store.markInFlight('0', 0);
	expect(store.get('0')).toBeUndefined();
});
