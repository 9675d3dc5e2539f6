import { describe, expect, it } from '@jest/globals';

import { listOf } from './bench.mts';
import {
	bench,
	cider,
	credential,
	credentialData,
	lookForSecrets,
	openCiderPay,
	run,
	type Row,
} from './ciderpayBench.mts';

openCiderPay();

describe('the credential', () => {
	async function test(changes: Row) {
		const { id, name } = credential;
		const data = { ...credentialData(), ...changes };
		return await bench.rest.testCredential('ciderPayApi', id, name, data);
	}

	it('is green with the right keys, and changes nothing at CiderPay', async () => {
		cider().reset();
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(cider().calls.map(({ call }) => call)).toEqual(['GET /oapi/goods/paging']);
	});

	it.each<[string, () => Row]>([
		['a wrong developer token', () => ({ devToken: 'wrong' })],
		['an unknown developer', () => ({ devID: 'nobody' })],
		['a server that is not there', () => ({ baseUrl: 'http://127.0.0.1:1' })],
		['a server that is not CiderPay', () => ({ baseUrl: bench.rest.origin })],
	])('is red with %s', async (_, changes) => {
		expect(await test(changes())).toMatchObject({ status: 'Error' });
	});
});

describe('the lists to choose from', () => {
	/** What the editor lists under a parameter's "From List" */
	const listed = async (methodName: string, path: string, filter?: string): Promise<unknown> =>
		await listOf(bench, 'ciderPay', {
			methodName,
			path,
			credentials: { ciderPayApi: credential },
			filter,
		});

	it('hold the products, and those that are searched for', async () => {
		cider().reset();
		const names = [{ goodsName: '장미' }, { goodsName: '튤립' }];
		await run(
			'product.create',
			{ goodsName: '={{ $json.goodsName }}', goodsPrice: 1000, useTax: true },
			names,
		);
		const [rose, tulip] = [...cider().products.keys()];
		const all = { results: [expect.objectContaining({ value: rose }), expect.anything()] };
		expect(await listed('searchProducts', 'id')).toMatchObject(all);
		expect(await listed('searchProducts', 'id', '튤')).toEqual({
			results: [{ name: `튤립 (${tulip})`, value: tulip }],
		});
	}, 60_000);

	it('hold the payment links', async () => {
		await run('paymentLink.create', {
			goodsName: '꽃다발',
			goodsPrice: 1000,
			goodsDescription: 'Flowers',
		});
		const [id] = [...cider().paymentLinks.keys()];
		expect(await listed('searchPaymentLinks', 'id')).toEqual({
			results: [{ name: `꽃다발 (${id})`, value: id }],
		});
		expect(await listed('searchPaymentLinks', 'id', 'tea')).toEqual({ results: [] });
	}, 60_000);
});

describe('secrets', () => {
	it('are in no stored execution of all the above, nor in the log', async () => {
		const { found, executions } = await lookForSecrets();
		expect(executions).toBeGreaterThan(1);
		expect(found).toEqual([]);
	}, 60_000);
});
