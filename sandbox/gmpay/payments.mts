/** Payment calls, and acts of buyer and merchant. Source: gmpay.txt "결제"; integrators' reports. */
import { isWebAddress } from '../shared/form.mts';
import { messagesOf } from '../shared/message.mts';
import {
	Refusal,
	textOf,
	wholeOf,
	wrong,
	type Parameter,
	type Values,
} from '../shared/parameters.mts';
import { kstTime } from '../shared/time.mts';
import { memberOf } from './members.mts';
import { takeFault } from './switches.mts';
import type { Call, Delivery, GmPayContext, Order } from './types.mts';
import type { CallName } from './codes.mts';

type Names = Extract<CallName, `${string}/payment/${string}`>;

const TEXT: Parameter = { type: 'text' };
const NEEDED: Parameter = { type: 'text', required: true };

/** Returns the URL of an order's receipt page. */
export function receiptUrl(ctx: GmPayContext, orderNo: string): string {
	return `${ctx.base}/receipt/${orderNo}`;
}

/** Builds the notification of an order's current state, altered as the switches say. */
function notificationOf(ctx: GmPayContext, order: Order): Delivery[] {
	const { switches } = ctx;
	const { params, memberId } = order;
	const event = order.state === 'CANCEL' ? 'CANCEL' : 'COMPLETE';
	const said: Values = {
		memberId,
		feedbackToken: memberOf(ctx, memberId).feedbackToken,
		goodName: textOf(params, 'goodName'),
		// `totalPrice` in the request, `price` here.
		price: order.totalPrice,
		customerPhone: textOf(params, 'mobile'),
		paymentState: event,
		orderNo: order.orderNo,
		payMethod: 'CARD',
		cardName: '샘플카드',
		cardNum: '000000******0000',
		cardQuota: '00',
		approvalNo: order.approvalNo,
		var1: textOf(params, 'var1'),
		var2: textOf(params, 'var2'),
		cstUrl: receiptUrl(ctx, order.orderNo),
	};
	for (const [name, switched] of [
		['feedbackToken', 'wrongFeedbackToken'],
		['memberId', 'wrongMemberId'],
	] as const) {
		const wrongly = takeFault(switches, switched, { event });
		if (wrongly !== undefined) said[name] = wrongly === true ? `WRONG-${name}` : wrongly;
	}
	const copies = takeFault(switches, 'duplicateNotifications', { event }) ?? 1;
	return messagesOf(switches, event, textOf(params, 'feedbackUrl'), said, copies);
}

function request(ctx: GmPayContext, input: Values): Order {
	const { memberId } = memberOf(ctx, textOf(input, 'memberId'));
	for (const name of ['feedbackUrl', 'returnUrl']) {
		const value = textOf(input, name);
		if (value !== '' && !isWebAddress(value)) wrong(name, 'URL');
	}
	const orderNo = ctx.nextNumber();
	const order: Order = {
		orderNo,
		memberId,
		params: input,
		// No minimum is stated (integrators' reports).
		totalPrice: wholeOf(input, 'totalPrice', 1),
		payUrl: `${ctx.base}/pay/${orderNo}`,
		state: 'REQUEST',
		approvalNo: '',
		paidAt: '',
	};
	ctx.orders.set(orderNo, order);
	return order;
}

/** Returns an order by number; throws if there is none. */
function findOrder(ctx: GmPayContext, orderNo: string): Order {
	const order = ctx.orders.get(orderNo);
	if (order === undefined) throw new Error(`주문 ${orderNo} 이(가) 없습니다.`);
	return order;
}

/** Pays an order as the buyer; throws if it is not open. */
export function pay(ctx: GmPayContext, orderNo: string): Order {
	const order = findOrder(ctx, orderNo);
	if (order.state !== 'REQUEST') throw new Error('이미 결제되었거나 취소된 주문입니다.');
	Object.assign(order, { state: 'COMPLETE', paidAt: kstTime(), approvalNo: orderNo.slice(-8) });
	ctx.notifier.send(notificationOf(ctx, order));
	return order;
}

function giveBack(ctx: GmPayContext, order: Order): Delivery[] {
	if (order.state !== 'COMPLETE') throw new Error('취소할 수 있는 상태가 아닙니다.');
	order.state = 'CANCEL';
	return notificationOf(ctx, order);
}

/** Cancels a payment as the merchant on GMPay's own site. */
export function cancel(ctx: GmPayContext, orderNo: string): Order {
	const order = findOrder(ctx, orderNo);
	ctx.notifier.send(giveBack(ctx, order));
	return order;
}

/** Payment calls by name. */
export function paymentCalls(ctx: GmPayContext): Record<Names, Call> {
	return {
		'POST /oapi/payment/request': {
			encoding: 'json',
			auth: false,
			parameters: {
				memberId: NEEDED,
				totalPrice: { type: 'number', required: true },
				goodName: NEEDED,
				mobile: NEEDED,
				email: TEXT,
				comment: TEXT,
				feedbackUrl: TEXT,
				returnUrl: TEXT,
				var1: TEXT,
				var2: TEXT,
			},
			act: (input) => {
				const { orderNo, payUrl } = request(ctx, input);
				return { reply: { message: 'OK', orderNo, payUrl, success: true } };
			},
		},
		'POST /oapi/payment/cancel': {
			encoding: 'json',
			auth: false,
			parameters: { memberId: NEEDED, orderNo: NEEDED, cancelToken: NEEDED },
			act: (input) => {
				const { memberId, cancelToken } = memberOf(ctx, textOf(input, 'memberId'));
				if (textOf(input, 'cancelToken') !== cancelToken) {
					throw new Refusal('credentials', '취소 토큰이 정확하지 않습니다.');
				}
				const order = ctx.orders.get(textOf(input, 'orderNo'));
				if (order?.memberId !== memberId) throw new Refusal('data', '주문이 없습니다.');
				if (order.state !== 'COMPLETE') {
					throw new Refusal('data', '취소할 수 있는 상태가 아닙니다.');
				}
				return { reply: { message: 'OK', success: true }, after: giveBack(ctx, order) };
			},
		},
	};
}
