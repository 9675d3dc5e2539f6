import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { acknowledgeOperation } from '../../../nodes/core/webhook/acknowledge';

describe('the operation Acknowledge', () => {
	const operation = acknowledgeOperation('PayApp', { accepted: 'SUCCESS', refused: 'FAIL' });

	it.each([
		['accepted', 'SUCCESS'],
		['refused', 'FAIL'],
	])('%s: answers once, however many items there are, and passes them on', async (answer, body) => {
		const sent: unknown[] = [];
		const execution = {
			sendResponse: (response: IN8nHttpFullResponse) => sent.push(response),
		} as unknown as IExecuteFunctions;
		const items = [{ a: 1 }, { a: 2 }, { a: 3 }];
		const passed = await Promise.all(
			items.map((item, index) =>
				operation.run({ execution, credential: undefined, item, index }, { answer }),
			),
		);
		expect(passed).toEqual(items);
		expect(sent).toEqual([
			{ body, headers: { 'content-type': 'text/plain; charset=utf-8' }, statusCode: 200 },
		]);
	});

	it('fails its item where n8n cannot answer', async () => {
		const execution = {
			sendResponse: async () => await Promise.reject(new Error('The request is gone')),
		} as unknown as IExecuteFunctions;
		const run = operation.run(
			{ execution, credential: undefined, item: {}, index: 0 },
			{ answer: 'accepted' },
		);
		await expect(run).rejects.toThrow('The request is gone');
	});
});
