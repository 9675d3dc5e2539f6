import { describe, expect, it } from '@jest/globals';

import { told, type Begun } from '../../support/engine.mts';
import { type Setup } from '../../support/setup.mts';
import { processedData } from '../../support/processedData.mts';
import { GO_ON, NOT_SENT, openShop, REFUSED, REPEAT, shop, UNKNOWN } from '../../support/shop.mts';

/** Several retries of one execution, each allowed to send: none resends what another sent. */
openShop();

const AGAIN = { ...REPEAT, ...GO_ON };
/** Runs an execution that stops at its first item, so that those behind it are not sent. */
const stopped = async () => {
	shop.answers = { a: [UNKNOWN] };
	const begun = await shop.charge(['a', 'b', 'c']);
	await begun.ended;
	return begun;
};
const saved = async (begun: Begun, change: Partial<Setup>) =>
	await (await begun.ended).retry(change);
const lost = async (begun: Begun, change: Partial<Setup>) => await begun.retryOfLost(change);

describe.each([
	['saved', saved],
	['lost', lost],
])("'Resend Unconfirmed Items' in two retries of an execution that n8n had %s", (_, retry) => {
	it('sends the unknown item and those behind it once where it is clicked twice', async () => {
		const begun = await stopped();
		await Promise.all([retry(begun, AGAIN), retry(begun, AGAIN)]);
		expect(shop.sent.sort()).toEqual(['a', 'a', 'b', 'c']);
	});

	it('sends them once where the second click comes after the first retry', async () => {
		const begun = await stopped();
		await retry(begun, AGAIN);
		await retry(begun, AGAIN);
		expect(shop.sent.sort()).toEqual(['a', 'a', 'b', 'c']);
	});

	it.each([
		['at the same time', true],
		['before it', false],
	])('does not send what one without it sends %s', async (_time, isAtOnce) => {
		const begun = await stopped();
		const first = retry(begun, GO_ON);
		if (!isAtOnce) await first;
		await Promise.all([first, retry(begun, AGAIN)]);
		// Saved data distinguishes the item that a person has looked at from what a retry sent. For a
		// lost execution nothing does once it was retried: that retry is then the one to retry.
		const expected = retry === saved ? ['a', 'a', 'b', 'c'] : ['a', 'b', 'c'];
		expect(shop.sent.sort()).toEqual(expected);
	});
});

it('a look-up that finds nothing does not send what another retry is sending', async () => {
	shop.parts = shop.withLookUp;
	shop.answers = { a: [REFUSED] };
	const failed = await (await shop.charge(['a', 'b'])).ended;
	shop.found = { a: NOT_SENT, b: NOT_SENT };
	await Promise.all([failed.retry(GO_ON), failed.retry(GO_ON)]);
	expect(shop.sent.sort()).toEqual(['a', 'a', 'b']);
});

describe('once the retry that finished first has removed the notes', () => {
	it("'Resend Unconfirmed Items' sends nothing more, as that one may have sent it", async () => {
		const begun = await shop.charge(['a', 'b', 'c', 'd']);
		await begun.ended;
		shop.onCharge = () => processedData.rows.clear();
		const retried = await begun.retryOfLost(AGAIN);
		expect(told(retried)).toEqual(['done', 'unknown', 'unknown', 'unknown']);
		expect(shop.sent).toEqual(['a', 'b', 'c', 'd', 'a']);
	});

	it('what a retry found to be claimed by another stays out of a retry of its own', async () => {
		const begun = await shop.charge(['a', 'b']);
		await begun.ended;
		const retried = await begun.retryOfLost();
		expect(retried.error.message).toMatch(/not known whether/);
		processedData.rows.clear();
		expect(told(await retried.retry(GO_ON))).toEqual(['unknown', 'unknown']);
		expect(shop.sent).toEqual(['a', 'b']);
	});
});
