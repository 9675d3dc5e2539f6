import { describe, expect, it } from '@jest/globals';

import { until } from '../../../sandbox/n8n/command.mts';
import { told } from '../../support/engine.mts';
import { processedData } from '../../support/processedData.mts';
import { CHARGE, GO_ON, openShop, REFUSED, REPEAT, shop, UNKNOWN } from '../../support/shop.mts';

/** How notes are read after n8n lost an execution, and what happens if they go meanwhile. */
openShop({ isHurried: true });

const names = ['a', 'b', 'c'];
const unknown = names.map(() => 'unknown');
const lost = async () => {
	const begun = await shop.charge(names, GO_ON);
	await begun.ended;
	return begun;
};
const down = () => {
	throw new Error('connect ECONNREFUSED');
};
const RETRY_ON_FAIL = { settings: { retryOnFail: true, maxTries: 2 } };

describe('what Retry On Fail sent', () => {
	it('is noted, too', async () => {
		shop.answers = { a: [REFUSED] };
		const begun = await shop.charge(names, RETRY_ON_FAIL);
		await begun.ended;
		expect(told(await begun.retryOfLost(GO_ON))).toEqual(unknown);
		expect(shop.sent).toEqual(['a', 'a', 'b', 'c']);
	});

	it('proves nothing where its first run could take no notes', async () => {
		processedData.broken = true;
		shop.answers = { b: [REFUSED] };
		shop.onCharge = (name) => {
			if (name === 'b') processedData.broken = false;
		};
		const begun = await shop.charge(names, RETRY_ON_FAIL);
		await begun.ended;
		expect(told(await begun.retryOfLost(GO_ON))).toEqual(unknown);
		expect(shop.sent).toEqual(['a', 'b', 'b', 'c']);
	});
});

describe('a job that n8n gives to a second worker', () => {
	it('sends nothing again', async () => {
		const begun = await lost();
		expect(told(await (await begun.givenOutAgain()).ended)).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it("sends nothing again where 'Resend Unconfirmed Items' is on: nobody has looked", async () => {
		const begun = await shop.charge(names, { ...REPEAT, ...GO_ON });
		await begun.ended;
		expect(told(await (await begun.givenOutAgain()).ended)).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it.each([
		['has another input', ['x', 'a', 'b', 'c']],
		['has fewer items', ['c']],
	])('sends nothing where it %s', async (_, changed) => {
		const items = changed.map((name) => ({ name }));
		expect(new Set(told(await (await (await lost()).givenOutAgain({ items })).ended))).toEqual(
			new Set(['unknown']),
		);
		expect(shop.sent).toEqual(names);
	});

	it('sends nothing twice while both run', async () => {
		const begun = await shop.charge(names, GO_ON);
		const again = await Promise.all([begun.givenOutAgain(), begun.givenOutAgain()]);
		await Promise.all([begun, ...again].map(async ({ ended }) => await ended));
		expect(shop.sent.sort()).toEqual(names);
	});
});

describe('a retry sends nothing that the first try sent', () => {
	it('where the database fails after it told that the run began', async () => {
		const begun = await lost();
		processedData.onCall = (_, entries) => {
			if (entries.includes('whole')) down();
		};
		expect(told(await begun.retryOfLost())).toEqual(unknown);
		processedData.onCall = () => {};
		expect(told(await begun.retryOfLost())).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it.each([
		['is there', () => {}],
		['fails then', down],
	])('where that ended well and its notes go meanwhile, and the database %s', async (_, then) => {
		const begun = await lost();
		processedData.onCall = (_row, entries) => {
			if (!entries.includes('claimed')) return;
			processedData.rows.clear();
			processedData.onCall = (_other, asked) => {
				// The check whether the run is still noted names no entries.
				if (asked.length === 0) then();
			};
		};
		expect(told(await begun.retryOfLost())).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it('where n8n ended while it cleared them', async () => {
		let isSaved = false;
		const begun = await shop.charge(names, {
			savedExecution: () => {
				isSaved = true;
				return Promise.resolve(undefined);
			},
		});
		let cleared = 0;
		processedData.onCall = () => {
			if (isSaved && ++cleared > 2) down();
		};
		await begun.ended;
		processedData.onCall = () => {};
		expect(processedData.rows.size).toBe(2);
		expect(told(await begun.retryOfLost(GO_ON))).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it('where the database fails before an item, and does not say that it was not sent', async () => {
		const begun = await lost();
		processedData.onCall = (_, entries) => {
			if (entries.includes('claimed')) down();
		};
		expect(told(await begun.retryOfLost())).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it('while its notes cannot be read, also where the user says so', async () => {
		const begun = await lost();
		processedData.broken = true;
		expect(told(await begun.retryOfLost(REPEAT))).toEqual(unknown);
		expect(shop.sent).toEqual(names);
	});

	it('where they can no longer be read once a person lets it go out', async () => {
		shop.answers = { a: [UNKNOWN] };
		const failed = await (await shop.charge(['a'])).ended;
		processedData.onCall = (_, entries) => {
			if (entries.includes('claimed')) down();
		};
		expect(told(await failed.retry({ ...REPEAT, ...GO_ON }))).toEqual(['unknown']);
		expect(shop.sent).toEqual(['a']);
	});

	it('by another retry that stopped within a block of items', async () => {
		const many = Array.from({ length: 151 }, (_, index) => `n${index}`);
		const begun = await shop.charge(many, GO_ON);
		await begun.ended;
		expect((await begun.retryOfLost({ settings: {} })).status).toBe('error');
		expect(new Set(told(await begun.retryOfLost()))).toEqual(new Set(['unknown']));
		expect(shop.sent).toHaveLength(151);
	});
});

it('nothing goes out that is stopped while its note is taken: a retry sends it', async () => {
	const begun = await shop.charge(names);
	shop.onCharge = () => {
		processedData.onCall = (_, entries) => {
			if (entries.includes('claimed')) begun.stop();
		};
	};
	expect((await begun.ended).status).toBe('canceled');
	await until('the end of the run', () => processedData.releases === 1);
	processedData.onCall = () => {};
	expect(shop.sent).toEqual(['a']);
	expect(told(await begun.retryOfLost(GO_ON))).toEqual(['unknown', 'done', 'done']);
	expect(shop.sent).toEqual(names);
});

it('a saved execution whose input is another one sends nothing that it may have sent', async () => {
	shop.answers = { c: [REFUSED] };
	const failed = await (await shop.charge(names)).ended;
	const items = ['x', 'c', 'b'].map((name) => ({ name }));
	// Nor does it take one item's result for another's.
	expect(told(await failed.retry({ ...GO_ON, items }))).toEqual(unknown);
	expect(shop.sent).toEqual(names);
});

it('a retry that went well leaves the notes: an older try of the execution can be retried as well', async () => {
	const savedExecution = async () => await Promise.resolve(undefined);
	shop.answers = { b: [REFUSED] };
	const failed = await (await shop.charge(names, { savedExecution })).ended;
	expect((await failed.retry()).status).toBe('success');
	expect(told(await failed.retry(GO_ON))).toEqual(['done', 'unknown', 'unknown']);
	expect(shop.sent).toEqual(['a', 'b', 'b', 'c']);
});

it('what was sent for one account is no result of another', async () => {
	shop.answers = { b: [REFUSED] };
	const failed = await (await shop.charge(['a', 'b'])).ended;
	const other = { credential: { account: 'other' } };
	expect(told(await failed.retry(other))).toEqual(['done', 'done']);
	expect(shop.sentBy).toEqual(['shop', 'shop', 'other', 'other']);
});

describe('an item of a block', () => {
	it('is known by its own account where that of another was changed', async () => {
		const many = Array.from({ length: 151 }, (_, index) => `n${index}`);
		const accounts = (first: string) => ({
			credentialOf: (index = 0) => ({ account: index % 4 === 0 ? first : 'two' }),
		});
		const begun = await shop.charge(many, { ...GO_ON, ...accounts('one') });
		await begun.ended;
		const retried = told(await begun.retryOfLost(accounts('two')));
		expect(retried.filter((one) => one === 'done')).toHaveLength(38);
		expect(new Set(shop.sent).size).toBe(151);
		expect(shop.sent).toHaveLength(151 + 38);
		expect(shop.sent.slice(151).every((name) => Number(name.slice(1)) % 4 === 0)).toBe(true);
	});

	it('goes out in its own account, and is noted for it', async () => {
		const many = Array.from({ length: 151 }, (_, index) => `n${index}`);
		const credentialOf = (index = 0) => ({ account: index % 3 === 0 ? 'one' : 'two' });
		const begun = await shop.charge(many, { ...GO_ON, credentialOf });
		expect(new Set(told(await begun.ended))).toEqual(new Set(['done']));
		expect(shop.sentBy).toEqual(many.map((_, index) => (index % 3 === 0 ? 'one' : 'two')));
		expect(new Set(told(await begun.retryOfLost()))).toEqual(new Set(['unknown']));
		expect(shop.sent).toEqual(many);
	});

	it('that is wrong, or stands already, is not claimed: a retry sends it once it is right', async () => {
		const many = Array.from({ length: 151 }, (_, index) => (index % 4 === 1 ? '' : `n${index}`));
		const begun = await shop.charge(many, GO_ON);
		await begun.ended;
		expect(shop.sent).toHaveLength(113);
		const parameters = { ...CHARGE, name: "={{ $json.name || 'late' }}" };
		const retried = await begun.retryOfLost({ parameters });
		expect(told(retried).filter((one) => one === 'done')).toHaveLength(38);
		expect(shop.sent.filter((name) => name === 'late')).toHaveLength(38);
	});
});
