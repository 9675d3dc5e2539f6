/** Charges on registered cards. Source: ciderpay.txt "등록 결제 결제 요청", "결제 요청 취소". */
import {
	numberOf,
	Refusal,
	textOf,
	wholeOf,
	type Parameters,
	type Values,
} from '../shared/parameters.mts';
import { cardOf } from './cards.mts';
import {
	addresses,
	entryOf,
	memberOf,
	NEEDED_NUMBER,
	NEEDED_TEXT,
	NUMBER,
	TEXT,
} from './check.mts';
import type { CallName } from './codes.mts';
import { cardFields, chargeEvent, customerFields, receiptUrl } from './events.mts';
import { takeMoney } from './money.mts';
import { takeChargeFailure } from './switches.mts';
import type { CallTable, Charge, CiderPayContext, Delivery, RegisteredCard } from './types.mts';

type Names = Extract<
	CallName,
	`${string}/manualPay/${string}${'doRequestPayment' | 'onePayUniqueNo}'}`
>;

const CHARGE: Parameters = {
	memberID: NEEDED_TEXT,
	mpToken: NEEDED_TEXT,
	goodName: NEEDED_TEXT,
	price: NEEDED_NUMBER,
	content: NEEDED_TEXT,
	payLimitDate: NUMBER,
	feedbackUrl: TEXT,
	returnUrl: TEXT,
	var1: TEXT,
	var2: TEXT,
};

/** A requested charge and its notifications. */
export interface Charged {
	charge: Charge;
	after: Delivery[];
	/** Why it failed; empty if it did not. */
	failure: string;
}

/** Collects a charge that was agreed to, or fails it if the sandbox was told to. */
export function collect(ctx: CiderPayContext, charge: Charge, card: RegisteredCard): Charged {
	const failure = takeChargeFailure(ctx.switches, 'errorMpPayment') ?? '';
	charge.state = failure === '' ? 'COMPLETE' : 'FAIL';
	if (failure === '') {
		const { memberID, price, params } = charge;
		charge.orderNo = takeMoney(ctx, {
			by: 'card',
			memberID,
			price,
			goodName: textOf(params, 'goodName'),
			buyerPhone: textOf(card.params, 'customMobile'),
			returnUrl: textOf(params, 'returnUrl'),
		}).orderNo;
	}
	return { charge, after: chargeEvent(ctx, charge, card), failure };
}

/**
 * Charges a card, at once or when the buyer agrees, depending on the card's auth type.
 * @param params goodName, price in won, content, feedbackUrl, returnUrl, var1, var2
 */
export function charge(ctx: CiderPayContext, card: RegisteredCard, params: Values): Charged {
	const onePayUniqueNo = ctx.nextId();
	const made: Charge = {
		onePayUniqueNo,
		mpToken: card.mpToken,
		memberID: card.memberID,
		price: numberOf(params, 'price') ?? 0,
		params,
		payUrl: `${ctx.base}/charge/${onePayUniqueNo}`,
		state: 'REQUEST',
		orderNo: '',
	};
	ctx.charges.set(onePayUniqueNo, made);
	if (card.authType === 'AT_ONCE') return collect(ctx, made, card);
	return { charge: made, after: [], failure: '' };
}

/** Builds the reply's data on a charge. Source: ciderpay.txt `data` of "등록 결제 결제 요청". */
function dataOf(ctx: CiderPayContext, charge: Charge, card: RegisteredCard): Values {
	const payment = ctx.payments.get(charge.orderNo);
	return {
		onePayUniqueNo: charge.onePayUniqueNo,
		authType: card.authType,
		goodName: textOf(charge.params, 'goodName'),
		paymentState: payment ? 'COMPLETE' : 'REQUEST',
		// No orderNo: only the notification carries it.
		...(payment && {
			cstUrl: receiptUrl(ctx, charge.orderNo),
			...cardFields(payment),
			cardType: '01',
			feedbackToken: payment.token,
		}),
		...customerFields(card.params),
		...(textOf(card.params, 'uiMode') === 'POS' ? { payUrl: charge.payUrl } : {}),
	};
}

/** Charge calls by name. */
export function chargeCalls(ctx: CiderPayContext): CallTable<Names> {
	return {
		'POST /oapi/manualPay/doRequestPayment': {
			encoding: 'json',
			auth: true,
			parameters: CHARGE,
			act: (input) => {
				const { memberID } = memberOf(ctx, input);
				const card = cardOf(ctx, memberID, textOf(input, 'mpToken'));
				wholeOf(input, 'price', 1, numberOf(card.params, 'maxPaymentPrice'));
				addresses(input, 'feedbackUrl', 'returnUrl');
				const { charge: made, after, failure } = charge(ctx, card, input);
				if (failure !== '') return { reply: new Refusal('failed', failure), after };
				return { reply: { success: true, errorMessage: '', data: dataOf(ctx, made, card) }, after };
			},
		},
		'POST /oapi/manualPay/paymentRequestCancel/{memberID}/{mpToken}/{onePayUniqueNo}': {
			encoding: 'path',
			auth: true,
			parameters: {},
			act: (input) => {
				const waiting = entryOf(ctx, ctx.charges, textOf(input, 'onePayUniqueNo'));
				const ofCard = waiting.mpToken === textOf(input, 'mpToken');
				const { memberID } = memberOf(ctx, input);
				if (!ofCard || waiting.memberID !== memberID || waiting.state !== 'REQUEST') {
					throw new Refusal('data', '취소할 수 있는 결제 요청이 아닙니다.');
				}
				waiting.state = 'REQUEST_CANCEL';
				return { reply: { success: true, errorMessage: '' } };
			},
		},
	};
}
