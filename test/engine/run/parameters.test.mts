import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodeType,
	NodeParameterValueType,
} from 'n8n-workflow';

import { parameterReader } from '../../../nodes/core/fields/parameterReader';
import { execute } from '../../support/engine.mts';

const price: INodeProperties = { displayName: 'Price', name: 'price', type: 'string', default: '' };

/** A node that outputs each item's field as our reader and as n8n itself reads it */
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

const expressions = fc.constantFrom<NodeParameterValueType>(
	'={{ $json.order.price }}',
	'={{ $json.order }}',
	"={{ 'Order ' + $json }}",
	'={{ $json }}',
	'={{ 1000 * 2 }}',
	['={{ $json.order.price }}'],
	{ price: '={{ $json.order.price }}' },
);

/** Items can be bare values, too: n8n's HTTP Request makes them of the answer `[5000, 7000]`. */
const items = fc.oneof(
	{ weight: 4, arbitrary: values.map((one) => ({ order: { price: one } })) },
	values.map((one) => ({ order: one })),
	values,
);

describe('a value that an expression only names', () => {
	it("is what n8n's own expressions make of it, whatever it is", async () => {
		await fc.assert(
			fc.asyncProperty(
				expressions,
				fc.array(items, { minLength: 20, maxLength: 40 }),
				async (expression, list) => {
					const { json, status } = await execute({
						type: comparing,
						parameters: { price: expression },
						items: list as IDataObject[],
					});
					expect(status).toBe('success');
					expect(json).toHaveLength(list.length);
					for (const { ours, n8n } of json) expect(ours).toStrictEqual(n8n);
				},
			),
			{ numRuns: 100 },
		);
	});
});
