/** Payments and refunds. Source: integrators' reports. */
import { paymentEvent } from './events.mts';
import type { CiderPayContext, Delivery, Payment } from './types.mts';

/** What a payment is made from; CiderPay supplies the rest. */
export type Sale = Pick<
	Payment,
	'by' | 'memberID' | 'price' | 'goodName' | 'buyerPhone' | 'returnUrl'
> &
	Partial<Pick<Payment, 'feedbackUrl' | 'var1' | 'var2'>>;

/** Records a payment. Its token is the member's or, by switch, its own. */
export function takeMoney(ctx: CiderPayContext, sale: Sale): Payment {
	const orderNo = ctx.nextId('ORD');
	const ofMember = ctx.members.get(sale.memberID)?.feedbackToken ?? '';
	const payment: Payment = {
		feedbackUrl: '',
		var1: '',
		var2: '',
		...sale,
		orderNo,
		token: ctx.switches.feedbackToken === 'member' ? ofMember : `TOKEN-of-${orderNo}`,
		state: 'COMPLETE',
		approvalNo: orderNo.slice(-8),
		paidAt: ctx.clock.time(),
	};
	ctx.payments.set(orderNo, payment);
	return payment;
}

/** Returns a payment by number; throws if there is none. */
function findPayment(ctx: CiderPayContext, orderNo: string): Payment {
	const payment = ctx.payments.get(orderNo);
	if (payment === undefined) throw new Error(`결제 ${orderNo} 이(가) 없습니다.`);
	return payment;
}

/**
 * Refunds a payment in full. Only payments with a feedback of their own are notified, those by
 * request or link; for cards and subscriptions the manual has none.
 * @returns notifications for the caller to send
 */
export function giveBack(ctx: CiderPayContext, payment: Payment): Delivery[] {
	if (payment.state !== 'COMPLETE') throw new Error('취소할 수 없는 상태입니다.');
	payment.state = 'CANCEL';
	return paymentEvent(ctx, payment);
}

/** Cancels a payment as the merchant on CiderPay's own site. */
export function cancelPayment(ctx: CiderPayContext, orderNo: string): Payment {
	const payment = findPayment(ctx, orderNo);
	ctx.notifier.send(giveBack(ctx, payment));
	return payment;
}

/** Pays the merchant out: from then on the payment can be cancelled by request only. */
export function settlePayment(ctx: CiderPayContext, orderNo: string): Payment {
	const payment = findPayment(ctx, orderNo);
	if (payment.state !== 'COMPLETE') throw new Error('결제완료 상태가 아닙니다.');
	payment.state = 'ADJUST';
	return payment;
}
