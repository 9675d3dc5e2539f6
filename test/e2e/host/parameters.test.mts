import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import {
	listOfItems,
	openBench,
	publish,
	requestPayment,
	runWithItems,
	type Bench,
} from './bench.mts';

/** Item values that n8n could mistake for something else or format differently */
const NAMES = [
	'Tea',
	'=1+1',
	'{{ $json.price }}',
	'={{ $json.price }}',
	'녹차 "세작" 🍵',
	'01000000000',
	'1,000',
	'a\nb',
	202611220001,
	0.5,
	1e21,
];

describe('a value that an expression only names', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openBench();
	}, 300_000);

	afterAll(async () => {
		await bench.close();
	});

	it("is sent as n8n's own expressions give it", async () => {
		const workflow = await publish(bench, [
			...listOfItems(),
			requestPayment(
				bench,
				{ onError: 'continueRegularOutput' },
				{
					goodname: '={{ $json.order.name }}',
					// More than a path, so that n8n evaluates it
					additionalFields: { var1: '={{ ($json.order.name) }}', smsuse: 'n' },
				},
			),
		]);
		const run = await runWithItems(
			bench,
			workflow,
			NAMES.map((name) => ({ order: { name } })),
		);
		expect(run.status).toBe('success');
		const sent = bench.sandbox.payapp.calls.map(({ fields }) => new Map(fields));
		// A number that has lost digits is refused, not sent.
		expect(sent).toHaveLength(NAMES.length - 1);
		for (const fields of sent) expect(fields.get('goodname')).toBe(fields.get('var1'));
		expect(sent.map((fields) => fields.get('goodname'))).toEqual(NAMES.slice(0, -1).map(String));
	});
});
