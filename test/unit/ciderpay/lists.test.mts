import { describe, expect, it } from '@jest/globals';
import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { CiderPayApi } from '../../../credentials/CiderPayApi.credentials';
import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';

const { searchPaymentLinks, searchProducts } = new CiderPay().methods.listSearch;
const CREDENTIAL = {
	devID: 'ciderdev',
	devToken: 'TEST-devToken',
	memberID: 'ciderstore',
	baseUrl: 'https://api.ciderpay.com/',
};

/** A stand-in for the editor's request; records each call and returns this answer */
function editor(answer: unknown, credential: IDataObject = CREDENTIAL) {
	const asked: IHttpRequestOptions[] = [];
	const context = {
		getCredentials: async () => credential,
		getNode: () => ({ name: 'CiderPay', type: 'ciderPay', typeVersion: 1, parameters: {} }),
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				asked.push(options);
				return {
					statusCode: 200,
					body: typeof answer === 'string' ? answer : JSON.stringify(answer),
				};
			},
		},
	} as unknown as ILoadOptionsFunctions;
	return { context, asked };
}
const page = (rows: IDataObject[], number = 0) => ({
	success: true,
	data: { size: 50, number, totalElements: rows.length, content: rows },
});

describe('the list of products', () => {
	it('asks for a page of those of the own member, by name', async () => {
		const { context, asked } = editor(page([{ id: '1', goodsName: '꽃' }, { id: 2 }, { x: 1 }]));
		expect(await searchProducts.call(context, '꽃')).toEqual({
			results: [
				{ name: '꽃 (1)', value: '1' },
				{ name: '2', value: '2' },
			],
		});
		expect(asked).toMatchObject([
			{
				method: 'GET',
				url: 'https://api.ciderpay.com/oapi/goods/paging?size=50&memberID=ciderstore&goodsNameLike=%EA%BD%83',
				headers: { devID: 'ciderdev', devToken: 'TEST-devToken' },
				disableFollowRedirect: true,
			},
		]);
	});

	it('has a next page where this one is full', async () => {
		const rows = Array.from({ length: 50 }, (_, id) => ({ id: String(id) }));
		const first = editor(page(rows, 1));
		expect((await searchProducts.call(first.context)).paginationToken).toBe('2');
		const next = editor(page([]));
		expect(await searchProducts.call(next.context, '', '2')).toEqual({ results: [] });
		expect(next.asked[0]?.url).toContain('?page=2&size=50');
	});

	it.each([
		['{"success":false,"errorMessage":"권한 없음"}', '권한 없음'],
		['<html>', 'could not be read'],
	])('says why there is none: %s', async (answer, words) => {
		const { context } = editor(answer);
		await expect(searchProducts.call(context)).rejects.toThrow(words);
	});
});

describe('the list of payment links', () => {
	const links = [
		{ id: '1', goodsInfos: { goodsName: '빨간 꽃' } },
		{ id: '2', goodsInfos: [{ goodsName: 'Rose' }] },
		{ id: '3' },
	];

	it('names each by its goods, however the manual means goodsInfos', async () => {
		const { context, asked } = editor({ success: true, data: links });
		expect((await searchPaymentLinks.call(context)).results).toEqual([
			{ name: '빨간 꽃 (1)', value: '1' },
			{ name: 'Rose (2)', value: '2' },
			{ name: '3', value: '3' },
		]);
		expect(asked[0]?.url).toBe(
			'https://api.ciderpay.com/oapi/paymentLink/list?memberID=ciderstore',
		);
		expect((await searchPaymentLinks.call(context, 'rose')).results).toHaveLength(1);
	});

	it('needs a member', async () => {
		const { context } = editor({}, { ...CREDENTIAL, memberID: '' });
		await expect(searchPaymentLinks.call(context)).rejects.toThrow('By ID');
	});
});

describe('the credential', () => {
	it('sends its keys as headers, and is tested by a list of one', () => {
		const { authenticate, test, properties } = new CiderPayApi();
		expect(authenticate.properties.headers).toEqual({
			devID: '={{$credentials.devID}}',
			devToken: '={{$credentials.devToken}}',
		});
		expect(test.request).toMatchObject({ url: '/oapi/goods/paging', qs: { size: 1 } });
		expect(test.rules?.map(({ properties }) => properties.value as unknown)).toEqual([
			false,
			undefined,
		]);
		for (const { name, typeOptions } of properties) {
			expect([name, typeOptions?.password === true]).toEqual([name, /token|secret/i.test(name)]);
		}
	});
});
