/** Image uploads to CiderPay. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { CiderPayBench } from '../../support/ciderpay.mts';
import { execute } from '../../support/engine.mts';
import { LINK } from './link.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

describe('images', () => {
	const BYTES = Buffer.from([0, 1, 2, 253, 254, 255]);
	/** Returns the node with files on its items, which the engine's items here lack. */
	const withFiles = (files: Record<string, { fileName?: string; bytes: Buffer }>): INodeType => {
		const node = new CiderPay();
		return {
			description: node.description,
			async execute(this: IExecuteFunctions) {
				const context = Object.create(this) as IExecuteFunctions;
				const fileOf = (name: string) => {
					const file = files[name];
					if (!file) throw new RangeError(`This item has no binary field '${name}'`);
					return file;
				};
				const helpers = {
					...this.helpers,
					assertBinaryData: (_: number, name: string) => ({ fileName: fileOf(name).fileName }),
					getBinaryDataBuffer: async (_: number, name: string) => fileOf(name).bytes,
				};
				Object.defineProperty(context, 'helpers', { value: helpers });
				return await node.execute.call(context);
			},
		} as INodeType;
	};
	const runWith = async (type: INodeType, parameters: IDataObject, items: IDataObject[] = [{}]) =>
		await execute({ type, parameters, items, credential: bench.credential });
	const create = { resource: 'paymentLink', operation: 'create', ...LINK };

	it('from files and from text go out together, in order', async () => {
		const image = [
			{ source: 'file', binaryField: 'photo' },
			{ source: 'text', encodeBase64: 'data:image/png;base64,AA\nEC', fileName: '둘.png' },
			{ source: 'file', binaryField: 'photo', fileName: '셋.png' },
		];
		const done = await runWith(withFiles({ photo: { fileName: '하나.jpg', bytes: BYTES } }), {
			...create,
			additionalFields: { imageFiles: { image } },
		});
		expect(done.status).toBe('success');
		const encodeBase64 = 'AAEC/f7/';
		expect(bench.cider.calls[0]?.values.imageFiles).toEqual([
			{ fileName: '하나.jpg', encodeBase64 },
			{ fileName: '둘.png', encodeBase64: 'AAEC' },
			{ fileName: '셋.png', encodeBase64 },
		]);
	});

	it('that are missing leave the item unsent, and say so', async () => {
		const image = { source: 'file', binaryField: 'nothing' };
		const done = await runWith(withFiles({}), {
			resource: 'product',
			operation: 'create',
			goodsName: '꽃',
			goodsPrice: 1000,
			additionalFields: { imageFile: { image } },
		});
		expect(done.error.message).toContain("no binary field 'nothing'");
		expect(bench.cider.calls).toEqual([]);
	});

	it('that one of two items lacks keep both from being sent', async () => {
		const done = await runWith(
			withFiles({ photo: { bytes: BYTES } }),
			{
				resource: 'product',
				operation: 'create',
				goodsName: '꽃',
				goodsPrice: 1000,
				additionalFields: {
					imageFile: { image: { source: 'file', binaryField: '={{ $json.field }}' } },
				},
			},
			[{ field: 'photo' }, { field: 'nothing' }],
		);
		expect(done.error.message).toContain("no binary field 'nothing' [item 1]");
		expect(done.error.description).toBe(
			'None of the 2 items was sent. Correct the fields and run again.',
		);
		expect(bench.cider.calls).toEqual([]);
	});

	it('of 10 MB do no harm: they are sent, or the server says that they are too large', async () => {
		const bytes = Buffer.alloc(10 * 1024 * 1024, 7);
		const done = await runWith(withFiles({ photo: { bytes } }), {
			...create,
			additionalFields: { imageFiles: { image: [{ source: 'file', binaryField: 'photo' }] } },
		});
		expect([done.status, bench.cider.paymentLinks.size]).toEqual(
			done.status === 'success' ? ['success', 1] : ['error', 0],
		);
	});
});
