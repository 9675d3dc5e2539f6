import { describe, expect, it } from '@jest/globals';

import { told } from '../../support/engine.mts';
import { processedData } from '../../support/processedData.mts';
import { GO_ON, openShop, REFUSED, REPEAT, shop } from '../../support/shop.mts';

/** Executions without notes: what n8n saves of them is all that is known. */
openShop({ isHurried: true });

const unsupported = () => processedData.dropService();
const away = () => (processedData.broken = true);
const stopAt = (name: string, stop: () => void) => {
	shop.onCharge = (arrived) => {
		if (arrived === name) stop();
	};
};

describe.each([
	['n8n can take none', unsupported],
	['the database was away', away],
])('where %s', (_, none) => {
	it('Retry On Fail sends what was refused, and nothing else', async () => {
		none();
		shop.answers = { b: [REFUSED] };
		const settings = { retryOnFail: true, maxTries: 3 };
		const done = await (await shop.charge(['a', 'b', 'c'], { settings })).ended;
		expect(told(done)).toEqual(['done', 'done', 'done']);
		expect(shop.sent).toEqual(['a', 'b', 'b', 'c']);
	});

	it.each(['with', 'without'])(
		'what was on its way when it was stopped is not sent by a retry (%s a look-up)',
		async (look) => {
			none();
			if (look === 'with') shop.parts = shop.withLookUp;
			const begun = await shop.charge(['a', 'b', 'c']);
			stopAt('b', begun.stop);
			const stopped = await begun.ended;
			expect(stopped.status).toBe('canceled');
			shop.onCharge = () => {};
			// While its notes are unreadable, it is unknown what a later try sent.
			const last = none === away ? 'unknown' : 'done';
			expect(told(await stopped.retry(GO_ON))).toEqual(['done', 'unknown', last]);
			processedData.reset();
			expect(told(await stopped.retry(GO_ON))).toEqual(['done', 'unknown', 'done']);
			expect(shop.sent.filter((name) => name !== 'c')).toEqual(['a', 'b']);
		},
	);

	it('a saved execution whose input is another one sends nothing that it may have sent', async () => {
		none();
		shop.answers = { c: [REFUSED] };
		const failed = await (await shop.charge(['a', 'b', 'c'])).ended;
		const items = ['x', 'c', 'b'].map((name) => ({ name }));
		expect(told(await failed.retry({ ...GO_ON, items }))).toEqual(items.map(() => 'unknown'));
		expect(shop.sent).toEqual(['a', 'b', 'c']);
	});

	it('nothing of a lost execution is sent by a retry', async () => {
		none();
		const begun = await shop.charge(['a', 'b'], GO_ON);
		await begun.ended;
		const retried = await begun.retryOfLost({ settings: {} });
		expect(retried.error.message).toMatch(/not known whether/);
		expect(told(await begun.retryOfLost())).toEqual(['unknown', 'unknown']);
		expect(shop.sent).toEqual(['a', 'b']);
	});

	it('a lost execution is sent again where the user says so', async () => {
		none();
		const begun = await shop.charge(['a', 'b'], GO_ON);
		await begun.ended;
		processedData.reset();
		expect(told(await begun.retryOfLost({ ...REPEAT, ...GO_ON }))).toEqual(['done', 'done']);
		expect(told(await begun.retryOfLost({ ...REPEAT, ...GO_ON }))).toEqual(['unknown', 'unknown']);
		expect(shop.sent).toEqual(['a', 'b', 'a', 'b']);
	});
});
