/** CiderPay's notifications. Source: ciderpay.txt "Feedback"; integrators' reports. */
import { messagesOf } from '../shared/message.mts';
import { textOf, type Values } from '../shared/parameters.mts';
import type { EventName } from './codes.mts';
import { takeFault } from './switches.mts';
import type {
	Charge,
	CiderPayContext,
	Delivery,
	Payment,
	RegisteredCard,
	Subscription,
} from './types.mts';

/** Returns the URL of a payment's receipt page. */
export function receiptUrl(ctx: CiderPayContext, orderNo: string): string {
	return `${ctx.base}/receipt/${orderNo}`;
}

/** Returns a payment's card fields; number and names are made up. */
export function cardFields({ approvalNo }: Payment): Values {
	return { approvalNo, ccname: '샘플카드', cardNum: '000000******0000', cardQuota: '00' };
}

/** Returns the customer as named in the request: `custom…` there, `customer…` here. */
export function customerFields(params: Values): Values {
	return {
		customerNo: textOf(params, 'customNo'),
		customerName: textOf(params, 'customName'),
		customerEmail: textOf(params, 'customEmail'),
		customerMobile: textOf(params, 'customMobile'),
	};
}

/** Notifies of a request or link paid or cancelled: no `cmd`. Source: integrators' reports. */
export function paymentEvent(ctx: CiderPayContext, payment: Payment): Delivery[] {
	const event = payment.state === 'CANCEL' ? 'CANCEL' : 'COMPLETE';
	return deliveries(ctx, event, payment.feedbackUrl, {
		memberID: payment.memberID,
		feedbackToken: payment.token,
		goodName: payment.goodName,
		price: payment.price,
		recvPhone: payment.buyerPhone,
		paymentState: event,
		payType: 1,
		orderNo: payment.orderNo,
		...cardFields(payment),
		var1: payment.var1,
		var2: payment.var2,
		csturl: receiptUrl(ctx, payment.orderNo),
	});
}

/** Notifies of a card registered or refused. Source: ciderpay.txt "승인 결과 피드백". */
export function registrationEvent(ctx: CiderPayContext, card: RegisteredCard): Delivery[] {
	const { mpToken, last4, authType, memberID, params, state } = card;
	const issued = state === 'AGREE';
	const cmd = issued ? 'mpMakeToken' : 'rejectMakeToken';
	return deliveries(ctx, cmd, textOf(params, 'feedbackUrl'), {
		cmd,
		memberID,
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
		...(issued ? { mpToken, last4, authType } : {}),
		...customerFields(params),
	});
}

/**
 * Notifies of a charge on a registered card, made or failed. Source: ciderpay.txt "결제 결과 피드백".
 * @param card supplies the customer
 */
export function chargeEvent(
	ctx: CiderPayContext,
	charge: Charge,
	card: RegisteredCard,
): Delivery[] {
	const { memberID, mpToken, params, price, orderNo } = charge;
	const payment = ctx.payments.get(orderNo);
	const cmd = payment ? 'completeMpPayment' : 'errorMpPayment';
	const paid = payment && {
		cstUrl: receiptUrl(ctx, orderNo),
		...cardFields(payment),
		cardType: '01',
		feedbackToken: payment.token,
		orderNo,
	};
	return deliveries(ctx, cmd, textOf(params, 'feedbackUrl'), {
		cmd,
		memberID,
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
		price,
		mpToken,
		...paid,
		...customerFields(card.params),
	});
}

/** Notifies of a subscription approved or refused. Source: ciderpay.txt "정기 결제 승인 피드백". */
export function approvalEvent(ctx: CiderPayContext, subscription: Subscription): Delivery[] {
	const { memberID, params, rpToken, state } = subscription;
	const agreed = state === 'AGREE';
	const cmd = agreed ? 'agreeRegularPayment' : 'rejectRegularPayment';
	const { customerEmail: _, ...customer } = customerFields(params);
	return deliveries(ctx, cmd, textOf(params, 'feedbackUrl'), {
		cmd,
		memberID,
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
		// Marked as required even for a refusal, which has neither (integrators' reports).
		...(agreed ? { rpToken, last4: '0000' } : {}),
		...customer,
	});
}

/**
 * Notifies of one subscription turn, charged or failed. Source: ciderpay.txt "정기 결제 피드백".
 * @param price won
 * @param outcome the payment, or why there is none
 */
export function turnEvent(
	ctx: CiderPayContext,
	subscription: Subscription,
	price: number,
	outcome: Payment | string,
): Delivery[] {
	const { memberID, params, rpToken, turnSeq } = subscription;
	const failed = typeof outcome === 'string';
	const cmd = failed ? 'errorRpPayment' : 'completeRpPayment';
	// The manual says "승인 요청시 입력한 추가 변수 값", although payVar1 and payVar2 exist.
	const vars = ctx.switches.chargeVars;
	const result = failed
		? { errorMessage: outcome }
		: {
				csturl: receiptUrl(ctx, outcome.orderNo),
				...cardFields(outcome),
				cardType: '01',
				feedbackToken: outcome.token,
				orderNo: outcome.orderNo,
			};
	return deliveries(ctx, cmd, textOf(params, 'payFeedbackUrl'), {
		cmd,
		memberID,
		var1: textOf(params, `${vars}1`),
		var2: textOf(params, `${vars}2`),
		price,
		rpToken,
		...result,
		...customerFields(params),
		turnSeq,
	});
}

/** `memberID` becomes `member_id`, `cstUrl` `cst_url`: the names the vendor's simulator sends. */
function snakeCase(name: string): string {
	return name.replaceAll(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`);
}

/** Builds an event's notifications, altered as the switches say; none without an address. */
function deliveries(
	{ switches }: CiderPayContext,
	event: EventName,
	address: string,
	content: Values,
): Delivery[] {
	const said = { ...content };
	for (const [name, switched] of [
		['feedbackToken', 'wrongFeedbackToken'],
		['memberID', 'wrongMemberID'],
	] as const) {
		if (!(name in content)) continue;
		const wrong = takeFault(switches, switched, { event });
		if (wrong !== undefined) said[name] = wrong === true ? `WRONG-${name}` : wrong;
	}
	const named = (name: string): string =>
		switches.feedbackNames === 'snake_case' ? snakeCase(name) : name;
	const renamed = Object.entries(said).map(([name, value]) => [named(name), value]);
	const copies = takeFault(switches, 'duplicateNotifications', { event }) ?? 1;
	return messagesOf(switches, event, address, Object.fromEntries(renamed) as Values, copies);
}
