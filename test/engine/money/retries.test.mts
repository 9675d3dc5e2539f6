import { describe, expect, it } from '@jest/globals';

import { until } from '../../../sandbox/n8n/command.mts';
import { told } from '../../support/engine.mts';
import type { Setup } from '../../support/setup.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	REQUEST as parameters,
} from '../../support/payapp.mts';
import { processedData } from '../../support/processedData.mts';

/** Executions that are retried while running, several times at once, or by n8n. */
openPayApp();

const sent = () => bench.requested();
const REQUEST = { resource: 'payment', operation: 'request', ...parameters };

describe('several tries at once', () => {
	it('three retries of one execution send each item once in all, 30 times', async () => {
		for (let round = 0; round < 30; round++) {
			bench.payapp.reset();
			bench.payapp.switches.minimumPrice = 1000;
			const all = [{ name: 'b', price: 500 }, ...items('c', 'd')];
			const failed = await bench.run('payment.request', parameters, all);
			bench.payapp.switches.minimumPrice = 1;
			await Promise.all([1, 2, 3].map(async () => await failed.retry({ settings: GO_ON })));
			expect(sent().sort()).toEqual(['b', 'b', 'c', 'd']);
		}
	});

	it('three retries of a lost execution send each item once in all', async () => {
		bench.payapp.switches.minimumPrice = 1000;
		const all = [{ name: 'b', price: 500 }, ...items('c'), { name: 'd', price: 400 }];
		const first = await bench.begin('payment.request', parameters, all, { settings: GO_ON });
		await first.ended;
		bench.payapp.switches.minimumPrice = 1;
		await Promise.all([1, 2, 3].map(async () => await first.retryOfLost()));
		expect(sent().sort()).toEqual(['b', 'b', 'c', 'd', 'd']);
	});

	it('a retry of an execution that still runs sends nothing twice, also once that has ended', async () => {
		bench.payapp.switches.latencyMs = 20;
		let saved: unknown = undefined;
		const begun = await bench.begin('payment.request', parameters, items('a', 'b', 'c', 'd'), {
			settings: GO_ON,
			savedExecution: async () => await Promise.resolve(saved as never),
		});
		await until('the second request', () => sent().length === 2, { every: 1 });
		const retried = begun.retryOfLost();
		const { run } = await begun.ended;
		saved = run.data;
		await retried;
		await begun.retryOfLost();
		expect(sent().sort()).toEqual(['a', 'b', 'c', 'd']);
	});
});

describe("'Resend Unconfirmed Items'", () => {
	const options = { repeatUnknown: true };

	it('does not drive Retry On Fail', async () => {
		bench.payapp.switches.dropConnection = true;
		const failed = await bench.run('payment.request', { ...parameters, options }, items('a'), {
			retryOnFail: true,
			maxTries: 3,
		});
		expect(failed.error.message).toMatch(/not known/);
		expect(sent()).toEqual(['a']);
	});

	it('repeats once in a retry, and not again by its Retry On Fail', async () => {
		bench.payapp.switches.dropConnection = true;
		const failed = await bench.run('payment.request', parameters, items('a'));
		const retried = await failed.retry({
			parameters: { ...REQUEST, options },
			settings: { retryOnFail: true, maxTries: 3 },
		});
		expect(retried.status).toBe('error');
		expect(sent()).toEqual(['a', 'a']);
		// A new retry: a person has looked again.
		bench.payapp.switches.dropConnection = false;
		expect((await retried.retry({ settings: {} })).status).toBe('success');
		expect(sent()).toEqual(['a', 'a', 'a']);
	});

	it('repeats once where it is clicked twice', async () => {
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const failed = await bench.run('payment.request', parameters, items('a'));
		const change = { parameters: { ...REQUEST, options } };
		await Promise.all([failed.retry(change), failed.retry(change)]);
		expect(sent()).toEqual(['a', 'a']);
	});
});

describe('equal values while the outcome of earlier ones is unknown', () => {
	const same = [...items('a'), ...items('a'), ...items('b')];

	it('are held back, also in a retry; others go out', async () => {
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const first = await bench.run('payment.request', parameters, same, GO_ON);
		expect(told(first)).toEqual(['unknown', 'unknown', 'done']);
		expect(JSON.stringify(first.json[1])).toMatch(/very same values/);
		expect(sent()).toEqual(['a', 'b']);
	});

	it('go out where nothing is unknown', async () => {
		const first = await bench.run('payment.request', parameters, same, GO_ON);
		expect(told(first)).toEqual(['done', 'done', 'done']);
		expect(sent()).toEqual(['a', 'a', 'b']);
	});
});

describe('the notes', () => {
	const run = async (more: Partial<Setup>) =>
		await (
			await bench.begin('payment.request', parameters, items('a', 'b'), more)
		).ended;

	it('hold nothing that can be read', async () => {
		await run({});
		const text = JSON.stringify([...processedData.rows]);
		expect(processedData.rows.size).toBe(3);
		expect(text).not.toMatch(/010|"a"|payapp|request/i);
	});

	it('go when n8n has saved an execution that went well, and stay where it failed', async () => {
		await run({ savedExecution: async () => await Promise.resolve(undefined) });
		expect(processedData.rows.size).toBe(0);
		const failed = { resultData: { runData: {}, error: { message: 'later' } } } as never;
		await run({ savedExecution: async () => await Promise.resolve(failed) });
		expect(processedData.rows.size).toBe(3);
	});

	it('are made at most 50 times a run, and free what did not go out', async () => {
		const many = items(...Array.from({ length: 150 }, (_, index) => `item ${index}`));
		bench.payapp.switches.minimumPrice = 1000;
		const all = [...many.slice(0, 1), { name: 'cheap', price: 500 }, ...many.slice(1)];
		const failed = await bench.run('payment.request', parameters, all);
		expect(sent()).toHaveLength(2);
		bench.payapp.switches.minimumPrice = 1;
		processedData.writes = 0;
		expect((await failed.retry()).status).toBe('success');
		expect([new Set(sent()).size, sent().length]).toEqual([151, 152]);
		// A claim per block, another if the first try had it, and a check of the run after each.
		expect(processedData.writes).toBeLessThan(120);
	});

	it('are waited for while the database is away for a moment', async () => {
		let away = 3;
		bench.atCall(1, () => {
			processedData.onCall = () => {
				if (away-- > 0) throw new Error('connect ECONNREFUSED');
			};
		});
		expect(told(await run({ settings: GO_ON }))).toEqual(['done', 'done']);
	});

	it('that cannot be taken in the middle of a run keep the items back', async () => {
		bench.atCall(1, () => (processedData.broken = true));
		expect(told(await run({ settings: GO_ON }))).toEqual(['done', 'notSent']);
		expect(sent()).toEqual(['a']);
	});
});

it("an item goes out in its own credential's name, and not at all where that cannot be read", async () => {
	const { credential } = bench;
	const shops = ['payapptest', 'shop2'].map((userid) => ({ ...credential, userid }));
	const begun = await bench.begin('payment.request', parameters, items('a', 'b', 'c'), {
		settings: GO_ON,
		credentialOf: (index) => {
			if (index === 2) throw new Error('[Error resolving credentials]');
			return shops[index ?? 0] as never;
		},
	});
	const done = await begun.ended;
	const names = bench.fieldsOf('payrequest').map(({ userid }) => userid);
	expect(names).toEqual(['payapptest', 'shop2']);
	expect(told(done)[2]).toBe('invalid');
	expect(JSON.stringify(done.json[2])).toMatch(/'Credential' could not be read/);
});
