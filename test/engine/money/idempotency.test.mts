import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { told } from '../../support/engine.mts';
import type { Begun } from '../../support/engine.mts';
import type { Setup } from '../../support/setup.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	PayAppBench,
	REQUEST as parameters,
} from '../../support/payapp.mts';
import { processedData } from '../../support/processedData.mts';

/** Executions of which n8n kept less than happened, and their retries. */
openPayApp();

const sent = () => bench.requested();
/** Makes the sandbox refuse b as long as the switch stays; returns a and b. */
const refuseB = () => {
	bench.payapp.switches.minimumPrice = 1000;
	return [...items('a'), { name: 'b', price: 500 }];
};

/** Runs an execution to its end, as if n8n had then kept only its start. */
const lost = async (all: IDataObject[], more: Partial<Setup> = {}): Promise<Begun> => {
	const begun = await bench.begin('payment.request', parameters, all, { settings: GO_ON, ...more });
	await begun.ended;
	return begun;
};

describe('an execution of which n8n saved only the beginning', () => {
	it('does not send again what was sent when it is retried, and says so', async () => {
		const { error } = await (await lost(items('a', 'b'), { settings: {} })).retryOfLost();
		expect(error.message).toMatch(/not known whether PayApp carried out/);
		expect(error.message).toMatch(
			/it may have: do not send it again before a person has looked it up at PayApp/,
		);
		expect(error.description).toMatch(/n8n kept nothing of how that ended/);
		expect(sent()).toEqual(['a', 'b']);
	});

	it('sends what was refused', async () => {
		const first = await lost(refuseB());
		bench.payapp.switches.minimumPrice = 1;
		expect(told(await first.retryOfLost())).toEqual(['unknown', 'done']);
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it.each<[string, IDataObject[]]>([
		['a row is put in front', items('x', 'a', 'b', 'c')],
		['the rows come in another order', items('c', 'a', 'b')],
		['a row is gone', items('b', 'c')],
		['a row is marked', [{ name: 'a', price: 1000, paid: true }, ...items('b', 'c')]],
		['rows are added behind', items('a', 'b', 'c', 'd')],
		['all rows are others', items('x', 'y')],
	])('sends nothing where the input is another one: %s', async (_, changed) => {
		const first = await lost(items('a', 'b', 'c'));
		const retried = await first.retryOfLost({ items: changed });
		expect(told(retried)).toEqual(changed.map(() => 'unknown'));
		expect(JSON.stringify(retried.json[0])).toMatch(/The input is not the one/);
		// Nor with that input again, nor with the first one.
		for (const again of [changed, items('a', 'b', 'c')]) {
			expect(told(await first.retryOfLost({ items: again }))).toEqual(again.map(() => 'unknown'));
		}
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it.each<[string, Partial<Setup>]>([
		['pasted again', { nodeId: 'another' }],
		['renamed', { nodeName: 'Another' }],
		['renamed and pasted again', { nodeId: 'another', nodeName: 'Another' }],
	])('sends nothing twice where the node was %s', async (_, change) => {
		const first = await lost(items('a', 'b'));
		for (const again of [1, 2]) {
			expect([again, ...told(await first.retryOfLost(change))]).toEqual([
				again,
				'unknown',
				'unknown',
			]);
		}
		expect(sent()).toEqual(['a', 'b']);
	});

	it('sends nothing where all notes are gone, says so, and leaves a line in the log', async () => {
		const first = await lost(items('a', 'b'));
		processedData.rows.clear();
		for (const again of [1, 2]) {
			const retried = await first.retryOfLost();
			expect([again, ...told(retried)]).toEqual([again, 'unknown', 'unknown']);
			expect(JSON.stringify(retried.json)).toMatch(/Nothing that n8n kept/);
		}
		expect(sent()).toEqual(['a', 'b']);
	});

	it('sends nothing where its notes cannot be read, and what is free once they can', async () => {
		const first = await lost(refuseB());
		bench.payapp.switches.minimumPrice = 1;
		processedData.broken = true;
		expect(told(await first.retryOfLost())).toEqual(['unknown', 'unknown']);
		processedData.broken = false;
		expect(told(await first.retryOfLost())).toEqual(['unknown', 'done']);
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('is not sent again where its first try could take no notes', async () => {
		processedData.broken = true;
		const first = await lost(items('a'));
		processedData.broken = false;
		expect(told(await first.retryOfLost())).toEqual(['unknown']);
		expect(told(await first.retryOfLost())).toEqual(['unknown']);
		expect(sent()).toEqual(['a']);
	});

	it('stays known when that retry is retried', async () => {
		const first = await lost(items('a'), { settings: {} });
		const again = await (await first.retryOfLost()).retry();
		expect(again.error.message).toMatch(/not known whether/);
		expect(sent()).toEqual(['a']);
	});

	it('is sent again where the user says so, once', async () => {
		const first = await lost(items('a'));
		const options = { repeatUnknown: true };
		const change = {
			parameters: { resource: 'payment', operation: 'request', ...parameters, options },
		};
		expect(told(await first.retryOfLost(change))).toEqual(['done']);
		// A second click on the same execution does not mean a second look at the provider.
		expect(told(await first.retryOfLost(change))).toEqual(['unknown']);
		expect(sent()).toEqual(['a', 'a']);
	});

	it('goes to another account in full where the credential was changed', async () => {
		const other = await PayAppBench.start();
		try {
			const first = await lost(items('a', 'b'));
			const credential = other.credential as Setup['credential'];
			expect(told(await first.retryOfLost({ credential }))).toEqual(['done', 'done']);
			expect(told(await first.retryOfLost({ credential }))).toEqual(['unknown', 'unknown']);
			expect(told(await first.retryOfLost())).toEqual(['unknown', 'unknown']);
			expect([sent(), other.requested()]).toEqual([
				['a', 'b'],
				['a', 'b'],
			]);
		} finally {
			await other.sandbox.close();
		}
	});

	it('is known however many items others sent meanwhile, and in whatever runs', async () => {
		const first = await lost(items('a', 'b'));
		await lost(items(...Array.from({ length: 2000 }, (_, index) => `other ${index}`)));
		await lost(items('one'));
		expect(told(await first.retryOfLost())).toEqual(['unknown', 'unknown']);
		expect(sent().filter((name) => name === 'a' || name === 'b')).toEqual(['a', 'b']);
	});

	it('is known also where two ran at the same time', async () => {
		const two = await Promise.all(['a', 'b'].map(async (name) => await lost(items(name))));
		for (const one of two) expect(told(await one.retryOfLost())).toEqual(['unknown']);
		expect(sent().sort()).toEqual(['a', 'b']);
	});
});

describe('an execution that n8n saved', () => {
	it('is retried as before: what was refused goes out again', async () => {
		const failed = await bench.run('payment.request', parameters, [...refuseB(), ...items('c')]);
		bench.payapp.switches.minimumPrice = 1;
		expect((await failed.retry()).json).toHaveLength(3);
		expect(sent()).toEqual(['a', 'b', 'b', 'c']);
	});

	it('does not send again what its first retry sent when it is retried once more', async () => {
		const failed = await bench.run('payment.request', parameters, refuseB());
		bench.payapp.switches.minimumPrice = 1;
		expect((await failed.retry()).status).toBe('success');
		expect((await failed.retry()).status).toBe('error');
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('does not send what a retry of a retry sent when the first one is retried', async () => {
		const all = [...refuseB(), { name: 'c', price: 400 }, ...items('d')];
		const first = await bench.run('payment.request', parameters, all);
		bench.payapp.switches.minimumPrice = 500;
		const second = await first.retry();
		bench.payapp.switches.minimumPrice = 1;
		expect((await second.retry()).status).toBe('success');
		expect((await first.retry({ settings: GO_ON })).json.map(({ error }) => error)).toMatchObject([
			undefined,
			{ outcome: 'unknown' },
			{ outcome: 'unknown' },
			{ outcome: 'unknown' },
		]);
		expect(sent()).toEqual(['a', 'b', 'b', 'c', 'c', 'd']);
	});

	it('says nothing about the next one with the same items', async () => {
		for (const times of [1, 2]) {
			const done = await bench.run('payment.request', parameters, items('a'));
			expect(done.status).toBe('success');
			expect(sent()).toHaveLength(times);
		}
	});
});
