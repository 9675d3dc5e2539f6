import { describe, expect, it } from '@jest/globals';

import type { Outcome } from '../../../nodes/core/operation';
import { told } from '../../support/engine.mts';
import { processedData } from '../../support/processedData.mts';
import {
	DONE,
	FOUND,
	GO_ON,
	NOT_SENT,
	openShop,
	REFUSED,
	REPEAT,
	shop,
	UNKNOWN,
} from '../../support/shop.mts';
import type { Shop } from '../../support/shop.mts';

/** Charges whose answer cannot be used, and charges whose outcome a look-up can tell. */
openShop();

const charge = async (...given: Parameters<Shop['charge']>) =>
	await (
		await shop.charge(...given)
	).ended;
const RETRIED = { settings: { retryOnFail: true, maxTries: 3 } };
const fail = (): never => {
	throw new TypeError("Cannot read properties of undefined (reading 'x')");
};

describe.each([
	['toOutput', { toOutput: fail }],
	['verifyReply', { verifyReply: fail }],
])('an answer that %s fails at', (_, parts) => {
	it('leaves the outcome unknown, and is not asked for again', async () => {
		shop.parts = parts;
		const begun = await shop.charge(['a'], RETRIED);
		const failed = await begun.ended;
		expect(failed.error.message).toMatch(/not known whether Shop carried out/);
		for (const retried of [await failed.retry(), await begun.retryOfLost()]) {
			expect(retried.error.message).toMatch(/not known whether Shop carried out/);
		}
		expect(shop.sent).toEqual(['a']);
	});

	it('is repeated once in a retry where the user says so, and not by its Retry On Fail', async () => {
		shop.parts = parts;
		const failed = await charge(['a']);
		expect((await failed.retry({ ...REPEAT, ...RETRIED })).status).toBe('error');
		expect(shop.sent).toEqual(['a', 'a']);
	});

	it('says so, and lets the items behind it go out', async () => {
		shop.parts = parts;
		const { json } = await charge(['a', 'b'], GO_ON);
		expect(json.map(({ error }) => error)).toMatchObject([
			{ outcome: 'unknown', description: expect.stringMatching(/could not be used/) },
			{ outcome: 'unknown' },
		]);
		expect(shop.sent).toEqual(['a', 'b']);
	});
});

describe('an answer that is not believed', () => {
	it('stays unknown, whatever a look-up would say', async () => {
		shop.parts = { ...shop.withLookUp, verifyReply: () => 'It is forged' };
		const failed = await charge(['a']);
		shop.found = { a: NOT_SENT };
		for (const retried of [await failed.retry(), await failed.retry(RETRIED)]) {
			expect(retried.error.description).toMatch(/It is forged/);
		}
		expect(told(await failed.retry(GO_ON))).toEqual(['unknown']);
		expect([shop.sent, shop.lookedUp]).toEqual([['a'], []]);
	});
});

describe('what a look-up said in a retry', () => {
	const doubt: Outcome = {
		status: 'unknown',
		reason: 'Another amount',
		title: 'Another one',
		disputed: true,
	};

	it.each<[string, Outcome, unknown[]]>([
		['that it happened', FOUND, ['done', 'done']],
		['that only a person can judge it', doubt, ['unknown', 'done']],
	])('is kept for the next one: %s', async (_, found, outcomes) => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN], b: [REFUSED] };
		const failed = await charge(['a', 'b']);
		shop.found = { a: found };
		const retried = await failed.retry();
		expect(retried.status).toBe('error');
		// What it would say now no longer counts.
		shop.found = { a: NOT_SENT };
		shop.answers = {};
		expect(told(await retried.retry(GO_ON))).toEqual(outcomes);
		expect(shop.sent.filter((name) => name === 'a')).toEqual(['a']);
		expect(shop.lookedUp).toEqual(['a', 'a']);
	});

	it('is asked for anew where it said nothing', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN] };
		const retried = await (await charge(['a'])).retry();
		expect(retried.error.message).toMatch(/not known/);
		shop.found = { a: FOUND };
		expect((await retried.retry()).json).toEqual([{ made: 'found' }]);
		expect(shop.sent).toEqual(['a']);
	});

	it.each([NOT_SENT, REFUSED])('sends it once more where it did not happen: %j', async (found) => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN] };
		const failed = await charge(['a']);
		shop.found = { a: found };
		expect(told(await failed.retry())).toEqual(['done']);
		expect(shop.sent).toEqual(['a', 'a']);
	});
});

describe('a look-up that says that nothing happened', () => {
	it.each(['saved', 'lost', 'lost with all its notes'])(
		'lets one of three retries at once send it (n8n: %s)',
		async (kept) => {
			shop.parts = shop.withLookUp;
			shop.answers = { a: [UNKNOWN] };
			const begun = await shop.charge(['a']);
			const first = await begun.ended;
			if (kept === 'lost with all its notes') processedData.rows.clear();
			shop.found = { a: NOT_SENT };
			const retry = async () =>
				await (kept === 'saved' ? first.retry(GO_ON) : begun.retryOfLost(GO_ON));
			const all = await Promise.all([retry(), retry(), retry()]);
			expect(all.flatMap(told).sort()).toEqual(['done', 'unknown', 'unknown']);
			expect(shop.sent).toEqual(['a', 'a']);
		},
	);
});

describe("'Resend Unconfirmed Items' where there is a look-up", () => {
	it('repeats once in a retry; its Retry On Fail asks and does not send', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN, UNKNOWN] };
		const failed = await charge(['a']);
		const retried = await failed.retry({ ...REPEAT, ...RETRIED });
		expect(retried.status).toBe('error');
		expect(shop.sent).toEqual(['a', 'a']);
		expect(shop.lookedUp).toHaveLength(4);
	});

	it('does not repeat what a look-up of this try could not settle', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN] };
		expect(told(await charge(['a', 'a'], { ...REPEAT, ...GO_ON }))).toEqual(['unknown', 'unknown']);
		expect(shop.sent).toEqual(['a']);
	});

	it('says nothing before a person retries the execution', async () => {
		shop.parts = shop.withLookUp;
		shop.answers = { a: [UNKNOWN, DONE] };
		expect((await charge(['a'], { ...REPEAT, ...RETRIED })).status).toBe('error');
		expect(shop.sent).toEqual(['a']);
	});
});
