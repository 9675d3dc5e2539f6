/** CiderPay's messages, with made-up values, and what the trigger makes of them. */
import { deliver, KEYS } from '../../support/ciderpay.webhook.mts';
import { formOf } from '../../support/webhook.mts';
import type { How } from '../../support/webhook.mts';

export type Values = Record<string, string>;

/** Integrators' reports: the field names of a payment's feedback */
export const PAID: Values = {
	...KEYS,
	goodName: '꽃다발',
	price: '1000',
	recvPhone: '01000000000',
	paymentState: 'COMPLETE',
	payType: '1',
	orderNo: '000123',
	approvalNo: '00112233',
	ccname: '샘플카드',
	var1: 'order-1',
	var2: '',
	cardNum: '000000******0000',
	cardQuota: '00',
	csturl: 'https://ciderpay.example/cst/123',
};

const CUSTOMER: Values = {
	customerNo: '0007',
	customerName: '홍길동',
	customerEmail: 'buyer@shop.example',
	customerMobile: '01000000000',
};

/** ciderpay.txt: 등록 결제 승인 요청, Feedback. It carries no feedback token. */
export const REGISTERED: Values = {
	cmd: 'mpMakeToken',
	memberID: 'ciderstore',
	var1: 'customer-7',
	mpToken: 'mp-1',
	last4: '0000',
	authType: 'AT_ONCE',
	...CUSTOMER,
};

/** ciderpay.txt: 등록 결제 결제 요청, Feedback */
export const CHARGED: Values = {
	...KEYS,
	cmd: 'completeMpPayment',
	price: '2000',
	mpToken: 'mp-1',
	cstUrl: 'https://ciderpay.example/cst/124',
	approvalNo: '1',
	ccname: '샘플카드',
	cardNum: '000000******0000',
	cardType: '01',
	cardQuota: '00',
	orderNo: '000124',
	...CUSTOMER,
};

/** ciderpay.txt: 정기 결제 피드백 */
export const FAILED: Values = {
	cmd: 'errorRpPayment',
	memberID: 'ciderstore',
	price: '3000',
	rpToken: 'rp-1',
	turnSeq: '2',
	errorMessage: '한도 초과',
	...CUSTOMER,
};

export const eventOf = async (fields: Values, how: How = {}) =>
	(await deliver(formOf(fields), how)).started?.[0];

export const without = (fields: Values, ...names: string[]): Values =>
	Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

export const NO_URL = { query: {} };
