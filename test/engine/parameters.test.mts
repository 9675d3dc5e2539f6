import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INodeProperties, INodeType } from 'n8n-workflow';

import { parameterReader } from '../../nodes/core/parameters';
import { execute } from './engine.mts';

const price: INodeProperties = { displayName: 'Price', name: 'price', type: 'string', default: '' };

/** A node that gives for each item what the reader makes of its field, and what n8n makes of it. */
const comparing = {
	description: {
		displayName: 'Comparing',
		name: 'comparing',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Comparing' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [price],
	},
	async execute(this: IExecuteFunctions) {
		const read = parameterReader(this);
		const pairs = this.getInputData().map((_, item) => ({
			json: { ours: read(price, item), n8n: this.getNodeParameter('price', item) } as IDataObject,
		}));
		return await Promise.resolve([pairs]);
	},
} satisfies INodeType;

const values = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('=1+1', '={{ 1 }}', '{{ $json.x }}', '__proto__', '01000000000', '1,000', ' '),
	fc.double(),
	fc.maxSafeInteger(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.integer(), { maxLength: 2 }),
	fc.record({ name: fc.string() }),
);

describe('a value that an expression only names', () => {
	it("is what n8n's own expressions make of it, whatever it is", async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(values, { minLength: 20, maxLength: 40 }), async (list) => {
				const { json, status } = await execute({
					type: comparing,
					parameters: { price: '={{ $json.order.price }}' },
					items: list.map((one) => ({ order: { price: one } })),
				});
				expect(status).toBe('success');
				expect(json).toHaveLength(list.length);
				for (const { ours, n8n } of json) expect(ours).toStrictEqual(n8n);
			}),
			{ numRuns: 25 },
		);
	});
});
