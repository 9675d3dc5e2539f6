import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

import { goods as items, PayAppBench, REQUEST as parameters } from './payapp.mts';

/** n8n's notes of what was processed, as its database keeps them: a list for each node. */
class Notes implements IDataDeduplicator {
	readonly ofNode = new Map<string, unknown[]>();
	broken = false;
	writes = 0;

	async checkProcessedAndRecord(...[items, , { node }]: Args<'checkProcessedAndRecord'>) {
		this.writes += 1;
		if (this.broken) throw new Error('The database is not there');
		const kept = [...(this.ofNode.get(node?.id ?? '') ?? [])];
		const fresh = items.filter((item) => !kept.includes(item));
		// As n8n: read, then written back as a whole.
		await new Promise((resolve) => setTimeout(resolve, 5));
		this.ofNode.set(node?.id ?? '', [...kept, ...fresh]);
		return { new: fresh, processed: items.filter((item) => kept.includes(item)) };
	}

	async removeProcessed(...[items, , { node }]: Args<'removeProcessed'>) {
		const kept = this.ofNode.get(node?.id ?? '') ?? [];
		this.ofNode.set(
			node?.id ?? '',
			kept.filter((one) => !(items as unknown[]).includes(one)),
		);
	}

	async clearAllProcessedItems() {
		this.ofNode.clear();
	}

	async getProcessedDataCount() {
		return this.ofNode.size;
	}
}
type Args<K extends keyof IDataDeduplicator> = Parameters<IDataDeduplicator[K]>;

const notes = new Notes();
let bench: PayAppBench;
beforeAll(async () => {
	await DataDeduplicationService.init(notes);
	bench = await PayAppBench.start();
});
beforeEach(() => {
	bench.payapp.reset();
	notes.ofNode.clear();
	notes.broken = false;
	notes.writes = 0;
});
afterAll(async () => await bench.sandbox.close());

const sent = () => bench.requested();
/** Refuses the goods named b, once. */
const refuseB = () => {
	bench.payapp.switches.minimumPrice = 1000;
	return [...items('a'), { name: 'b', price: 500 }];
};
const GO_ON = { onError: 'continueRegularOutput' } as const;

describe('an execution of which n8n saved only the beginning', () => {
	it('does not send again what was sent when it is retried, and says so', async () => {
		const lost = await bench.run('payment.request', parameters, items('a', 'b'));
		const { error } = await lost.retryOfLost();
		expect(error.message).toMatch(/not known whether PayApp carried out/);
		expect(error.description).toMatch(/n8n kept nothing of how that ended/);
		expect(sent()).toEqual(['a', 'b']);
	});

	it('sends only what had not been done', async () => {
		const lost = await bench.run('payment.request', parameters, refuseB(), GO_ON);
		bench.payapp.switches.minimumPrice = 1;
		const retried = await lost.retryOfLost();
		expect(retried.json).toMatchObject([
			{ error: { outcome: 'unknown' } },
			{ mul_no: expect.any(String) },
		]);
		expect(sent()).toEqual(['a', 'b', 'b']);
	});

	it('was noted ahead in blocks: what of a block had not gone out is forgotten when the run stops', async () => {
		bench.payapp.switches.minimumPrice = 1000;
		const many = items(...Array.from({ length: 150 }, (_, index) => `item ${index}`));
		const failed = await bench.run('payment.request', parameters, [
			...many.slice(0, 3),
			{ name: 'cheap', price: 500 },
			...many.slice(3),
		]);
		expect(sent()).toHaveLength(4);
		// Noted: the three that succeeded, and neither the refused one nor those that were not sent.
		expect([...notes.ofNode.values()].flat()).toHaveLength(3);
		bench.payapp.switches.minimumPrice = 1;
		expect((await failed.retry()).status).toBe('success');
		expect(new Set(sent()).size).toBe(151);
		expect(sent()).toHaveLength(152);
		// Four to a block of 151 items: 38 writes and the forgetting, not 151.
		expect(notes.writes).toBeLessThan(60);
	});

	it('stays known when that retry is retried', async () => {
		const lost = await bench.run('payment.request', parameters, items('a'));
		const again = await (await lost.retryOfLost()).retry();
		expect(again.error.message).toMatch(/not known whether/);
		expect(sent()).toEqual(['a']);
	});

	it('is sent again where the user says so', async () => {
		const lost = await bench.run('payment.request', parameters, items('a'));
		const options = { repeatUnknown: true };
		const again = await lost.retryOfLost({ parameters: { ...lost.setup.parameters, options } });
		expect(again.status).toBe('success');
		expect(sent()).toEqual(['a', 'a']);
	});

	it('is known also where another process has written over its notes meanwhile', async () => {
		const { calls } = bench.payapp;
		calls.push = (...added) => {
			const length = Array.prototype.push.apply(calls, added);
			if (length === 2) notes.ofNode.clear();
			return length;
		};
		const lost = await bench.run('payment.request', parameters, items('a', 'b', 'c'), GO_ON);
		Reflect.deleteProperty(calls, 'push');
		const retried = await lost.retryOfLost();
		expect(retried.json).toMatchObject(Array(3).fill({ error: { outcome: 'unknown' } }));
		expect(sent()).toEqual(['a', 'b', 'c']);
	});

	it('is known also where two ran at the same time', async () => {
		const two = await Promise.all(
			['a', 'b'].map((name) => bench.run('payment.request', parameters, items(name))),
		);
		for (const lost of two) expect((await lost.retryOfLost()).status).toBe('error');
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

	it('says nothing about the next one with the same items', async () => {
		for (const times of [1, 2]) {
			const done = await bench.run('payment.request', parameters, items('a'));
			expect(done.status).toBe('success');
			expect(sent()).toHaveLength(times);
		}
	});
});

it('sends all the same where n8n cannot take notes', async () => {
	notes.broken = true;
	const done = await bench.run('payment.request', parameters, refuseB(), GO_ON);
	expect(done.json).toMatchObject([
		{ mul_no: expect.any(String) },
		{ error: { outcome: 'refused' } },
	]);
});

it('keeps nothing in the notes that can be read', async () => {
	await bench.run('payment.request', parameters, items('a'));
	expect([...notes.ofNode.values()].flat()).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});
