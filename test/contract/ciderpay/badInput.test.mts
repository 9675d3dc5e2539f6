/** Wrong values get an error that names the field and the rule before anything is sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { CiderPayBench } from '../../support/ciderpay.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

/** An empty value that n8n cannot see before the run */
const EMPTY = '={{ "" }}';
const LINK = { goodsName: '꽃', goodsPrice: 1000, goodsDescription: '빨간 꽃' };
const CARD = { customMobile: '01000000000' };
const CHARGE = { mpToken: 'mp-1', goodName: '꽃', price: 1000, content: '3월분' };
const SUBSCRIPTION = { ...CARD, goodName: '꽃', price: 1000, periodDateVal: '1' };
const PAYMENT = { goodName: '꽃', price: 1000, mobile: '01000000000' };
const PRODUCT = { goodsName: '꽃', goodsPrice: 1000 };

const more = (fields: IDataObject): IDataObject => ({ additionalFields: fields });
const image = (fields: IDataObject) => ({ image: { source: 'text', ...fields } });

describe('refused before anything is sent', () => {
	it.each<[string, IDataObject, string]>([
		// ciderpay.txt: 결제링크 등록
		['paymentLink.create', { ...LINK, goodsPrice: 999 }, "'Price' must be 1,000 or more"],
		['paymentLink.create', { ...LINK, goodsPrice: 1e8 }, "'Price' must be 99,999,999 or less"],
		['paymentLink.create', { ...LINK, goodsPrice: 1000.5 }, "'Price' must be a whole number"],
		['paymentLink.create', { ...LINK, goodsPrice: '={{ "1000원" }}' }, "'Price' must be a whole"],
		['paymentLink.create', { ...LINK, goodsName: EMPTY }, "'Product Name' is required"],
		['paymentLink.create', { ...LINK, goodsDescription: ' ' }, "'Description' is required"],
		[
			'paymentLink.create',
			{ ...LINK, taxType: 'TAX_FREE' },
			"'Tax Type' must be one of: Taxable (TAX), Tax-Free (FREE)",
		],
		[
			'paymentLink.create',
			{ ...LINK, useDiscount: true, discountPercent: EMPTY },
			"'Discount (%)' is required",
		],
		[
			'paymentLink.create',
			{ ...LINK, stockInfo: { stock: { use: true, stockCnt: '={{ null }}' } } },
			"'Stock > Quantity' is required",
		],
		[
			'paymentLink.create',
			{ ...LINK, buyAmount: { amount: { use: true, minAmount: 3, maxAmount: 3 } } },
			"'Quantity per Purchase > Minimum' must be less than 'Maximum'",
		],
		[
			'paymentLink.create',
			{ ...LINK, deliveryPrice: { delivery: { use: true, price: EMPTY } } },
			"'Delivery > Delivery Fee' is required",
		],
		[
			'paymentLink.create',
			{
				...LINK,
				deliveryPrice: {
					delivery: { use: true, price: 1, useFree: true, conditionalFreePrice: EMPTY },
				},
			},
			"'Delivery > Free From Order Amount' is required",
		],
		[
			'paymentLink.create',
			{ ...LINK, feedbackUrl: 'n8n.example' },
			"'Notification URL' must be a full address",
		],
		['product.create', { ...PRODUCT, goodsPrice: -1 }, "'Price' must be 1 or more"],
		[
			'product.create',
			{ ...PRODUCT, ...more({ imageFile: image({ encodeBase64: '꽃', fileName: 'a' }) }) },
			"'Image > Base64 Text' must be base64 text",
		],
		[
			'product.create',
			{ ...PRODUCT, ...more({ imageFile: image({ encodeBase64: 'AAEC' }) }) },
			"'Image > File Name' is required",
		],
		['product.getAll', { limit: -1 }, "'Limit' must be 1 or more"],
		['product.getAll', { limit: 0 }, "'Limit' must be 1 or more"],
		['product.getAll', { ...more({ page: -1 }) }, "'Page' must be 0 or more"],
		['product.getAll', { ...more({ size: 0 }) }, "'Page Size' must be 1 or more"],
		['product.getAll', { ...more({ startDate: '2026-2-1' }) }, "'Registered From' must be a day"],
		['product.getAll', { ...more({ endDate: '2026-02-30' }) }, "'Registered Until' must be a day"],
		['product.get', { id: { __rl: true, mode: 'id', value: EMPTY } }, "'Product' is required"],
		['paymentLink.delete', { id: { __rl: true, mode: 'list', value: EMPTY } }, "'Payment Link' is"],
		['vatReport.get', { year: 26 }, "'Year' must be a year with four digits"],
		['vatReport.get', { dateRangeType: 'Q5' }, "'Period' must be one of"],
		['vatReport.sendEmail', { year: 2026, email: 'nobody' }, "'Email' must be an e-mail address"],
		['member.getCompanyScale', { bizNo: '12-34-5678X' }, "'Business Number' must be digits"],
		['member.changePassword', { newPasswd: EMPTY }, "'New Password' is required"],
		[
			'registeredCard.requestRegistration',
			{ customMobile: '전화' },
			"'Buyer Mobile Phone' must be digits",
		],
		[
			'registeredCard.requestRegistration',
			{ ...CARD, ...more({ customEmail: 'x' }) },
			"'Buyer Email' must be an e-mail address",
		],
		['registeredCard.charge', { ...CHARGE, price: 0 }, "'Amount' must be 1 or more"],
		['registeredCard.charge', { ...CHARGE, mpToken: EMPTY }, "'Card Token' is required"],
		['registeredCard.charge', { ...CHARGE, content: EMPTY }, "'Description' is required"],
		[
			'registeredCard.charge',
			{ ...CHARGE, feedbackUrl: '={{ $json.nothing }}' },
			"'Notification URL' has no value: its expression returned nothing",
		],
		// ciderpay.txt: 정기 결제 승인 요청
		[
			'subscription.request',
			{
				...SUBSCRIPTION,
				periodDateType: 'YEAR',
				periodDateValSub: EMPTY,
				limitDateStr: '2027-12-31',
			},
			"'Billing Day of the Month' is required",
		],
		[
			'subscription.request',
			{ ...SUBSCRIPTION, periodDateType: 'YEAR', periodDateValSub: '1' },
			"'Ends On' is required when 'Period' is Year",
		],
		[
			'subscription.request',
			{ ...SUBSCRIPTION, limitDateStr: '20271231' },
			"'Ends On' must be a day",
		],
		[
			'subscription.request',
			{ ...SUBSCRIPTION, ...more({ firstPrice: 500 }) },
			"'First Charge Amount' works only with 'First Charge' At Approval",
		],
		[
			'subscription.request',
			{ ...SUBSCRIPTION, ...more({ taxType: 'FREE' }) },
			"'Tax Type' must be one of: Taxable (TAX), Tax-Free (TAX_FREE)",
		],
		['subscription.changePrice', { rpToken: 'rp', price: 0 }, "'Amount' must be 1 or more"],
		['payment.request', { ...PAYMENT, price: 999 }, "'Amount' must be 1,000 or more"],
		['payment.request', { ...PAYMENT, smsuse: 'y' }, "'Send Text Message' must be one of"],
		['payment.request', { ...PAYMENT, ...more({ payLimitDay: '3' }) }, "'Payable Until' must be"],
		['payment.cancel', { orderNo: EMPTY }, "'Payment Number' is required"],
	])('%s %j: %s', async (operation, parameters, words) => {
		const done = await bench.run(operation, parameters);
		expect(done.status).toBe('error');
		expect(done.error.message).toContain(words);
		expect(done.error.description).toContain('Nothing was sent');
		expect(bench.cider.calls).toEqual([]);
	});

	it.each<[string, IDataObject, IDataObject, string]>([
		[
			'member.getTokens',
			{},
			{ memberID: ' ' },
			"'Merchant ID' is required. Enter it here or in the credential",
		],
		['payment.cancel', { orderNo: '1' }, { feedbackToken: '' }, "'Feedback Token' is required"],
		['member.getTokens', {}, { devToken: '' }, "'Developer Token' is empty"],
		['member.getTokens', {}, { devID: '개발사' }, "'Developer ID' holds characters"],
		['product.get', { id: '..' }, {}, "'..' cannot stand in a path"],
		['registeredCard.delete', { mpToken: '.' }, {}, "'.' cannot stand in a path"],
		['subscription.delete', { memberID: '..', rpToken: 'rp' }, {}, "'..' cannot stand in a path"],
	])('%s %j with the credential %j: %s', async (operation, parameters, credential, words) => {
		const done = await bench.run(operation, parameters, [{}], {}, credential);
		expect(`${done.error.message} ${done.error.description}`).toContain(words);
		expect(bench.cider.calls).toEqual([]);
	});
});

describe('in a path', () => {
	it.each(['a/b', 'a/../b', '../goods', 'a b', 'a?b=c#d', '%2e%2e', '가'])(
		'%s stays one part of it',
		async (id) => {
			await bench.run('product.get', { id });
			expect(bench.cider.calls).toMatchObject([{ call: 'GET /oapi/goods/{id}', values: { id } }]);
		},
	);
});
