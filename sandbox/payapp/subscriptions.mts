/** A subscription once it is registered. Source: integrators' reports. */
import { kstMidnight } from '../shared/time.mts';
import { integer, text } from './check.mts';
import { splitMethods } from './codes.mts';
import { deliveriesFor } from './events.mts';
import type { Delivery } from './types.mts';
import { newPayment, takePayment } from './payments.mts';
import { nextDate } from './schedule.mts';
import { takeFault } from './switches.mts';
import type { PayAppContext, PaymentRequest, Subscription } from './types.mts';

/** Methods of a subscription. Source: integrators' reports, openpaytype. */
export type RebillMethod = 'card' | 'phone';

/** Returns a subscription by number; throws if there is none. */
function findSubscription(ctx: PayAppContext, rebill_no: string): Subscription {
	const subscription = ctx.subscriptions.get(rebill_no);
	if (subscription === undefined) throw new Error(`정기결제 ${rebill_no} 이(가) 없습니다.`);
	return subscription;
}

/** Returns the methods the buyer may choose from; a phone is charged monthly only. */
export function rebillMethods({ params }: Subscription): RebillMethod[] {
	const asked = splitMethods(text(params, 'openpaytype'));
	const known: RebillMethod[] =
		text(params, 'rebillCycleType') === 'Month' ? ['card', 'phone'] : ['card'];
	return asked.length === 0 ? known : known.filter((name) => asked.includes(name));
}

/** Creates one charge: a payment with its own number, carrying the subscription's. */
function newCharge(ctx: PayAppContext, subscription: Subscription): PaymentRequest {
	const { params, rebill_no, userid } = subscription;
	const payment = newPayment(ctx, {
		userid,
		params,
		price: integer(params, 'goodprice'),
		rebill_no,
	});
	subscription.payments.push(payment.mul_no);
	return payment;
}

/**
 * Approves a subscription as the buyer and takes the first payment. If that fails nothing is
 * notified (integrators' reports), and the buyer may try again.
 * @returns the subscription, now charged on every later cycle
 */
export function approve(
	ctx: PayAppContext,
	rebill_no: string,
	how: { method?: RebillMethod } = {},
): Subscription {
	const subscription = findSubscription(ctx, rebill_no);
	const [first = 'card'] = rebillMethods(subscription);
	const { method = first } = how;
	if (subscription.state !== 'requested') throw new Error('승인할 수 없는 상태입니다.');
	if (!rebillMethods(subscription).includes(method)) {
		throw new Error(`선택할 수 없는 결제수단입니다: ${method}`);
	}
	if (takeFault(ctx.switches, 'failCharge', {})) throw new Error('결제에 실패했습니다.');
	subscription.state = 'approved';
	subscription.method = method;
	subscription.nextDate = nextDate(subscription.params, ctx.clock.today());
	const payment = takePayment(ctx, newCharge(ctx, subscription), method);
	ctx.notifier.send(deliveriesFor(ctx, payment));
	return subscription;
}

/** Charges one later cycle, or fails it if the sandbox was told to. */
function collect(ctx: PayAppContext, subscription: Subscription): Delivery[] {
	const payment = newCharge(ctx, subscription);
	if (!takeFault(ctx.switches, 'failCharge', {})) {
		return deliveriesFor(ctx, takePayment(ctx, payment, subscription.method));
	}
	payment.pay_state = '99';
	payment.method = subscription.method;
	const failurl = text(subscription.params, 'failurl');
	const deliveries = deliveriesFor(ctx, payment, {}, failurl);
	// Which fields a failure has is not known; one integrator handles a missing number (8.7).
	if (!ctx.switches.failureMulNo) for (const { fields } of deliveries) delete fields.mul_no;
	return deliveries;
}

/** Returns the approved or paused subscription due first, if one is due by a moment. */
function firstDue(ctx: PayAppContext, until: number): Subscription | undefined {
	return [...ctx.subscriptions.values()]
		.filter(({ state }) => state === 'approved' || state === 'paused')
		.filter(({ params, nextDate: date }) => date <= text(params, 'rebillExpire'))
		.filter(({ nextDate: date }) => kstMidnight(date) <= until)
		.sort((a, b) => a.nextDate.localeCompare(b.nextDate))[0];
}

/**
 * Charges every cycle due by a moment, up to `rebillExpire`, each at the start of its day in Korea.
 * A cycle that falls into a pause is skipped.
 */
export async function passTime(ctx: PayAppContext, until: number): Promise<void> {
	for (let due = firstDue(ctx, until); due !== undefined; due = firstDue(ctx, until)) {
		ctx.clock.moveTo(kstMidnight(due.nextDate));
		due.nextDate = nextDate(due.params, due.nextDate);
		if (due.state === 'approved') await ctx.notifier.first(collect(ctx, due));
	}
}
