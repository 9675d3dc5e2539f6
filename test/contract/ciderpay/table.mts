/** CiderPay's documented calls, from the manual (ciderpay.txt) alone, except MERCHANT_CALLS. */

/** Where the node takes a value from: its own field, or Additional Fields */
export type Taken = 'field' | 'additional';

export interface Row {
	/** The wire name */
	name: string;
	/** Whether the manual says 필수, or names a condition that the other rows meet */
	must: boolean;
	as: Taken;
	/** What the user enters */
	given: unknown;
	/** What goes out, if different */
	wire?: unknown;
	/** The manual requires it, but the credential may hold it or the node has a default */
	optional?: true;
	/** Every value the manual lists */
	choices?: string[];
}

export interface Call {
	/** Method and path as documented */
	call: string;
	/** The node's resource.operation */
	operation: string;
	encoding: 'query' | 'path' | 'form' | 'json';
	rows: Row[];
}

const need = (name: string, given: unknown, more: Partial<Row> = {}): Row => ({
	name,
	must: true,
	as: 'field',
	given,
	...more,
});
const may = (name: string, given: unknown, more: Partial<Row> = {}): Row => ({
	...need(name, given, more),
	must: false,
	as: more.as ?? 'additional',
});
/** A member ID that needs encoding everywhere */
export const MEMBER = '가맹점 1&2';
const member = need('memberID', MEMBER, { optional: true });
const path = (...rows: Row[]): Row[] => rows;
const token = "0mp/To ken=='";
const URL = 'https://shop.example/hook?a=1&b=%2B';
const PERIODS = ['Q1', 'Q2', 'Q3', 'Q4', 'HF', 'HS'];
const customer = [
	may('customName', '홍 "길동"'),
	may('customEmail', 'buyer+1@shop.example'),
	may('customNo', '000123'),
];
const variables = [may('var1', '000123'), may('var2', "it's a=b&c")];
const rpToken = need('rpToken', token);

export const CALLS: Call[] = [
	// 회원 API
	{
		call: 'GET /oapi/pmember/makeWebKey',
		operation: 'member.createWebKey',
		encoding: 'query',
		rows: [member],
	},
	{
		call: 'GET /oapi/pmember/childToken',
		operation: 'member.getTokens',
		encoding: 'query',
		rows: [member],
	},
	{
		call: 'POST /oapi/pmember/changeMemberSubPasswd',
		operation: 'member.changePassword',
		encoding: 'form',
		rows: [member, need('newPasswd', 'p"w\\1&2+ %')],
	},
	{
		call: 'GET /oapi/pmember/companyScale',
		operation: 'member.getCompanyScale',
		encoding: 'query',
		rows: [need('bizNo', '012-34-56789', { wire: '0123456789' })],
	},
	// 결제 링크 API
	{
		call: 'POST /oapi/paymentLink',
		operation: 'paymentLink.create',
		encoding: 'json',
		rows: [
			member,
			may('paymentCompleteStr', '감사합니다 & 또 오세요\n끝'),
			need('goodsName', '꽃 "다발"'),
			need('goodsPrice', 99_999_999),
			need('useDiscount', true, { optional: true }),
			need('discountPercent', 10, { optional: true }),
			may('goodsUrl', URL),
			need('goodsDescription', '빨간 <b>꽃</b>'),
			need('taxType', 'FREE', { choices: ['TAX', 'FREE'], optional: true }),
			may('usePayMemoToSeller', true),
			may('requiredPayMemo', true),
			may('payMemoPlaceholder', '언제 올까요?'),
			may('usePriceInput', true),
			may('useBuyerName', true),
			may('useAddr', true),
			need(
				'stockInfo',
				{ stock: { use: true, stockCnt: 5 } },
				{
					wire: { use: true, stockCnt: 5 },
					optional: true,
				},
			),
			need(
				'buyAmount',
				{ amount: { use: true, minAmount: 1, maxAmount: 3 } },
				{
					wire: { use: true, minAmount: 1, maxAmount: 3 },
					optional: true,
				},
			),
			need(
				'deliveryPrice',
				{ delivery: { use: true, price: 3000, useFree: true, conditionalFreePrice: 50000 } },
				{
					wire: { use: true, price: 3000, useFree: true, conditionalFreePrice: 50000 },
					optional: true,
				},
			),
			may(
				'imageFiles',
				{ image: [{ source: 'text', encodeBase64: 'AAEC', fileName: '꽃.jpg' }] },
				{ wire: [{ fileName: '꽃.jpg', encodeBase64: 'AAEC' }] },
			),
			may('returnUrl', URL),
			may('feedbackUrl', URL, { as: 'field' }),
			...variables,
		],
	},
	{
		call: 'DELETE /oapi/paymentLink/{id}',
		operation: 'paymentLink.delete',
		encoding: 'path',
		rows: path(need('id', '0001/2 3%')),
	},
	{
		call: 'GET /oapi/paymentLink/list',
		operation: 'paymentLink.getAll',
		encoding: 'query',
		rows: [member],
	},
	// 상품 API
	{
		call: 'POST /oapi/goods',
		operation: 'product.create',
		encoding: 'json',
		rows: [
			member,
			need('goodsName', '꽃 "다발"'),
			need('goodsPrice', 1004),
			need('useTax', false, { optional: true }),
			may(
				'imageFile',
				{ image: { source: 'text', encodeBase64: 'AAEC', fileName: 'a.png' } },
				{ wire: { fileName: 'a.png', encodeBase64: 'AAEC' } },
			),
		],
	},
	{
		call: 'GET /oapi/goods/{id}',
		operation: 'product.get',
		encoding: 'path',
		rows: path(need('id', '0001/2 3%')),
	},
	{
		call: 'PUT /oapi/goods/{id}',
		operation: 'product.update',
		encoding: 'json',
		rows: [
			need('id', '0001/2 3%'),
			may('goodsName', '새 이름'),
			may('goodsPrice', 2000),
			need('useTax', true, { optional: true }),
			may(
				'imageFile',
				{ image: { source: 'text', encodeBase64: 'AAEC', fileName: 'a.png' } },
				{ wire: { fileName: 'a.png', encodeBase64: 'AAEC' } },
			),
		],
	},
	{
		call: 'DELETE /oapi/goods/{id}',
		operation: 'product.delete',
		encoding: 'path',
		rows: path(need('id', '0001/2 3%')),
	},
	{
		call: 'GET /oapi/goods/paging',
		operation: 'product.getAll',
		encoding: 'query',
		rows: [
			may('page', 0),
			may('size', 7),
			may('memberID', MEMBER),
			may('memberIDLike', '가맹'),
			may('goodsName', '꽃 "다발"'),
			may('goodsNameLike', '꽃+'),
			may('goodsPrice', 1004),
			may('useTax', false),
			may('startDate', '2026-01-01'),
			may('endDate', '2026-12-31'),
		],
	},
	// 결제 API
	{
		call: 'POST /oapi/pv/payment/setPayTokenYn/{memberID}',
		operation: 'member.setPaymentToken',
		encoding: 'form',
		rows: [member, need('payTokenYn', true, { optional: true })],
	},
	{
		call: 'GET /oapi/pv/payment/tax-doc',
		operation: 'vatReport.get',
		encoding: 'query',
		rows: [
			member,
			need('year', 2026),
			need('dateRangeType', 'HS', { choices: PERIODS, optional: true }),
		],
	},
	{
		call: 'POST /oapi/pv/payment/tax-doc/mail',
		operation: 'vatReport.sendEmail',
		encoding: 'json',
		rows: [
			member,
			need('year', 2026),
			need('dateRangeType', 'Q4', { choices: PERIODS, optional: true }),
			need('email', 'tax+1@shop.example'),
		],
	},
	// 등록 결제 API
	{
		call: 'POST /oapi/manualPay/requestToken',
		operation: 'registeredCard.requestRegistration',
		encoding: 'json',
		rows: [
			member,
			need('customMobile', '010-0000-0000', { wire: '01000000000' }),
			...customer,
			may('goodName', '꽃 구독'),
			may('reason', '매달 꽃'),
			may('selectAuthType', 'CONFIRM', {
				as: 'field',
				choices: ['AT_ONCE', 'CONFIRM', 'PASSWORD', 'SELECT'],
			}),
			may('useLimitDate', true),
			may('limitDate', 20271231),
			may('feedbackUrl', URL, { as: 'field' }),
			may('returnUrl', URL),
			may('errorUrl', URL),
			...variables,
			may('maxPaymentPrice', 100_000),
			may('useExpectPrice', true),
			may('expectPrice', 10_000),
			may('useExpectDate', true),
			may('expectDateType', 'WEEK', { choices: ['MONTH', 'WEEK'] }),
			may('expectDateVal', 1),
			may('sendSms', 'Y', { choices: ['Y', 'N'] }),
			may('oneJustPayGoodName', '가입비'),
			may('oneJustPayPrice', 5000),
			may('oneJustPayContent', '첫 달'),
			may('oneJustPayFeedback', URL),
			may('oneJustPayVar1', '0001'),
			may('oneJustPayVar2', '0002'),
			may('uiMode', 'POS'),
		],
	},
	{
		call: 'DELETE /oapi/manualPay/destroyMp/{memberID}/{mpToken}',
		operation: 'registeredCard.delete',
		encoding: 'path',
		rows: path(member, need('mpToken', token)),
	},
	{
		call: 'POST /oapi/manualPay/requestCancel/{memberID}/{payUniqueNo}',
		operation: 'registeredCard.cancelRegistration',
		encoding: 'path',
		rows: path(member, need('payUniqueNo', '000123')),
	},
	{
		call: 'POST /oapi/manualPay/paymentRequestCancel/{memberID}/{mpToken}/{onePayUniqueNo}',
		operation: 'registeredCard.cancelCharge',
		encoding: 'path',
		rows: path(member, need('mpToken', token), need('onePayUniqueNo', '000123')),
	},
	{
		call: 'POST /oapi/manualPay/doRequestPayment',
		operation: 'registeredCard.charge',
		encoding: 'json',
		rows: [
			member,
			need('mpToken', token),
			need('goodName', '꽃 "다발"'),
			need('price', 1004),
			need('content', '3월분 <b>'),
			may('payLimitDate', 30),
			may('feedbackUrl', URL, { as: 'field' }),
			may('returnUrl', URL),
			...variables,
		],
	},
	// 정기 결제 API
	{
		call: 'POST /oapi/regularPay/request',
		operation: 'subscription.request',
		encoding: 'json',
		rows: [
			member,
			...customer,
			need('customMobile', '010 0000 0000', { wire: '01000000000' }),
			need('goodName', '꽃 구독'),
			need('price', 10_000),
			may('reason', '매달 꽃'),
			may('limitDateStr', '2027-12-31', { as: 'field' }),
			may('returnUrl', URL),
			may('feedbackUrl', URL, { as: 'field' }),
			...variables,
			may('payFeedbackUrl', URL, { as: 'field' }),
			may('payVar1', '0003'),
			may('payVar2', '0004'),
			may('periodDateType', 'YEAR', { as: 'field', choices: ['MONTH', 'WEEK', 'YEAR'] }),
			need('periodDateVal', '07'),
			may('periodDateValSub', '01', { as: 'field' }),
			may('firstBillingType', 'MUST_FIRST_PAYMENT', {
				choices: ['NEXT_SCHEDULE', 'MUST_FIRST_PAYMENT'],
			}),
			may('firstPrice', 500),
			may('taxType', 'TAX_FREE', { choices: ['TAX', 'TAX_FREE'] }),
			may('add1', '추가 1'),
			may('add2', '추가 2'),
		],
	},
	{
		call: 'DELETE /oapi/regularPay/destroyMp/{memberID}/{rpToken}',
		operation: 'subscription.delete',
		encoding: 'path',
		rows: path(member, rpToken),
	},
	{
		call: 'POST /oapi/regularPay/changePriceAct',
		operation: 'subscription.changePrice',
		encoding: 'form',
		rows: [rpToken, need('price', 12_000), member],
	},
	{
		call: 'POST /oapi/regularPay/pauseAct',
		operation: 'subscription.pause',
		encoding: 'form',
		rows: [rpToken, member],
	},
	{
		call: 'POST /oapi/regularPay/unpauseAct',
		operation: 'subscription.resume',
		encoding: 'form',
		rows: [rpToken, member],
	},
	{
		call: 'POST /oapi/regularPay/requestCancel/{memberID}/{payUniqueNo}',
		operation: 'subscription.cancelRequest',
		encoding: 'path',
		rows: path(member, need('payUniqueNo', '000123')),
	},
];

/** The merchant's calls, which the manual only refers to; source: integrators' reports */
export const MERCHANT_CALLS: Call[] = [
	{
		call: 'POST /oapi/payment/request',
		operation: 'payment.request',
		encoding: 'json',
		rows: [
			member,
			need('price', 1000),
			may('taxPrice', 600),
			may('taxFreePrice', 400),
			need('goodName', '꽃 "다발"'),
			need('mobile', '010-0000-0000', { wire: '01000000000' }),
			may('customName', '홍길동'),
			may('customNo', '000123'),
			may('email', 'buyer@shop.example'),
			may('feedbackurl', URL, { as: 'field' }),
			may('returnurl', URL),
			may('returnmode', 'JUST'),
			...variables,
			may('smsuse', 'N', { as: 'field', choices: ['Y', 'N'] }),
			may('whereFrom', '가게'),
			may('sellerMemo', '메모'),
			may('makeQr', true),
			may('payLimitDay', '2', { wire: 2, choices: ['0', '1', '2', '5'] }),
		],
	},
	{
		call: 'POST /oapi/payment/request/cancel',
		operation: 'payment.cancelRequest',
		encoding: 'json',
		rows: [member, need('payUniqueNo', '000123')],
	},
	{
		call: 'POST /oapi/payment/cancel',
		operation: 'payment.cancel',
		encoding: 'json',
		rows: [
			member,
			need('orderNo', '000123'),
			need('token', token, { optional: true }),
			may('cancelMessage', '품절 "재고"'),
			may('rangeType', 'ALL'),
		],
	},
	{
		call: 'POST /oapi/payment/cancelRequest',
		operation: 'payment.requestCancellation',
		encoding: 'json',
		rows: [
			member,
			need('orderNo', '000123'),
			need('token', token, { optional: true }),
			may('cancelMessage', '품절'),
			may('bankInName', '홍길동'),
		],
	},
];
