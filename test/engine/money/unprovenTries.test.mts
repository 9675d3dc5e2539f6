import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { told } from '../../support/engine.mts';
import { processedData } from '../../support/processedData.mts';
import { FOUND, GO_ON, openShop, shop, UNKNOWN } from '../../support/shop.mts';

/** A try that cannot prove what was sent before it proves nothing to later tries either. */
openShop({ isHurried: true });

const unsupported = () => processedData.dropService();
const away = () => (processedData.broken = true);
const names = ['a', 'b', 'c'];
const lost = async () => {
	const begun = await shop.charge(names, GO_ON);
	await begun.ended;
	return begun;
};

describe.each([
	['n8n can take no notes', unsupported],
	['the database was away', away],
])('where %s', (_, none) => {
	it.each(['still', 'no longer'])(
		'a retry of a retry that stopped at the first item sends nothing, also where that is %s so',
		async (so) => {
			none();
			const retried = await (await lost()).retryOfLost({ settings: {} });
			expect(retried.status).toBe('error');
			if (so === 'no longer') processedData.reset();
			for (const again of [await retried.retry(GO_ON), await retried.retry(GO_ON)]) {
				expect(told(again)).toEqual(['unknown', 'unknown', 'unknown']);
			}
			expect(shop.sent).toEqual(names);
		},
	);
});

describe('Retry On Fail of a retry that stopped at the first item', () => {
	it.each<[string, () => void, object]>([
		['n8n can take no notes', unsupported, {}],
		['the notes are gone', () => processedData.rows.clear(), {}],
		['the database was away', away, {}],
		['the node was renamed', () => {}, { nodeName: 'Another' }],
		['the input is another one', () => {}, { items: ['c', 'a', 'b'].map((name) => ({ name })) }],
	])(
		'leaves the others unknown where %s, and a look-up knows that one only',
		async (_, happens, change) => {
			shop.parts = shop.withLookUp;
			const begun = await lost();
			happens();
			let first = '';
			shop.onLookUp = (name) => {
				if (first === name) shop.found[name] = FOUND;
				else first ||= name;
			};
			const settings = { retryOnFail: true, maxTries: 2 };
			expect((await begun.retryOfLost({ settings, ...change })).status).toBe('error');
			expect(shop.sent).toEqual(names);
		},
	);
});

describe('an execution that n8n lost after it had saved its progress', () => {
	it('sends nothing twice where it took its notes', async () => {
		expect(told(await (await lost()).retryOfProgress())).toEqual(['unknown', 'unknown', 'unknown']);
		expect(shop.sent).toEqual(names);
	});

	it.each([
		['n8n can take none', unsupported],
		['the database was away', away],
	])('nor where it took none, since %s', async (_, none) => {
		none();
		const begun = await lost();
		if (none === away) processedData.reset();
		expect(told(await begun.retryOfProgress())).toEqual(['unknown', 'unknown', 'unknown']);
		expect(shop.sent).toEqual(names);
	});
});

it('a sub-workflow whose database does not tell whether equal values are held back sends none', async () => {
	shop.answers = { a: [UNKNOWN] };
	const called = async () => await (await shop.charge(['a'], { ...GO_ON, parentId: '1' })).ended;
	await called();
	processedData.onCall = (_, entries) => {
		// A count of a row's entries names none.
		if (entries.length === 0) throw new Error('connect ECONNREFUSED');
	};
	const { error } = (await called()).json[0] ?? {};
	expect((error as IDataObject).outcome).toMatch(/unknown|notSent/);
	expect(shop.sent).toEqual(['a']);
});
