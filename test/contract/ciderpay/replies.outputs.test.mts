/** What the node gives of CiderPay's answers: outputs, and pages of products. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CiderPayBench } from '../../support/ciderpay.mts';
import { LINK } from './link.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

const product = async (goodsName: string) =>
	(await bench.run('product.create', { goodsName, goodsPrice: 1000 })).json[0]?.id;

describe('outputs', () => {
	it('of member calls name what was made or found', async () => {
		const { account } = bench.cider;
		expect((await bench.run('member.createWebKey')).json).toMatchObject([
			{ webKey: 'webkey-of-ciderstore' },
		]);
		expect((await bench.run('member.getTokens')).json).toEqual([
			{ approvalToken: account.approvalToken, feedbackToken: account.feedbackToken },
		]);
		expect((await bench.run('member.setPaymentToken', { payTokenYn: true })).json).toMatchObject([
			{ payTokenYn: true, approvalToken: account.approvalToken },
		]);
		const changed = await bench.run('member.changePassword', { newPasswd: 'n3w-Passwd' });
		expect(changed.json).toEqual([{ changed: true }]);
	});

	// ciderpay.txt: 영중소 레벨
	it.each([
		['0', 'micro', '영세'],
		['1', 'small1', '중소1'],
		['2', 'small2', '중소2'],
		['3', 'small3', '중소3'],
		['4', 'general', '일반'],
	])('of the company scale %s say what it means', async (digit, scale, meaning) => {
		const bizNo = `0-00-0000000-${digit}`;
		const { json } = await bench.run('member.getCompanyScale', { bizNo });
		expect(json).toMatchObject([{ var1: digit, scale, meaning: expect.stringContaining(meaning) }]);
	});

	it('of the VAT report are its three lists, or one item a row', async () => {
		const period = { year: 2025, dateRangeType: 'Q1' };
		const [lists] = (await bench.run('vatReport.get', period)).json;
		expect(Object.keys(lists ?? {})).toEqual([
			'dateTaxList',
			'payMethodSumTaxList',
			'totalSumTaxList',
		]);
		const rows = (await bench.run('vatReport.get', { ...period, output: 'rows' })).json;
		for (const list of Object.keys(lists ?? {})) {
			expect(rows.filter((row) => row.list === list)).toEqual(
				(lists?.[list] as IDataObject[]).map((row) => ({ list, ...row })),
			);
		}
		expect(rows[0]).toMatchObject({ dateStr: '2025년 01월', payMethod: '신용카드' });
	});

	it.each(['empty', 'json', 'text'] as const)('of a deletion with the reply %s', async (reply) => {
		bench.cider.switches.deleteReply = reply;
		const id = await product('꽃');
		expect((await bench.run('product.delete', { id })).json).toEqual([{ deleted: true, id }]);
		expect(bench.cider.products.size).toBe(0);
		await bench.run('paymentLink.create', LINK);
		const [link] = (await bench.run('paymentLink.getAll', { returnAll: true })).json;
		const deleted = await bench.run('paymentLink.delete', {
			id: { __rl: true, mode: 'list', value: link?.id },
		});
		expect(deleted.json).toEqual([{ deleted: true, id: link?.id }]);
	});

	it.each(['object', 'list'] as const)('of payment links with goodsInfos as %s', async (shape) => {
		bench.cider.switches.goodsInfosAs = shape;
		const made = await bench.run('paymentLink.create', LINK);
		expect(made.json[0]?.linkUrl).toBe([...bench.cider.paymentLinks.values()][0]?.url);
		await bench.run('paymentLink.create', LINK);
		const all = await bench.run('paymentLink.getAll', { returnAll: true });
		expect(all.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect((await bench.run('paymentLink.getAll', { limit: 1 })).json).toHaveLength(1);
	});

	it('of a registration and a subscription name the page and the request number', async () => {
		const parameters = {
			customMobile: '010-0000-0000',
			goodName: '꽃',
			price: 1000,
			periodDateVal: '1',
		};
		const card = await bench.run('registeredCard.requestRegistration', parameters);
		const [kept] = [...bench.cider.cards.values()];
		expect(card.json).toMatchObject([{ authUrl: kept?.authUrl, payUniqueNo: kept?.payUniqueNo }]);
		const subscription = await bench.run('subscription.request', parameters);
		const [made] = [...bench.cider.subscriptions.values()];
		expect(subscription.json).toMatchObject([
			{ authUrl: made?.authUrl, payUniqueNo: made?.payUniqueNo },
		]);
	});

	it('of a subscription from approval to its end', async () => {
		const request = await bench.run('subscription.request', {
			customMobile: '01000000000',
			goodName: '꽃',
			price: 1000,
			periodDateVal: '1',
		});
		const subscription = bench.cider.approveSubscription(String(request.json[0]?.payUniqueNo));
		const { rpToken } = subscription;
		const steps: Array<[string, IDataObject, IDataObject]> = [
			['changePrice', { price: 1500 }, { changed: true, price: 1500 }],
			['pause', {}, { paused: true }],
			['resume', {}, { resumed: true }],
			['delete', {}, { deleted: true }],
		];
		for (const [operation, more, output] of steps) {
			const done = await bench.run(`subscription.${operation}`, { rpToken, ...more });
			expect(done.json).toEqual([output]);
		}
		expect(subscription).toMatchObject({ price: 1500, state: 'DESTROY' });
	});
});

describe('the pages of products', () => {
	const names = Array.from({ length: 7 }, (_, index) => `꽃${index}`);
	const listed = async (parameters: IDataObject) =>
		(await bench.run('product.getAll', parameters)).json.map(({ goodsName }) => goodsName);
	const asked = () =>
		bench.sent('GET /oapi/goods/paging').map(({ values }) => values.page ?? 'first');

	describe.each(['content', 'conent'] as const)('in %s', (listKey) => {
		it.each([0, 1])('counted from %d: all are read, until a page is empty', async (pageBase) => {
			for (const name of names) await product(name);
			Object.assign(bench.cider.switches, { listKey, pageBase });
			const all = { returnAll: true, additionalFields: { size: 3 } };
			expect(await listed(all)).toEqual(names);
			expect(asked()).toEqual(['first', 1, 2, 3].map((one, i) => (i ? String(pageBase + i) : one)));
		});
	});

	it('stop at the limit', async () => {
		for (const name of names) await product(name);
		expect(await listed({ limit: 4, additionalFields: { size: 3 } })).toEqual(names.slice(0, 4));
		expect(asked()).toHaveLength(2);
		bench.cider.calls.length = 0;
		expect(await listed({ limit: 2 })).toEqual(names.slice(0, 2));
		expect(bench.cider.calls[0]?.values).toEqual({ size: '2' });
	});

	it('start where the user says, and carry the filters each time', async () => {
		for (const name of names) await product(name);
		const found = await listed({
			returnAll: true,
			additionalFields: { page: 1, size: 2, goodsNameLike: '꽃' },
		});
		expect(found).toEqual(names.slice(2));
		for (const { values } of bench.sent('GET /oapi/goods/paging')) {
			expect(values).toMatchObject({ size: '2', goodsNameLike: '꽃' });
		}
	});

	it('that are all the same do not go on for ever', async () => {
		const data = { size: 1, number: 0, totalElements: 1, content: [{ id: '1' }] };
		bench.cider.switches.brokenReply = JSON.stringify({ success: true, data });
		const done = await bench.run('product.getAll', { returnAll: true });
		expect(done.error.description).toContain('the same page');
		expect(asked().length).toBeLessThan(5);
	});

	it('may come as text, since the manual types the list STRING', async () => {
		const content = '[{"id":"1","goodsName":"꽃"}]';
		bench.cider.switches.brokenReply = JSON.stringify({ success: true, data: { content } });
		expect(await listed({ limit: 1 })).toEqual(['꽃']);
	});
});
