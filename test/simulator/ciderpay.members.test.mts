/** The simulated CiderPay behaves as its manual says (ciderpay.txt): members and what they offer. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'undici';

import type { CiderPaySandbox } from '../../sandbox/index.mts';
import { Developer } from './ciderpay.mts';
import type { Json } from './ciderpay.mts';

let developer: Developer;
let cider: CiderPaySandbox;
beforeEach(async () => {
	developer = await Developer.start();
	({ cider } = developer);
});
afterEach(async () => await developer.close());

const GOODS = { goodsName: '우유', goodsPrice: 1000, useTax: true };

describe('members', () => {
	it('let in the developer only, for its sub-accounts only', async () => {
		const key = `GET /oapi/pmember/makeWebKey?memberID=${cider.account.memberID}`;
		expect(await developer.call(key)).toMatchObject({ success: true, var1: expect.any(String) });
		expect(await developer.call(key, { headers: { devToken: 'x' } })).toEqual({
			success: false,
			message: expect.any(String),
		});
		const others = await developer.call('GET /oapi/pmember/childToken?memberID=otherstore');
		expect(others).toEqual({ success: false, errorMessage: expect.any(String) });
		const { approvalToken, feedbackToken, memberID } = cider.account;
		const own = await developer.call(`GET /oapi/pmember/childToken?memberID=${memberID}`);
		expect(own.data).toEqual({ approvalToken, feedbackToken });
	});

	it('take forms where the samples use .field, and refuse JSON there', async () => {
		const change = 'POST /oapi/pmember/changeMemberSubPasswd';
		const fields = { ...developer.member, newPasswd: 'a b&c' };
		expect(await developer.call(change, { json: fields })).toMatchObject({ success: false });
		expect(await developer.call(change, { form: fields })).toMatchObject({ success: true });
		expect(cider.members.get(cider.account.memberID)?.password).toBe('a b&c');
		expect(await developer.call('GET /oapi/pmember/companyScale?bizNo=123-45-67890')).toMatchObject(
			{
				success: false,
			},
		);
		expect((await developer.call('GET /oapi/pmember/companyScale?bizNo=1234567894')).var1).toBe(
			'4',
		);
	});

	it('need the approval token once it is switched on', async () => {
		const { approvalToken, memberID } = cider.account;
		const on = `POST /oapi/pv/payment/setPayTokenYn/${memberID}`;
		expect((await developer.call(on, { form: { payTokenYn: 'true' } })).var1).toBe(approvalToken);
		const json = { ...developer.member, price: 1000, goodName: '우유', mobile: '01000000000' };
		const pay = 'POST /oapi/payment/request';
		expect(await developer.call(pay, { json })).toEqual({
			errCode: '9999',
			message: expect.any(String),
		});
		expect(await developer.call(pay, { json, headers: { approvalToken } })).toMatchObject({
			success: true,
		});
	});
});

describe('products', () => {
	it('are made, changed, deleted and paged through', async () => {
		const ids: string[] = [];
		for (const n of [1, 2, 3]) {
			const json = { ...developer.member, ...GOODS, goodsName: `우유 ${n}`, useTax: n !== 3 };
			ids.push(String((await developer.call('POST /oapi/goods', { json })).data));
		}
		const page = async (query: string) =>
			(await developer.call(`GET /oapi/goods/paging?${query}`)).data as Json;
		expect(await page('page=1&size=2')).toMatchObject({
			size: 2,
			number: 1,
			totalElements: 3,
			content: [{ id: ids[2] }],
		});
		expect(await page('page=2&size=2')).toMatchObject({ content: [] });
		expect(await page(`useTax=false&goodsNameLike=${encodeURIComponent('우유')}`)).toMatchObject({
			totalElements: 1,
		});
		cider.switches.listKey = 'conent';
		expect(Object.keys(await page(''))).toContain('conent');
		const one = `/oapi/goods/${ids[0]}`;
		expect(await developer.call(`PUT ${one}`, { json: { goodsPrice: 2000 } })).toMatchObject({
			success: false,
		});
		await developer.call(`PUT ${one}`, { json: { goodsPrice: 2000, useTax: false } });
		expect((await developer.call(`GET ${one}`)).data).toMatchObject({
			goodsPrice: 2000,
			useTax: false,
		});
		expect(await developer.send(`DELETE ${one}`)).toEqual({ status: 200, text: '' });
		expect(await developer.call(`GET ${one}`)).toMatchObject({ success: false });
	});

	it('take numbers as numbers and images as base64, also of 10 MB', async () => {
		const json = { ...developer.member, ...GOODS, goodsPrice: '1000' };
		expect(await developer.call('POST /oapi/goods', { json })).toMatchObject({ success: false });
		const image = { fileName: 'a.png', encodeBase64: Buffer.alloc(10_000_000).toString('base64') };
		const big = { ...developer.member, ...GOODS, imageFile: image };
		const { data } = await developer.call('POST /oapi/goods', { json: big });
		expect(cider.products.get(String(data))).toMatchObject({ imageSize: 10_000_000 });
		const bad = { ...big, imageFile: { fileName: 'a.png', encodeBase64: 'data:…' } };
		expect(await developer.call('POST /oapi/goods', { json: bad })).toMatchObject({
			success: false,
		});
	});
});

describe('payment links', () => {
	const link = (more: Json = {}): Json => ({
		...developer.member,
		goodsName: '우유',
		goodsPrice: 10_000,
		useDiscount: true,
		discountPercent: 10,
		goodsDescription: '맛있는 우유',
		taxType: 'FREE',
		stockInfo: { use: true, stockCnt: 5 },
		buyAmount: { use: true, minAmount: 1, maxAmount: 4 },
		deliveryPrice: { use: true, price: 3000, useFree: true, conditionalFreePrice: 20_000 },
		feedbackUrl: developer.feedbackUrl,
		var1: '주문 1',
		...more,
	});

	it('are made, listed by other names, paid and deleted', async () => {
		const { data } = await developer.call('POST /oapi/paymentLink', { json: link() });
		const list = `GET /oapi/paymentLink/list?memberID=${cider.account.memberID}`;
		const [item] = (await developer.call(list)).data as [Json];
		expect(item.goodsInfos).toMatchObject({
			useTax: false,
			deliPrice: 3000,
			stockCnt: 5,
			maxAmount: 4,
		});
		await request(String(data), {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: 'action=pay&amount=2&phone=01000000001',
		});
		await cider.idle();
		// 2 x 10,000 less 10 %, plus 3,000 for delivery
		expect(developer.told).toMatchObject([
			{ paymentState: 'COMPLETE', price: '21000', var1: '주문 1', recvPhone: '01000000001' },
		]);
		expect(developer.told[0]).not.toHaveProperty('cmd');
		expect(() => cider.payLink(String(item.id), { amount: 4 })).toThrow('1 ~ 3');
		await developer.send(`DELETE /oapi/paymentLink/${String(item.id)}`);
		expect((await developer.call(list)).data).toEqual([]);
	});

	it.each([
		[{ goodsPrice: 999 }, 'goodsPrice'],
		[{ goodsPrice: 100_000_000 }, 'goodsPrice'],
		[{ discountPercent: undefined }, 'discountPercent'],
		[{ taxType: 'TAX_FREE' }, 'taxType'],
		[{ stockInfo: { use: true } }, 'stockInfo.stockCnt'],
		[{ stockInfo: {} }, 'stockInfo.use'],
		[{ buyAmount: { use: true, minAmount: 2, maxAmount: '2' } }, 'buyAmount.minAmount'],
		[{ deliveryPrice: { use: true } }, 'deliveryPrice.price'],
		[{ deliveryPrice: { use: false, useFree: true } }, 'deliveryPrice.conditionalFreePrice'],
		[{ imageFiles: [{ fileName: 'a.png' }] }, 'imageFiles[0].encodeBase64'],
	])('are refused with %j', async (more, name) => {
		const reply = await developer.call('POST /oapi/paymentLink', { json: link(more) });
		expect(reply).toEqual({ errCode: '1001', message: expect.stringContaining(name) });
		expect(cider.paymentLinks.size).toBe(0);
	});
});

describe('the VAT report', () => {
	it('adds up', async () => {
		const query = `memberID=${cider.account.memberID}&year=2024&dateRangeType=HF`;
		const { data } = await developer.call(`GET /oapi/pv/payment/tax-doc?${query}`);
		const { dateTaxList, payMethodSumTaxList, totalSumTaxList } = data as Record<string, Json[]>;
		expect(dateTaxList).toHaveLength(6 * 2 * 3);
		expect(dateTaxList?.[0]).toMatchObject({ dateStr: '2024년 01월', payMethod: '신용카드' });
		expect(payMethodSumTaxList).toHaveLength(2 * 3);
		expect(totalSumTaxList?.map(({ payState }) => payState)).toEqual(['승인', '취소', '합계']);
		const [approved, cancelled, sum] = totalSumTaxList as [Json, Json, Json];
		expect(Number(approved.totalPrice) + Number(cancelled.totalPrice)).toBe(sum.totalPrice);
		expect(
			await developer.call(`GET /oapi/pv/payment/tax-doc?${query.replace('HF', 'H1')}`),
		).toMatchObject({
			errCode: '1001',
		});
		const json = { ...developer.member, year: 2024, dateRangeType: 'Q4', email: 'tax@example.com' };
		await developer.call('POST /oapi/pv/payment/tax-doc/mail', { json });
		expect(cider.mails).toEqual([{ email: 'tax@example.com', year: 2024, dateRangeType: 'Q4' }]);
	});
});
