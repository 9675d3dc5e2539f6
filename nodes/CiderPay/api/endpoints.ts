import { z } from 'zod';

import { nonEmpty } from '../../core/http/expects';
import type { CiderPayEndpoint } from './api';
import { rowsOf } from './productPages';

const GET = { method: 'GET', encoding: 'query' } as const;
const POST = { method: 'POST', encoding: 'json' } as const;
const POST_FORM = { method: 'POST', encoding: 'form' } as const;
const POST_PATH = { method: 'POST', encoding: 'none' } as const;
const DELETE = { method: 'DELETE', encoding: 'none' } as const;

/** CiderPay's merchant document, 결제 요청 */
export const REQUEST: CiderPayEndpoint = {
	...POST,
	path: '/oapi/payment/request',
	merchant: true,
	expects: { payUrl: nonEmpty },
};

/** Known from the CiderPay developers' simulator */
export const CANCEL_REQUEST: CiderPayEndpoint = {
	...POST,
	path: '/oapi/payment/request/cancel',
	merchant: true,
};

/** Known from the CiderPay developers' simulator and an integration */
export const CANCEL: CiderPayEndpoint = {
	...POST,
	path: '/oapi/payment/cancel',
	merchant: true,
	money: true,
};

/** Known from the CiderPay developers' simulator */
export const REQUEST_CANCELLATION: CiderPayEndpoint = {
	...POST,
	path: '/oapi/payment/cancelRequest',
	merchant: true,
	money: true,
};

/** ciderpay.txt: 웹 로그인 키 생성 */
export const CREATE_WEB_KEY: CiderPayEndpoint = {
	...GET,
	path: '/oapi/pmember/makeWebKey',
	reveals: ['var1'],
	expects: { var1: nonEmpty },
};

/** ciderpay.txt: 하위 회원 결제 토큰 조회 */
export const MEMBER_TOKENS: CiderPayEndpoint = {
	...GET,
	path: '/oapi/pmember/childToken',
	reveals: ['approvalToken', 'feedbackToken'],
	expects: { data: z.object({}) },
};

/** ciderpay.txt: 하위 회원 패스워드 변경 */
export const CHANGE_PASSWORD: CiderPayEndpoint = {
	...POST_FORM,
	path: '/oapi/pmember/changeMemberSubPasswd',
};

/** ciderpay.txt: 영중소 조회 */
export const COMPANY_SCALE: CiderPayEndpoint = {
	...GET,
	path: '/oapi/pmember/companyScale',
	expects: { var1: nonEmpty },
};

/** ciderpay.txt: 결제 토큰 활성화 */
export const SET_PAYMENT_TOKEN: CiderPayEndpoint = {
	...POST_FORM,
	path: '/oapi/pv/payment/setPayTokenYn/{memberID}',
	reveals: ['var1'],
	expects: { var1: nonEmpty },
};

/** ciderpay.txt: 결제링크 등록 */
export const CREATE_LINK: CiderPayEndpoint = {
	...POST,
	path: '/oapi/paymentLink',
	expects: { data: nonEmpty },
};

/** ciderpay.txt: 결제링크 삭제; the manual shows no reply */
export const DELETE_LINK: CiderPayEndpoint = {
	...DELETE,
	path: '/oapi/paymentLink/{id}',
	mayBeEmpty: true,
};

/** ciderpay.txt: 결제링크 조회. One call returns all links: the manual mentions no paging here. */
export const LINK_LIST: CiderPayEndpoint = {
	...GET,
	path: '/oapi/paymentLink/list',
	expects: { data: z.array(z.unknown()) },
};

/** ciderpay.txt: 상품 등록 */
export const CREATE_PRODUCT: CiderPayEndpoint = {
	...POST,
	path: '/oapi/goods',
	expects: { data: nonEmpty },
};

/** ciderpay.txt: 상품 조회 */
export const GET_PRODUCT: CiderPayEndpoint = {
	method: 'GET',
	encoding: 'none',
	path: '/oapi/goods/{id}',
	expects: { data: z.object({}) },
};

/** ciderpay.txt: 상품 수정 */
export const UPDATE_PRODUCT: CiderPayEndpoint = {
	method: 'PUT',
	encoding: 'json',
	path: '/oapi/goods/{id}',
};

/** ciderpay.txt: 상품 삭제; the manual shows no reply */
export const DELETE_PRODUCT: CiderPayEndpoint = {
	...DELETE,
	path: '/oapi/goods/{id}',
	mayBeEmpty: true,
};

/** ciderpay.txt: 상품 페이징 리스트 */
export const PRODUCT_PAGE: CiderPayEndpoint = {
	...GET,
	path: '/oapi/goods/paging',
	expects: { data: z.unknown().refine((data) => rowsOf(data) !== undefined) },
};

/** ciderpay.txt: 등록 결제 승인 요청 */
export const REQUEST_REGISTRATION: CiderPayEndpoint = {
	...POST,
	path: '/oapi/manualPay/requestToken',
	expects: { var1: nonEmpty, var2: nonEmpty },
};

/** ciderpay.txt: 등록 결제 결제 요청, data.paymentState */
export const CHARGE_STATES = ['COMPLETE', 'REQUEST'] as const;

/** ciderpay.txt: 등록 결제 결제 요청. Without a known state nobody can tell whether money moved. */
export const CHARGE_CARD: CiderPayEndpoint = {
	...POST,
	path: '/oapi/manualPay/doRequestPayment',
	reveals: ['feedbackToken'],
	money: true,
	expects: { data: z.object({ paymentState: z.enum(CHARGE_STATES) }) },
};

/** ciderpay.txt: 등록 승인 요청 취소 */
export const CANCEL_REGISTRATION: CiderPayEndpoint = {
	...POST_PATH,
	path: '/oapi/manualPay/requestCancel/{memberID}/{payUniqueNo}',
};

/** ciderpay.txt: 결제 요청 취소 (등록 결제 API) */
export const CANCEL_CHARGE: CiderPayEndpoint = {
	...POST_PATH,
	path: '/oapi/manualPay/paymentRequestCancel/{memberID}/{mpToken}/{onePayUniqueNo}',
	money: true,
};

/** ciderpay.txt: 토큰 해지 (등록 결제 API) */
export const DELETE_CARD: CiderPayEndpoint = {
	...DELETE,
	path: '/oapi/manualPay/destroyMp/{memberID}/{mpToken}',
};

/** ciderpay.txt: 정기 결제 승인 요청 */
export const REQUEST_SUBSCRIPTION: CiderPayEndpoint = {
	...POST,
	path: '/oapi/regularPay/request',
	expects: { var1: nonEmpty, var2: nonEmpty },
};

/** ciderpay.txt: 정기 결제 요청 취소 */
export const CANCEL_SUBSCRIPTION_REQUEST: CiderPayEndpoint = {
	...POST_PATH,
	path: '/oapi/regularPay/requestCancel/{memberID}/{payUniqueNo}',
};

/** ciderpay.txt: 정기결제 금액 변경 */
export const CHANGE_PRICE: CiderPayEndpoint = {
	...POST_FORM,
	path: '/oapi/regularPay/changePriceAct',
};

/** ciderpay.txt: 정기결제 일시정지 */
export const PAUSE_SUBSCRIPTION: CiderPayEndpoint = {
	...POST_FORM,
	path: '/oapi/regularPay/pauseAct',
};

/** ciderpay.txt: 정기결제 일시정지 해제 */
export const RESUME_SUBSCRIPTION: CiderPayEndpoint = {
	...POST_FORM,
	path: '/oapi/regularPay/unpauseAct',
};

/** ciderpay.txt: 정기 결제 토큰 해지. The path really is destroyMp, as for registered cards. */
export const DELETE_SUBSCRIPTION: CiderPayEndpoint = {
	...DELETE,
	path: '/oapi/regularPay/destroyMp/{memberID}/{rpToken}',
};

/** ciderpay.txt: 부가세 조회 API */
export const VAT_REPORT: CiderPayEndpoint = {
	...GET,
	path: '/oapi/pv/payment/tax-doc',
	expects: { data: z.object({}) },
};

/** ciderpay.txt: 부가세 자료 메일 전송 API */
export const SEND_VAT_REPORT: CiderPayEndpoint = { ...POST, path: '/oapi/pv/payment/tax-doc/mail' };
