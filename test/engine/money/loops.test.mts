import { describe, expect, it } from '@jest/globals';

import { told } from '../../support/engine.mts';
import { processedData } from '../../support/processedData.mts';
import { GO_ON, openShop, REPEAT, shop } from '../../support/shop.mts';

/** A node that runs more than once in an execution, as in a loop: each run has its own notes. */
openShop({ isHurried: true });

const twice = async (first: string[], second: string[]) =>
	await shop.charge(first, { ...GO_ON, moreCalls: [second.map((name) => ({ name }))] });

it('a run that cannot be noted sends nothing, so a retry may take it for one that never began', async () => {
	let runs = 0;
	processedData.onCall = (_, entries) => {
		if (entries.includes('whole')) runs += 1;
		if (runs > 1) throw new Error('connect ECONNREFUSED');
	};
	const begun = await twice(['a'], ['b']);
	expect(told(await begun.ended)).toEqual(['notSent']);
	expect(shop.sent).toEqual(['a']);
	processedData.onCall = () => {};
	expect(told(await begun.retryOfLost())).toEqual(['done']);
	expect(shop.sent).toEqual(['a', 'b']);
});

it('each run goes out where n8n can take no notes at all', async () => {
	processedData.dropService();
	await (
		await twice(['a'], ['b'])
	).ended;
	expect(shop.sent).toEqual(['a', 'b']);
});

it('a retry whose notes are gone sends nothing of a later run', async () => {
	const begun = await twice(['a'], ['b']);
	await begun.ended;
	processedData.rows.clear();
	expect(told(await begun.retryOfLost())).toEqual(['unknown']);
	expect(shop.sent).toEqual(['a', 'b']);
});

it('a retry that lost an earlier run from its notes sends nothing of a later one', async () => {
	const begun = await twice(['a'], ['b']);
	await begun.ended;
	const [first] = processedData.rows.keys();
	processedData.rows.clear();
	processedData.rows.set(first!, []);
	expect(told(await begun.retryOfLost())).toEqual(['unknown']);
	expect(shop.sent).toEqual(['a', 'b']);
});

describe('what equals an item whose outcome is unknown', () => {
	it('is held back in a later run of a retry, after n8n lost the execution', async () => {
		const begun = await twice(['a'], ['a']);
		shop.onCharge = begun.stop;
		expect((await begun.ended).status).toBe('canceled');
		shop.onCharge = () => {};
		expect(told(await begun.retryOfLost())).toEqual(['unknown']);
		expect(shop.sent).toEqual(['a']);
	});
});

it('once a retry had another input, the first input proves nothing any more', async () => {
	const begun = await shop.charge(['a', 'b'], GO_ON);
	shop.onCharge = begun.stop;
	await begun.ended;
	shop.onCharge = () => {};
	const items = ['x', 'a', 'b'].map((name) => ({ name }));
	// The user has looked, and lets all of them go out.
	expect(told(await begun.retryOfLost({ ...REPEAT, ...GO_ON, items }))).toEqual([
		'done',
		'done',
		'done',
	]);
	expect(shop.sent).toEqual(['a', 'x', 'a', 'b']);
	expect(told(await begun.retryOfLost())).toEqual(['unknown', 'unknown']);
	expect(shop.sent).toEqual(['a', 'x', 'a', 'b']);
});
