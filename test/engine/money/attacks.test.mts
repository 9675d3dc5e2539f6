import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { until } from '../../../sandbox/n8n/command.mts';
import { told } from '../../support/engine.mts';
import type { Begun } from '../../support/engine.mts';
import type { Setup } from '../../support/setup.mts';
import { diesAt, gated, withoutRows } from '../../support/gates.mts';
import type { Gate } from '../../support/gates.mts';
import {
	bench,
	GO_ON,
	goods as items,
	openPayApp,
	REQUEST as parameters,
} from '../../support/payapp.mts';
import { processedData } from '../../support/processedData.mts';

/** Attempts to make a write go out twice. */
openPayApp();

const sent = () => bench.requested();
const type = (gate: Gate) => gated(new PayApp(), gate);

const begin = async (all: IDataObject[], more: Partial<Setup> = {}): Promise<Begun> =>
	await bench.begin('payment.request', parameters, all, { settings: GO_ON, ...more });

describe('n8n dies at any step', () => {
	const goods = () => {
		bench.payapp.switches.minimumPrice = 1000;
		return [...items('a'), { name: 'b', price: 500 }, ...items('c', 'd')];
	};
	it.each(
		(['before', 'after'] as const).flatMap((when) => [
			...[0, 1, 2, 3, 4].map((at) => ['record', at, when] as const),
			...[0, 1].map((at) => ['remove', at, when] as const),
			...[0, 1, 2, 3].map((at) => ['request', at, when] as const),
		]),
	)('%s %i, %s it: retries send nothing twice', async (name, at, when) => {
		const all = goods();
		const gate = diesAt(name, at, when);
		let isAtEnd = false;
		const begun = await begin(all, {
			type: type({
				...gate,
				before: async (step) => {
					if (step.name === name && step.ordinal === at) setTimeout(() => (isAtEnd = true), 50);
					await gate.before?.(step);
				},
			}),
		});
		await Promise.race([begun.ended, until('the end', () => isAtEnd)]);
		bench.payapp.switches.minimumPrice = 1;
		const change = { type: new PayApp() };
		await begun.retryOfLost(change);
		await begun.retryOfProgress(change);
		await begun.retryOfLost({ ...change, items: [...all].reverse() });
		await begun.retryOfProgress({ ...change, items: [...all].reverse() });
		await begun.retryOfLost(change);
		const accepted = sent().filter((good) => good !== 'b');
		expect(accepted).toEqual([...new Set(accepted)]);
		expect(sent().filter((good) => good === 'b').length).toBeLessThanOrEqual(2);
	});
});

describe('notes that were not taken', () => {
	it('by a database that was away: no retry sends twice, also where n8n saves after each node', async () => {
		processedData.broken = true;
		const begun = await begin(items('a'));
		expect(told(await begun.ended)).toEqual(['done']);
		processedData.broken = false;
		expect(told(await begun.retryOfProgress())).toEqual(['unknown']);
		expect(told(await begun.retryOfProgress())).toEqual(['unknown']);
		expect(sent()).toEqual(['a']);
	});

	it('in time, but later: no retry takes them for those of a run that sent nothing', async () => {
		const begun = await begin(items('a'), {
			type: type({
				after: ({ name, ordinal }) => {
					if (name === 'record' && ordinal === 0) throw new RangeError('Too late');
				},
			}),
		});
		expect(told(await begun.ended)).toEqual(['notSent']);
		await begun.retryOfLost({ type: new PayApp() });
		await begun.retryOfLost({ type: new PayApp() });
		expect(sent()).toEqual(['a']);
	});

	it('for want of rows: what was never saved is sent again by no retry, nor by the next one', async () => {
		const begun = await begin(items('a', 'b'), { type: withoutRows() });
		expect(told(await begun.ended)).toEqual(['done', 'done']);
		expect(told(await begun.retryOfProgress())).toEqual(['unknown', 'unknown']);
		const lost = await begun.retryOfLost({ settings: {} });
		expect(told(await lost.retry({ settings: GO_ON }))).toEqual(['unknown', 'unknown']);
		expect(sent()).toEqual(['a', 'b']);
	});

	it('for want of rows: a saved execution is retried as before', async () => {
		bench.payapp.switches.minimumPrice = 1000;
		const all = [...items('a'), { name: 'b', price: 500 }];
		const failed = await (await begin(all, { type: withoutRows(), settings: {} })).ended;
		bench.payapp.switches.minimumPrice = 1;
		expect(told(await failed.retry())).toEqual(['done', 'done']);
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('and could not be read in a retry: the next one does not take that for a no', async () => {
		const begun = await begin(items('a', 'b'));
		await begun.ended;
		processedData.rows.clear();
		processedData.broken = true;
		const unread = await begun.retryOfLost({ settings: {} });
		processedData.broken = false;
		expect(told(await unread.retry({ settings: GO_ON }))).toEqual(['unknown', 'unknown']);
		expect(sent()).toEqual(['a', 'b']);
	});
});

describe('another input', () => {
	it('stays another one where n8n dies, or its database fails, while that is noted', async () => {
		for (const gate of [diesAt('record', 1, 'after'), diesAt('remove', 0, 'before')]) {
			bench.payapp.reset();
			const begun = await begin(items('a', 'b'), { type: type(diesAt('request', 1, 'before')) });
			await until('the first', () => sent().length === 1);
			const changed = { items: items('x', 'y', 'z', 'a') };
			void begun.retryOfLost({ ...changed, type: type(gate) });
			await new Promise((resolve) => setTimeout(resolve, 100));
			await begun.retryOfLost({ ...changed, type: new PayApp() });
			expect(sent()).toEqual(['a']);
		}
	});

	it('stays another one when two retries come at once', async () => {
		const begun = await begin(items('a', 'b'), { type: type(diesAt('request', 1, 'before')) });
		await until('the first', () => sent().length === 1);
		const changed = { items: items('x', 'y', 'z', 'a'), type: new PayApp() };
		await Promise.all([1, 2, 3].map(async () => await begun.retryOfLost(changed)));
		expect(sent()).toEqual(['a']);
	});

	it('stays another one for Retry On Fail', async () => {
		const begun = await begin(items('a', 'b'), { type: type(diesAt('request', 1, 'before')) });
		await until('the first', () => sent().length === 1);
		let reads = 0;
		const retried = await begun.retryOfLost({
			type: new PayApp(),
			items: items('x', 'y', 'z', 'a'),
			settings: { retryOnFail: true, maxTries: 2 },
			// Unreadable once, for one item
			credentialOf: (index) => {
				if (index === 3 && reads++ === 0) throw new Error('gone');
				return bench.credential as never;
			},
		});
		expect(retried.status).toBe('error');
		expect(sent()).toEqual(['a']);
	});
});
