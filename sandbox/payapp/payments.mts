/** A payment request once it is made. Source: payapp.txt, integrators' reports. */
import {
	DEFAULT_METHODS,
	isMethodName,
	METHODS,
	splitMethods,
	UNPAID,
	type MethodName,
} from './codes.mts';
import { text } from './check.mts';
import { cancelDate, deliveriesFor } from './events.mts';
import type { Delivery } from './types.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** What the buyer does on the pay page. */
export interface Payment {
	/** Default: card. */
	method?: MethodName;
	pay_memo?: string;
	pay_addr?: string;
}

/** What a payment is made from. */
interface NewPayment {
	userid: string;
	params: Fields;
	price: number;
	currency?: PaymentRequest['currency'];
	shopname?: string;
	rebill_no?: string;
}

/** Creates a payment under a new number: requested, nothing paid. */
export function newPayment(
	ctx: PayAppContext,
	{ userid, params, price, currency = 'krw', shopname = userid, rebill_no = '' }: NewPayment,
): PaymentRequest {
	const mul_no = ctx.nextNumber();
	const payment: PaymentRequest = {
		mul_no,
		rebill_no,
		userid,
		price,
		currency,
		params,
		shopname,
		payurl: `${ctx.base}/pay/${mul_no}`,
		pay_state: '1',
		method: '',
		pay_type: '',
		reqdate: ctx.clock.time(),
		pay_date: '',
		canceldate: '',
		pay_memo: '',
		pay_addr: '',
		vbank: '',
		vbankno: '',
		cancelled: 0,
		cancelRequests: [],
	};
	ctx.requests.set(mul_no, payment);
	return payment;
}

/** Marks a payment as paid now. */
export function takePayment(
	ctx: PayAppContext,
	payment: PaymentRequest,
	method: MethodName,
): PaymentRequest {
	payment.method = method;
	payment.pay_type = payment.currency === 'usd' ? '3' : METHODS[method].payType;
	payment.pay_state = '4';
	payment.pay_date = ctx.clock.time();
	return payment;
}

/** Returns a payment request by number; throws if there is none. */
function findPayment(ctx: PayAppContext, mul_no: string): PaymentRequest {
	const payment = ctx.requests.get(mul_no);
	if (payment === undefined) throw new Error(`결제요청 ${mul_no} 이(가) 없습니다.`);
	return payment;
}

/**
 * Returns the methods the buyer may choose from.
 * Source: payapp.txt `openpaytype` (ignored for usd and unionpay: card only); integrators' reports: the
 * seller's own settings override it (switch `sellerMethods`).
 */
export function offeredMethods(ctx: PayAppContext, payment: PaymentRequest): MethodName[] {
	if (['usd', 'unionpay'].includes(reqmode(payment.params))) return ['card'];
	const asked = splitMethods(text(payment.params, 'openpaytype')).filter(isMethodName);
	const allowed = splitMethods(ctx.switches.sellerMethods).filter(isMethodName);
	if (allowed.length === 0) return asked.length > 0 ? asked : [...DEFAULT_METHODS];
	const both = asked.filter((name) => allowed.includes(name));
	return both.length > 0 ? both : allowed;
}

/** Returns a request's `reqmode`; won if not given. */
export function reqmode(params: Fields): string {
	return text(params, 'reqmode') || 'krw';
}

/**
 * Pays as the buyer. A virtual account only gets its number: state 10 until {@link deposit}.
 * @returns the request, now paid or waiting; its notification is in flight
 */
export function pay(ctx: PayAppContext, mul_no: string, how: Payment = {}): PaymentRequest {
	const payment = findPayment(ctx, mul_no);
	const method = how.method ?? 'card';
	if (payment.pay_state !== '1') throw new Error('결제할 수 없는 상태입니다.');
	// The seller takes a face-to-face payment; no request offers it.
	if (method !== 'face' && !offeredMethods(ctx, payment).includes(method)) {
		throw new Error(`선택할 수 없는 결제수단입니다: ${method}`);
	}
	payment.pay_memo = how.pay_memo ?? '';
	payment.pay_addr = how.pay_addr ?? '';
	if (method === 'vbank') {
		payment.method = method;
		payment.pay_type = METHODS[method].payType;
		payment.pay_state = '10';
		payment.vbank = '샘플은행';
		payment.vbankno = `000-${payment.mul_no}`;
	} else {
		takePayment(ctx, payment, method);
	}
	ctx.notifier.send(deliveriesFor(ctx, payment));
	return payment;
}

/** Deposits the money for a virtual account: 10 becomes 4. */
export function deposit(ctx: PayAppContext, mul_no: string): PaymentRequest {
	const payment = findPayment(ctx, mul_no);
	if (payment.pay_state !== '10') throw new Error('입금 대기 상태가 아닙니다.');
	payment.pay_state = '4';
	payment.pay_date = ctx.clock.time();
	ctx.notifier.send(deliveriesFor(ctx, payment));
	return payment;
}

/** Whether a request is still open and nothing was paid. */
export function isUnpaid(payment: PaymentRequest): boolean {
	return UNPAID.includes(payment.pay_state);
}

/**
 * Cancels in full: an unpaid request becomes 8 (or 16, 32), a paid one 9 (or 64).
 * @returns notifications for the caller to send
 */
export function cancel(ctx: PayAppContext, payment: PaymentRequest): Delivery[] {
	if (!isUnpaid(payment) && payment.pay_state !== '4') {
		throw new Error('취소할 수 없는 상태입니다.');
	}
	const { requestCancelState, refundState } = ctx.switches;
	payment.pay_state = isUnpaid(payment) ? requestCancelState : refundState;
	payment.canceldate = ctx.clock.time();
	return deliveriesFor(ctx, payment);
}

/**
 * Refunds part of a payment. The notification has a number of its own (integrators' reports); its
 * `price` is the amount cancelled or, by switch, the amount remaining (8.8).
 * @param amount won
 */
export function cancelPart(
	ctx: PayAppContext,
	payment: PaymentRequest,
	amount: number,
): Delivery[] {
	payment.cancelled += amount;
	const { partialCancelState, partialCancelPrice, originalFields } = ctx.switches;
	const price = partialCancelPrice === 'cancelled' ? amount : payment.price - payment.cancelled;
	const more: Fields = {
		pay_state: partialCancelState,
		mul_no: ctx.nextNumber(),
		price: String(price),
		canceldate: cancelDate(ctx, ctx.clock.time()),
	};
	if (originalFields) {
		more.orig_mul_no = payment.mul_no;
		more.orig_price = String(payment.price);
	}
	return deliveriesFor(ctx, payment, more);
}

/** Cancels an unpaid request as the buyer. */
export function cancelByBuyer(ctx: PayAppContext, mul_no: string): PaymentRequest {
	const payment = findPayment(ctx, mul_no);
	if (!isUnpaid(payment)) throw new Error('이미 결제되었거나 취소된 요청입니다.');
	ctx.notifier.send(cancel(ctx, payment));
	return payment;
}

/** Cancels a request or an approval as the seller, on PayApp's own site. */
export function cancelBySeller(ctx: PayAppContext, mul_no: string): PaymentRequest {
	const payment = findPayment(ctx, mul_no);
	ctx.notifier.send(cancel(ctx, payment));
	return payment;
}
