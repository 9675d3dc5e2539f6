/** What the node makes of CiderPay's answers (outputs, pages, refusals), and image uploads. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { CiderPay } from '../../../nodes/CiderPay/CiderPay.node';
import { CiderPayBench } from '../../support/ciderpay.mts';
import { execute } from '../../support/engine.mts';

let bench: CiderPayBench;
beforeAll(async () => {
	bench = await CiderPayBench.start();
});
beforeEach(() => bench.cider.reset());
afterAll(async () => await bench.sandbox.close());

const LINK = { goodsName: '꽃', goodsPrice: 1000, goodsDescription: '빨간 꽃' };
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

describe('a refusal', () => {
	it.each(['errorMessage', 'message', 'errorType', 'errCode'] as const)(
		'worded with %s is one, under HTTP 200 and 400',
		async (errorShape) => {
			for (const refusalHttpStatus of [200, 400]) {
				Object.assign(bench.cider.switches, { errorShape, refusalHttpStatus });
				const done = await bench.run('product.get', { id: '1' });
				expect(done.error.message).toContain('데이터가 존재하지 않습니다');
			}
		},
	);

	it('with an empty errCode and no success is one', async () => {
		bench.cider.switches.brokenReply = '{"errCode":"","message":"값 오류"}';
		const done = await bench.run('member.getTokens', {});
		expect(done.error.message).toContain('refused');
		expect(done.error.message).toContain('값 오류');
	});

	it.each(['{"errCode":"","message":"값 오류"}', '{"errCode":"0000","message":"OK"}'])(
		'is not read out of %s where money may have moved',
		async (reply) => {
			bench.cider.switches.brokenReply = reply;
			const done = await bench.run('payment.cancel', { orderNo: '1', token: 't' });
			expect(done.error.message).toContain('not known');
		},
	);

	it.each([
		['1001', 'required field'],
		['1014', 'not there at all'],
		['2001', 'Request Cancellation'],
		['2002', 'order number and token'],
	])('with code %s says what to do', async (code, words) => {
		bench.cider.switches.refuse = { code, message: '오류' };
		bench.cider.switches.errorShape = 'errCode';
		const done = await bench.run('payment.cancel', { orderNo: '1', token: 't' });
		expect(done.error.message).toContain(`(code ${code})`);
		expect(done.error.description).toContain(words);
	});

	it('that names the other way to cancel says so', async () => {
		bench.cider.switches.settled = true;
		const made = await bench.run('payment.request', {
			goodName: '꽃',
			price: 1000,
			mobile: '01000000000',
		});
		const { orderNo, token } = bench.cider.payRequest(String(made.json[0]?.payUniqueNo));
		const refused = await bench.run('payment.cancel', { orderNo, token });
		expect(refused.error.description).toContain('Request Cancellation');
		const asked = await bench.run('payment.requestCancellation', { orderNo, token });
		expect(asked.json).toEqual([{ requested: true, orderNo }]);
	});

	it('of wrong keys is a refusal, and shows none of them', async () => {
		const done = await bench.run('member.getTokens', {}, [{}], {}, { devToken: 'WRONG-TOKEN' });
		expect(done.error.message).toContain('devToken 값이 정확하지 않습니다');
		expect(done.stored).not.toContain('WRONG-TOKEN');
	});
});

describe('the payment token', () => {
	const request = { goodName: '꽃', price: 1000, mobile: '01000000000' };
	const header = () => bench.sent('POST /oapi/payment/request')[0]?.headers.approvaltoken;

	it('goes out as a header for its own merchant', async () => {
		await bench.run('payment.request', request);
		expect(header()).toBe(bench.cider.account.approvalToken);
	});

	it('never goes out for another merchant', async () => {
		await bench.run('payment.request', { ...request, memberID: 'ciderstore2' });
		expect(header()).toBeUndefined();
	});

	it('of the item comes first, and never stands in the body', async () => {
		const additionalFields = { approvalToken: 'OWN-TOKEN' };
		await bench.run('payment.request', { ...request, additionalFields });
		expect(header()).toBe('OWN-TOKEN');
		expect(bench.cider.calls[0]?.body).not.toContain('TOKEN');
	});
});

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
	const runWith = async (type: INodeType, parameters: IDataObject) =>
		await execute({ type, parameters, items: [{}], credential: bench.credential });
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
