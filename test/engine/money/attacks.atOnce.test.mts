import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { until } from '../../../sandbox/n8n/command.mts';
import { told } from '../../support/engine.mts';
import type { Begun } from '../../support/engine.mts';
import type { Setup } from '../../support/setup.mts';
import { gated } from '../../support/gates.mts';
import type { Gate } from '../../support/gates.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	REQUEST as parameters,
} from '../../support/payapp.mts';
import { processedData } from '../../support/processedData.mts';

/** More attacks: two at work at once, values that come back, wrong accounts, wrong messages. */
openPayApp();

const sent = () => bench.requested();
const REQUEST = { resource: 'payment', operation: 'request', ...parameters };
const type = (gate: Gate) => gated(new PayApp(), gate);
const REPEAT = { parameters: { ...REQUEST, options: { repeatUnknown: true } } };

const begin = async (all: IDataObject[], more: Partial<Setup> = {}): Promise<Begun> =>
	await bench.begin('payment.request', parameters, all, { settings: GO_ON, ...more });

describe('two at work at once', () => {
	it('a retry that outlives the first try sends nothing that was sent', async () => {
		let go = () => {};
		const waiting = new Promise<void>((resolve) => (go = resolve));
		let isAtFirst = false;
		const begun = await begin(items('a', 'b', 'c'), {
			type: type({
				before: async ({ entries }) => {
					isAtFirst ||= entries.includes('claimed');
					if (isAtFirst) await waiting;
				},
			}),
			savedExecution: async () => await Promise.resolve(undefined),
		});
		await until('the first item', () => isAtFirst);
		let goRetry = () => {};
		const held = new Promise<void>((resolve) => (goRetry = resolve));
		let isReady = false;
		const retried = begun.retryOfLost({
			type: type({
				before: async ({ entries }) => {
					if (!entries.includes('claimed')) return;
					isReady = true;
					await held;
				},
			}),
		});
		await until('the retry', () => isReady);
		go();
		await begun.ended;
		// The note that the execution was retried stays for good.
		await until('the notes to go', () => processedData.rows.size === 1);
		goRetry();
		await retried;
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it.each([[0], [1], [2]])(
		'the same job given out again, the first worker back after %i of its items: nothing goes out twice',
		async (before) => {
			let go = () => {};
			const waiting = new Promise<void>((resolve) => (go = resolve));
			const savedExecution = async () => await Promise.resolve(undefined);
			const begun = await begin(items('a', 'b', 'c'), {
				savedExecution,
				type: type({
					before: async ({ entries }) => {
						if (entries.includes(`item ${before}`)) await waiting;
					},
				}),
			});
			await until('the first worker', () => sent().length === before);
			await (
				await begun.givenOutAgain({ type: new PayApp() })
			).ended;
			go();
			await begun.ended;
			expect(sent()).toEqual(['a', 'b', 'c']);
		},
	);

	it('the same job given out again, the first worker done before the second: nothing goes out twice', async () => {
		let go = () => {};
		const waiting = new Promise<void>((resolve) => (go = resolve));
		let isReady = false;
		const savedExecution = async () => await Promise.resolve(undefined);
		const all = items('a', 'b', 'c');
		const begun = await begin(all, {
			savedExecution,
			type: type({
				before: async ({ entries }) => {
					if (entries.includes('claimed')) await until('the second', () => isReady);
				},
			}),
		});
		const second = await begun.givenOutAgain({
			type: type({
				before: async ({ entries }) => {
					if (!entries.includes('claimed')) return;
					isReady = true;
					await waiting;
				},
			}),
		});
		await begun.ended;
		await until('the notes of the first to go', () => processedData.rows.size === 0);
		go();
		await second.ended;
		expect(sent()).toEqual(['a', 'b', 'c']);
	});
});

describe('retries of a retry that outlived the first try', () => {
	it('send nothing that the first one sent, though its notes are gone', async () => {
		let go = () => {};
		const waiting = new Promise<void>((resolve) => (go = resolve));
		const begun = await begin(items('a', 'b', 'c'), {
			savedExecution: async () => await Promise.resolve(undefined),
			type: type({
				before: async ({ name, ordinal }) => {
					if (name === 'request' && ordinal === 1) await waiting;
				},
			}),
		});
		await until('the first', () => sent().length === 1);
		const stopped = await begun.retryOfLost({ type: new PayApp(), settings: {} });
		go();
		await begun.ended;
		// The note that the execution was retried stays for good.
		await until('the notes to go', () => processedData.rows.size === 1);
		expect(told(await stopped.retry({ settings: GO_ON }))).toEqual([
			'unknown',
			'unknown',
			'unknown',
		]);
		expect(sent()).toEqual(['a', 'b', 'c']);
	});
});

describe('unknown values', () => {
	it('that were under way at Stop do not come back through the error output', async () => {
		bench.payapp.switches.latencyMs = 50;
		const begun = await begin(items('a'));
		await until('the request', () => sent().length === 1, { every: 1 });
		begun.stop();
		const stopped = await begun.ended;
		const data = stopped.run.data;
		const [entry] = data.executionData!.nodeExecutionStack;
		// The error output leads back into the node.
		data.executionData!.nodeExecutionStack.push(
			structuredClone({ ...entry!, node: undefined }) as never,
		);
		Object.assign(stopped, { saved: JSON.stringify(data) });
		await stopped.retry({ settings: GO_ON });
		expect(sent()).toEqual(['a']);
	});

	it('an agent that repeats what was unknown: each call for itself', async () => {
		const begun = await bench.begin('payment.request', parameters, items('a'), {
			isTool: true,
			settings: GO_ON,
		});
		await begun.ended;
		const lost = await begun.retryOfLost({ ...REPEAT, items: items('b') });
		expect(told(lost)).toEqual(['done']);
		const again = await begun.retryOfLost({ ...REPEAT, items: items('c') });
		expect(told(again)).toEqual(['done']);
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it('an agent that words it otherwise, where n8n saves after each node', async () => {
		const begun = await bench.begin('payment.request', parameters, items('a'), {
			isTool: true,
			settings: GO_ON,
		});
		await begun.ended;
		await begun.retryOfProgress({ items: items('A bouquet') });
		expect(sent()).toEqual(['a']);
	});
});

describe('in the wrong name', () => {
	it('one item in the middle of many has another credential', async () => {
		const shop = { ...bench.credential, userid: 'shop2' };
		const many = items(...Array.from({ length: 25 }, (_, index) => `item ${index}`));
		const begun = await begin(many, {
			credentialOf: (index) => (index === 12 ? shop : bench.credential) as never,
		});
		await begun.ended;
		const names = bench.fieldsOf('payrequest').map(({ userid }) => userid);
		expect(names[12]).toBe('shop2');
	});
});

describe('what is told', () => {
	it('a wrong item in a retry of which nothing is kept: nobody says that nothing was sent', async () => {
		const begun = await begin(items('a', 'b'));
		await begun.ended;
		const { error } = await begun.retryOfLost({
			settings: {},
			parameters: { ...REQUEST, goodname: "={{ $json.name === 'b' ? '' : $json.name }}" },
		});
		expect(error.description).not.toMatch(/None of|run again/);
	});

	it('a retry that stops at the first of two that were sent does not say that one was not', async () => {
		const begun = await begin(items('a', 'b'));
		await begun.ended;
		const { error } = await begun.retryOfLost({ settings: {} });
		expect(error.description).not.toMatch(/1 not sent\b(?! by this try)/);
	});
});
