/** Merchant payment calls; ciderpay.txt only refers to them. Source: integrators' reports. */
import {
	flagOf,
	numberOf,
	Refusal,
	textOf,
	wholeOf,
	wrong,
	type Parameters,
	type Values,
} from '../shared/parameters.mts';
import type { Headers } from '../shared/rest.mts';
import { kstMidnight } from '../shared/time.mts';
import { addresses, FLAG, memberOf, NEEDED_NUMBER, NEEDED_TEXT, NUMBER, TEXT } from './check.mts';
import { ERROR, type CallName } from './codes.mts';
import { giveBack } from './money.mts';
import type { Call, CallTable, CiderPayContext, Payment, PaymentRequest } from './types.mts';

type Names = Extract<CallName, `${string}/oapi/payment/${string}`>;

const DAY = 24 * 60 * 60 * 1000;

const REQUEST: Parameters = {
	memberID: NEEDED_TEXT,
	price: NEEDED_NUMBER,
	taxPrice: NUMBER,
	taxFreePrice: NUMBER,
	goodName: NEEDED_TEXT,
	mobile: NEEDED_TEXT,
	customName: TEXT,
	customNo: TEXT,
	email: TEXT,
	// All lower case here (integrators' reports).
	feedbackurl: TEXT,
	returnurl: TEXT,
	returnmode: { type: 'text', oneOf: ['JUST'] },
	var1: TEXT,
	var2: TEXT,
	smsuse: { type: 'text', oneOf: ['Y', 'N'] },
	whereFrom: TEXT,
	sellerMemo: TEXT,
	makeQr: FLAG,
	payLimitDay: NUMBER,
};

const CANCEL: Parameters = {
	memberID: NEEDED_TEXT,
	orderNo: NEEDED_TEXT,
	token: NEEDED_TEXT,
	cancelMessage: TEXT,
};

/** Returns the end of the day a request expires on (0 today, 1 tomorrow ...); null for never. */
function expiry(ctx: CiderPayContext, input: Values): number | null {
	const days = numberOf(input, 'payLimitDay');
	if (days === undefined) return null;
	if (![0, 1, 2, 5].includes(days)) wrong('payLimitDay', '0, 1, 2, 5');
	return kstMidnight(ctx.clock.today()) + (days + 1) * DAY;
}

function request(ctx: CiderPayContext, input: Values, headers: Headers): PaymentRequest {
	const member = memberOf(ctx, input);
	if (member.payTokenYn && headers.approvaltoken !== member.approvalToken) {
		throw new Refusal('credentials', 'approvalToken 값이 정확하지 않습니다.');
	}
	wholeOf(input, 'price', 1000);
	addresses(input, 'feedbackurl', 'returnurl');
	const payUniqueNo = ctx.nextId();
	const made: PaymentRequest = {
		payUniqueNo,
		memberID: member.memberID,
		params: input,
		payUrl: `${ctx.base}/pay/${payUniqueNo}`,
		state: 'REQUEST',
		expires: expiry(ctx, input),
		orderNo: '',
	};
	ctx.requests.set(payUniqueNo, made);
	return made;
}

/** Cancels a request nobody has paid yet; throws if it cannot be cancelled. */
function withdraw(ctx: CiderPayContext, input: Values): void {
	const asked = ctx.requests.get(textOf(input, 'payUniqueNo'));
	if (asked?.memberID !== textOf(input, 'memberID') || asked.state !== 'REQUEST') {
		throw new Refusal('data', '취소할 수 있는 결제 요청이 아닙니다.');
	}
	asked.state = 'REQUEST_CANCEL';
}

/** Returns the payment of an order number and its token. Source: integrators' reports (2002). */
function paymentOf(ctx: CiderPayContext, input: Values): Payment {
	const payment = ctx.payments.get(textOf(input, 'orderNo'));
	const named =
		payment?.memberID === textOf(input, 'memberID') && payment.token === textOf(input, 'token');
	if (!named) throw new Refusal('data', '결제 정보가 없습니다.', ERROR.cancelToken);
	if (ctx.switches.settled && payment.state === 'COMPLETE') payment.state = 'ADJUST';
	return payment;
}

function cancelCall(ctx: CiderPayContext): Call {
	return {
		encoding: 'json',
		auth: false,
		parameters: { ...CANCEL, rangeType: { type: 'text', oneOf: ['ALL'] } },
		act: (input) => {
			const payment = paymentOf(ctx, input);
			if (payment.state === 'ADJUST') {
				const errorMessage = '정산된 결제입니다. 취소 요청 API를 이용하세요.';
				return { reply: { success: false, errorMessage, var1: 'CANCEL_REQ' } };
			}
			if (payment.state !== 'COMPLETE') {
				throw new Refusal('data', '취소할 수 있는 상태가 아닙니다.', ERROR.cancelState);
			}
			const after = giveBack(ctx, payment);
			return { reply: { success: true, errorMessage: '' }, after };
		},
	};
}

/** The merchant's payment calls by name. */
export function paymentCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'POST /oapi/payment/request': {
			encoding: 'json',
			auth: false,
			parameters: REQUEST,
			act: (input, headers) => {
				const { payUrl, payUniqueNo } = request(ctx, input, headers);
				const { qrField } = ctx.switches;
				const qr = flagOf(input, 'makeQr') && qrField ? { [qrField]: `${payUrl}/qr.png` } : {};
				return { reply: { success: true, payUrl, payUniqueNo, ...qr } };
			},
		},
		'POST /oapi/payment/request/cancel': {
			encoding: 'json',
			auth: false,
			parameters: { memberID: NEEDED_TEXT, payUniqueNo: NEEDED_TEXT },
			act: (input) => {
				withdraw(ctx, input);
				return { reply: { success: true, errorMessage: '' } };
			},
		},
		'POST /oapi/payment/cancel': cancelCall(ctx),
		'POST /oapi/payment/cancelRequest': {
			encoding: 'json',
			auth: false,
			parameters: { ...CANCEL, bankInName: TEXT },
			act: (input) => {
				const payment = paymentOf(ctx, input);
				if (payment.state !== 'ADJUST') {
					throw new Refusal('data', '정산된 결제가 아닙니다.', ERROR.cancelState);
				}
				payment.state = 'REQUEST_CANCEL_AFTER_ADJUST';
				return { reply: { success: true, errorMessage: '' } };
			},
		},
	};
}
