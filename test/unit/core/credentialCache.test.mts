import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { deliver, formOf, KEYS, PAID } from '../../support/webhook.mts';

/** A new credential ID for each test, since the cache outlives a test. */
let credentialId = '0';
beforeEach(() => {
	credentialId = String(Number(credentialId) + 1);
	jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => {
	jest.useRealTimers();
});

const NEW_KEYS = { ...KEYS, linkval: 'TEST+another/value==' };
const paidWith = (keys: Record<string, string>) => formOf({ ...PAID, ...keys });
const come = async (body: Buffer, credential: Record<string, string> | Error = KEYS) =>
	await deliver(body, { credentialId, credential });

describe('the credential of a trigger', () => {
	it('is read once for the notifications of ten seconds', async () => {
		const asked: number[] = [];
		for (const wait of [0, 1, 9_998, 1, 1]) {
			jest.advanceTimersByTime(wait);
			const { asked: times, started } = await come(paidWith(KEYS));
			expect(started).toHaveLength(1);
			asked.push(times);
		}
		expect(asked).toEqual([1, 0, 0, 1, 0]);
	});

	it('counts at once where its keys have changed', async () => {
		await come(paidWith(KEYS));
		const { started, text } = await come(paidWith(NEW_KEYS), NEW_KEYS);
		expect(started).toHaveLength(1);
		expect(text).toBe('SUCCESS');
	});

	it('no longer lets the former keys in, once a message came with the new ones', async () => {
		await come(paidWith(KEYS));
		await come(paidWith(NEW_KEYS), NEW_KEYS);
		const { started, status } = await come(paidWith(KEYS), NEW_KEYS);
		expect({ started, status }).toEqual({ started: undefined, status: 401 });
	});

	it('no longer lets the former keys in after ten seconds', async () => {
		await come(paidWith(KEYS));
		jest.advanceTimersByTime(10_000);
		const { started, status } = await come(paidWith(KEYS), NEW_KEYS);
		expect({ started, status }).toEqual({ started: undefined, status: 401 });
	});

	it('is not believed to be another one', async () => {
		await come(paidWith(KEYS));
		const { started, status } = await deliver(paidWith(KEYS), {
			credentialId: `${credentialId}-other`,
			credential: NEW_KEYS,
		});
		expect({ started, status }).toEqual({ started: undefined, status: 401 });
	});

	it('does not make a forged message genuine', async () => {
		await come(paidWith(KEYS));
		for (const forged of [{ linkval: 'forged' }, { linkkey: 'forged' }, { userid: 'somebody' }]) {
			const { started, status } = await come(paidWith({ ...KEYS, ...forged }));
			expect({ started, status }).toEqual({ started: undefined, status: 401 });
		}
	});

	it('is asked for again where n8n could not read it', async () => {
		expect((await come(paidWith(KEYS), new Error('no'))).status).toBe(500);
		expect((await come(paidWith(KEYS))).started).toHaveLength(1);
	});

	it('is read for each message where n8n gives it no ID', async () => {
		const asked = async () => (await deliver(paidWith(KEYS), { credential: KEYS })).asked;
		expect([await asked(), await asked()]).toEqual([1, 1]);
	});
});
