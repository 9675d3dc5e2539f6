import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../../support/engine.mts';
import {
	CHARGE,
	FOUND,
	GO_ON,
	openShop,
	REFUSED,
	REPEAT,
	shop,
	UNKNOWN,
} from '../../support/shop.mts';
import type { Shop } from '../../support/shop.mts';

/** Values with an unknown outcome that recur in another item, run, node or sub-workflow call. */
openShop();

/** Returns the outcome of each item of each run, "done" if it has no error. */
const told = ({ run }: Execution): unknown[][] =>
	(run.data.resultData.runData.Node ?? []).map(({ data }) =>
		(data?.main?.[0] ?? []).map(
			({ json }) => (json.error as IDataObject | undefined)?.outcome ?? 'done',
		),
	);
const charge = async (...given: Parameters<Shop['charge']>) =>
	await (
		await shop.charge(...given)
	).ended;
const then = (...runs: string[][]) => ({
	...GO_ON,
	moreCalls: runs.map((names) => names.map((name) => ({ name }))),
});

describe('in one execution', () => {
	it('each of several is held back, in the same run and in later ones', async () => {
		shop.answers = { a: [UNKNOWN], b: [UNKNOWN] };
		const done = await charge(['a', 'b', 'a', 'b', 'c'], then(['b'], ['a', 'c']));
		expect(told(done)).toEqual([
			['unknown', 'unknown', 'unknown', 'unknown', 'done'],
			['unknown'],
			['unknown', 'done'],
		]);
		expect(shop.sent).toEqual(['a', 'b', 'c', 'c']);
	});

	it('one is free once a look-up has found it, and only that one', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN], b: [UNKNOWN] };
		shop.onCharge = (name) => {
			if (name === 'b') shop.found = { a: FOUND };
		};
		const done = await charge(['a', 'b'], then(['a'], ['b'], ['a']));
		expect(told(done)).toEqual([['unknown', 'unknown'], ['done'], ['unknown'], ['done']]);
		expect(shop.sent).toEqual(['a', 'b', 'a']);
	});

	it('a second node behind it holds them back as well', async () => {
		shop.answers = { a: [UNKNOWN] };
		const failed = await charge(['a']);
		const behind = await failed.retry({ nodeName: 'Behind', ...GO_ON });
		expect(behind.json.map(({ error }) => error)).toMatchObject([{ outcome: 'unknown' }]);
		expect(shop.sent).toEqual(['a']);
	});

	it.each(['with', 'without'])(
		'what a retry has repeated is not repeated for an equal item (%s a look-up)',
		async (look) => {
			if (look === 'with') shop.parts = shop.withLookUp;
			shop.answers = { a: [UNKNOWN, UNKNOWN] };
			const failed = await charge(['a', 'a']);
			const retried = await failed.retry({ ...REPEAT, ...GO_ON });
			expect(told(retried).at(-1)).toEqual(['unknown', 'unknown']);
			expect(shop.sent).toEqual(['a', 'a']);
		},
	);

	it('the same values for another account are others', async () => {
		shop.answers = { a: [UNKNOWN] };
		const credentialOf = (index = 0) => ({ account: ['one', 'one', 'two'][index] ?? '' });
		const done = await charge(['a', 'a', 'a'], { ...GO_ON, credentialOf });
		expect(told(done)).toEqual([['unknown', 'unknown', 'done']]);
		expect(shop.sentBy).toEqual(['one', 'two']);
	});
});

describe('in a sub-workflow', () => {
	const called = async (names: string[], parentId: string, more = {}) =>
		(await charge(names, { ...GO_ON, parentId, ...more })).json.map(
			({ error }) => (error as IDataObject | undefined)?.outcome ?? 'done',
		);

	it('they are held back when the same execution calls it again; others are not', async () => {
		shop.answers = { a: [UNKNOWN] };
		expect(await called(['a'], '1')).toEqual(['unknown']);
		expect(await called(['a', 'b'], '1')).toEqual(['unknown', 'done']);
		expect(await called(['b'], '1')).toEqual(['done']);
		expect(shop.sent).toEqual(['a', 'b', 'b']);
	});

	it('they are not when another execution calls it, or none, or for another account', async () => {
		shop.answers = { a: [UNKNOWN] };
		await called(['a'], '1');
		expect(await called(['a'], '2')).toEqual(['done']);
		expect(await called(['a'], '1', { credential: { account: 'two' } })).toEqual(['done']);
		expect((await charge(['a'])).status).toBe('success');
		expect(shop.sent).toHaveLength(4);
	});

	it('they are free once a retry of that call knows how it ended', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN] };
		const failed = await charge(['a'], { parentId: '1' });
		shop.found = { a: FOUND };
		expect((await failed.retry()).status).toBe('success');
		expect(await called(['a'], '1')).toEqual(['done']);
		expect(shop.sent).toEqual(['a', 'a']);
	});

	it('they go out where a person says so', async () => {
		shop.answers = { a: [UNKNOWN] };
		await charge(['a'], { parentId: '1' });
		const second = await charge(['a'], { parentId: '1' });
		expect(second.status).toBe('error');
		expect((await second.retry(REPEAT)).status).toBe('success');
		expect(shop.sent).toEqual(['a', 'a']);
	});
});

describe('in a retry', () => {
	it('the same account with a new key is the same: nothing is sent again', async () => {
		const begun = await shop.charge(['a', 'b'], GO_ON);
		await begun.ended;
		const retried = await begun.retryOfLost({ credential: { account: 'shop', key: 'new' } });
		expect(told(retried).at(-1)).toEqual(['unknown', 'unknown']);
		expect(shop.sent).toEqual(['a', 'b']);
	});

	it('the operation of the same name of another resource is another one', async () => {
		shop.answers = { b: [REFUSED] };
		const failed = await charge(['a', 'b']);
		const retried = await failed.retry({ parameters: { ...CHARGE, resource: 'account' } });
		expect(told(retried).at(-1)).toEqual(['done', 'done']);
		expect(shop.sent).toEqual(['a', 'b', 'a', 'b']);
	});
});
