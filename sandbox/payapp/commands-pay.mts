/** payrequest, paycancel, paycancelreq. Source: payapp.txt "결제 요청 – REST 방식" and following. */
import {
	digits,
	integer,
	oneOf,
	Refusal,
	required,
	sellerOf,
	sellerWithKey,
	taxSplit,
	text,
	webAddress,
	wrong,
} from './check.mts';
import { ERRNO, isMethodName, METHODS, splitMethods } from './codes.mts';
import { deliveriesFor } from './events.mts';
import type { Delivery } from './types.mts';
import { cancel, cancelPart, isUnpaid, newPayment, reqmode } from './payments.mts';
import type { Fields, PayAppContext, PaymentRequest } from './types.mts';

/** Result of a command that went through. */
export interface Outcome {
	/** Reply fields between `errorMessage` and `errno`. */
	fields: Fields;
	/** Notifications to send once the reply is out. */
	after?: Delivery[];
}

function checkRequest(ctx: PayAppContext, fields: Fields): void {
	required(fields, 'goodname', 'price', 'recvphone');
	// The minimum is known in won only (integrators' reports).
	integer(fields, 'price', reqmode(fields) === 'usd' ? 1 : ctx.switches.minimumPrice);
	digits(fields, 'recvphone');
	oneOf(fields, 'reqaddr', ['0', '1']);
	oneOf(fields, 'smsuse', ['y', 'n']);
	oneOf(fields, 'checkretry', ['y', 'n']);
	oneOf(fields, 'reqmode', ['krw', 'usd', 'unionpay']);
	oneOf(fields, 'skip_cstpage', ['y', 'n']);
	webAddress(fields, 'feedbackurl');
	if (reqmode(fields) === 'usd') required(fields, 'vccode');
	if (reqmode(fields) === 'krw') {
		for (const name of splitMethods(text(fields, 'openpaytype'))) {
			if (!isMethodName(name) || !METHODS[name].selectable) wrong('openpaytype', name);
		}
	}
	taxSplit(fields, 'price', ['amount_taxable', 'amount_taxfree', 'amount_vat']);
}

/** Names number and link as the switch says. Source: integrators' reports (`reqResult[0][payurl]`). */
function bracketed({ switches }: PayAppContext, plain: Fields): Fields {
	const { payrequestReply } = switches;
	if (payrequestReply === 'plain') return plain;
	const named = Object.entries(plain).map(([name, value]) => [`reqResult[0][${name}]`, value]);
	const inBrackets = Object.fromEntries(named) as Fields;
	return payrequestReply === 'both' ? { ...plain, ...inBrackets } : inBrackets;
}

/**
 * Creates a payment request.
 * @param lite it comes from PayApp Lite, whose feedbackurl is always notified of the first request
 *   (payapp.txt "결제요청 피드백 URL"); for REST that is open, hence `notifyOnRequest`
 */
export async function payrequest(
	ctx: PayAppContext,
	fields: Fields,
	lite = false,
): Promise<Outcome> {
	const seller = sellerOf(ctx, fields);
	checkRequest(ctx, fields);
	const payment = newPayment(ctx, {
		userid: seller.userid,
		params: fields,
		price: integer(fields, 'price'),
		currency: reqmode(fields) === 'usd' ? 'usd' : 'krw',
		shopname: text(fields, 'shopname') || seller.userid,
	});
	const { mul_no } = payment;
	const reply = bracketed(ctx, { mul_no, payurl: payment.payurl });
	const { notifyOnRequest } = ctx.switches;
	const when = lite && notifyOnRequest === 'off' ? 'before-reply' : notifyOnRequest;
	if (when === 'off') return { fields: reply };
	const deliveries = deliveriesFor(ctx, payment);
	if (when === 'after-reply') return { fields: reply, after: deliveries };
	if (!(await sentWithSuccess(ctx, deliveries))) {
		ctx.requests.delete(mul_no);
		throw new Refusal(ERRNO.merchantAnswer, 'feedbackurl 의 응답이 SUCCESS 가 아닙니다.');
	}
	return { fields: reply };
}

/** Only the request's own feedbackurl decides (70080: "고객사 feedbackurl로 접속하여 SUCCESS 확인"). */
async function sentWithSuccess(ctx: PayAppContext, deliveries: Delivery[]): Promise<boolean> {
	const answers = await Promise.all(
		deliveries.map(async (delivery) => {
			const accepted = await ctx.notifier.once(delivery);
			return accepted || delivery.fields.feedbacktype === '1';
		}),
	);
	return answers.every(Boolean);
}

function paymentOf(ctx: PayAppContext, fields: Fields, userid: string): PaymentRequest {
	required(fields, 'mul_no');
	digits(fields, 'mul_no');
	const payment = ctx.requests.get(text(fields, 'mul_no'));
	if (payment?.userid !== userid) wrong('mul_no', '결제요청이 없음');
	return payment;
}

function refuseState(ctx: PayAppContext, why: string): never {
	throw new Refusal(ctx.switches.notCancellableErrno, why);
}

/** Returns a partial amount; 0 for a full cancel. Source: integrators' reports. */
function partialAmount(ctx: PayAppContext, fields: Fields, payment: PaymentRequest): number {
	oneOf(fields, 'partcancel', ['0', '1']);
	// Whether this is a full cancel or refused is open: integrators' reports.
	if (ctx.switches.partialWithoutPartcancel === 'refuse' && text(fields, 'cancelprice') !== '') {
		required(fields, 'partcancel');
	}
	if (text(fields, 'partcancel') !== '1') return 0;
	required(fields, 'cancelprice');
	const amount = integer(fields, 'cancelprice', 1);
	if (amount > payment.price - payment.cancelled) wrong('cancelprice', '남은 금액 초과');
	taxSplit(fields, 'cancelprice', ['cancel_taxable', 'cancel_taxfree', 'cancel_vat']);
	return amount;
}

/** Cancels a request or an approval. Source: payapp.txt "결제 (요청,승인) 취소". */
export function paycancel(ctx: PayAppContext, fields: Fields): Outcome {
	const seller = sellerWithKey(ctx, fields);
	const payment = paymentOf(ctx, fields, seller.userid);
	oneOf(fields, 'cancelmode', ['ready']);
	if (!isUnpaid(payment)) {
		if (payment.pay_state !== '4') refuseState(ctx, '이미 취소된 결제입니다.');
		if (text(fields, 'cancelmode') === 'ready') refuseState(ctx, '이미 결제된 요청입니다.');
		// payapp.txt "결제 취소 요청": past D+5 or settled, paycancel does not cancel.
		if (ctx.switches.settled) refuseState(ctx, '정산이 완료되어 취소할 수 없습니다.');
	}
	const amount = partialAmount(ctx, fields, payment);
	if (amount === 0) return { fields: {}, after: cancel(ctx, payment) };
	if (isUnpaid(payment)) refuseState(ctx, '결제되지 않은 요청입니다.');
	return { fields: {}, after: cancelPart(ctx, payment, amount) };
}

/** Files a cancel request; cancels nothing. Source: payapp.txt "결제 취소 요청". */
export function paycancelreq(ctx: PayAppContext, fields: Fields): Outcome {
	const seller = sellerWithKey(ctx, fields);
	const payment = paymentOf(ctx, fields, seller.userid);
	if (payment.pay_state !== '4') refuseState(ctx, '결제완료 상태가 아닙니다.');
	const part = partialAmount(ctx, fields, payment);
	const price = part === 0 ? payment.price - payment.cancelled : part;
	const cancelmemo = text(fields, 'cancelmemo');
	payment.cancelRequests.push({ time: ctx.clock.time(), price, cancelmemo });
	if (!ctx.switches.paybackFields) return { fields: {} };
	return {
		fields: {
			cr_dpname: text(fields, 'dpname'),
			paybackprice: String(price),
			paybackbank: '샘플은행 000-0000-0000',
			partcancel: part === 0 ? '0' : '1',
			partprice: part === 0 ? '' : String(part),
			cancel_taxable: text(fields, 'cancel_taxable'),
			cancel_vat: text(fields, 'cancel_vat'),
			cancel_taxfree: text(fields, 'cancel_taxfree'),
		},
	};
}
