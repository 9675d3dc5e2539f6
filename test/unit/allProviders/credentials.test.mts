import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readCredentials } from '../../../nodes/core/execution/itemCredentials';

type Resolve = (item: { json: IDataObject } | undefined, index: number) => unknown;

/** A stand-in for n8n that resolves one credential field per item and counts the reads */
function executionWith(items: IDataObject[], resolve: Resolve, written = '={{ … }}') {
	const input = items.map((json) => ({ json }));
	let reads = 0;
	const getDecrypted = async (...[, , , , , isRaw]: unknown[]) =>
		await Promise.resolve({ userid: isRaw ? written : '' });
	const execution = {
		additionalData: { credentialsHelper: { getDecrypted } },
		getNode: () => ({ credentials: { testApi: { id: '1', name: 'Test' } } }),
		getMode: () => 'webhook',
		getExecuteData: () => ({}),
		getInputData: () => input,
		getCredentials: async (_: string, index: number) => {
			reads += 1;
			return await Promise.resolve({ userid: resolve(input[index], index) });
		},
	} as unknown as IExecuteFunctions;
	return { execution, input, reads: () => reads };
}

/** Mimics n8n's `$('Node').item`: ignores the item's own values, and fails if there is no item. */
const pairedWith =
	(isOther: (index: number) => boolean): Resolve =>
	(item, index) => {
		if (!item) throw new Error('No path back to node');
		return isOther(index) ? 'B' : 'A';
	};

const many = Array.from({ length: 200 }, (_, index): IDataObject => ({ index }));
const names = async (execution: IExecuteFunctions, count: number) =>
	(await readCredentials(execution, 'testApi', count)).map((one) =>
		'credential' in one ? one.credential.userid : one.unreadable,
	);

describe("each item's own credential", () => {
	it.each<[string, Resolve]>([
		['a value of the item', (item) => item?.json.index],
		['a value that one item alone has', (item) => (item?.json.index === 150 ? 'B' : 'A')],
		['a value that is missing with most', (item) => (item && 'x' in item.json ? 'B' : 'A')],
		['all values', (item) => Object.keys(item?.json ?? {}).length],
		['its number', (_, index) => index],
		['its number, for the second alone', (_, index) => (index === 1 ? 'B' : 'A')],
		['its number, for the last alone', (_, index) => (index === 199 ? 'B' : 'A')],
		['its number, for one in the middle', (_, index) => (index === 100 ? 'B' : 'A')],
		['whether it has a value', (item) => (Object.hasOwn(item?.json ?? {}, 'x') ? 'B' : 'A')],
		['the names of its values', (item) => Reflect.ownKeys(item?.json ?? {}).join('')],
		['the item of another node that it is paired with', pairedWith((index) => index === 150)],
		['the moment', () => Math.random()],
	])('is read for every item where it depends on %s', async (_, resolve) => {
		const { execution, reads } = executionWith(many, resolve);
		const got = await names(execution, many.length);
		expect(got).toHaveLength(many.length);
		expect(reads()).toBeGreaterThanOrEqual(many.length);
		if (!String(resolve).includes('random')) {
			expect(got).toEqual(many.map((json, index) => resolve({ json }, index)));
		}
	});

	it('is read a few times where no field of it is an expression', async () => {
		const { execution, reads } = executionWith(many, () => 'shop', 'shop');
		expect(new Set(await names(execution, many.length))).toEqual(new Set(['shop']));
		expect(reads()).toBe(4);
	});

	it('is read for every item where n8n does not say how it is written', async () => {
		const { execution, reads } = executionWith(many, () => 'shop', 'shop');
		Reflect.deleteProperty(execution, 'additionalData');
		expect(new Set(await names(execution, many.length))).toEqual(new Set(['shop']));
		expect(reads()).toBe(many.length);
	});

	it('tells the items for which it cannot be read, and throws where it can be for none', async () => {
		const resolve: Resolve = (_, index) => {
			if (index === 1) throw new Error('no such value');
			return 'shop';
		};
		const { execution } = executionWith(many.slice(0, 3), resolve);
		expect(await names(execution, 3)).toEqual(['shop', 'no such value', 'shop']);
		const none = executionWith(many.slice(0, 2), () => {
			throw new Error('no key');
		});
		await expect(names(none.execution, 2)).rejects.toThrow('no key');
	});
});
