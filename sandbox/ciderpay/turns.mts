/** Turns (billing cycles) of subscriptions: start, charge, end. Source: integrators' reports. */
import { textOf } from '../shared/parameters.mts';
import { kstMidnight } from '../shared/time.mts';
import { turnEvent } from './events.mts';
import { takeMoney } from './money.mts';
import { nextDate, oneYearAfter } from './schedule.mts';
import { takeChargeFailure } from './switches.mts';
import type { CiderPayContext, Delivery, Subscription } from './types.mts';

/** Starts a subscription the buyer approved; without `limitDateStr` it runs for one year. */
export function begin(ctx: CiderPayContext, subscription: Subscription): void {
	const { params } = subscription;
	const today = ctx.clock.today();
	subscription.state = 'AGREE';
	subscription.rpToken = ctx.nextId('RP');
	subscription.limitDate = textOf(params, 'limitDateStr') || oneYearAfter(today);
	subscription.nextDate = nextDate(params, today, ctx.switches);
}

/**
 * Charges one turn, or fails it if the sandbox was told to.
 * @param price won
 * @returns notifications for the caller to send
 */
export function collectTurn(
	ctx: CiderPayContext,
	subscription: Subscription,
	price: number,
): Delivery[] {
	subscription.turnSeq += 1;
	const failure = takeChargeFailure(ctx.switches, 'errorRpPayment');
	if (failure !== undefined) return turnEvent(ctx, subscription, price, failure);
	const { memberID, params } = subscription;
	const payment = takeMoney(ctx, {
		by: 'subscription',
		memberID,
		price,
		goodName: textOf(params, 'goodName'),
		buyerPhone: textOf(params, 'customMobile'),
		returnUrl: '',
	});
	return turnEvent(ctx, subscription, price, payment);
}

/** Returns the running or paused subscription due first, if one is due by a moment. */
function firstDue(ctx: CiderPayContext, until: number): Subscription | undefined {
	return [...ctx.subscriptions.values()]
		.filter(({ state }) => state === 'AGREE' || state === 'PAUSE')
		.filter((one) => kstMidnight(one.nextDate) <= until)
		.sort((a, b) => a.nextDate.localeCompare(b.nextDate))[0];
}

/**
 * Charges every turn due by a moment, each at the start of its day in Korea. A turn that falls into
 * a pause is skipped.
 */
export async function passTime(ctx: CiderPayContext, until: number): Promise<void> {
	for (let due = firstDue(ctx, until); due !== undefined; due = firstDue(ctx, until)) {
		ctx.clock.moveTo(kstMidnight(due.nextDate));
		const today = due.nextDate;
		if (today > due.limitDate) {
			due.state = 'END';
			continue;
		}
		due.nextDate = nextDate(due.params, today, ctx.switches);
		if (due.state === 'PAUSE') continue;
		await ctx.notifier.idle();
		ctx.notifier.send(collectTurn(ctx, due, due.price));
		await ctx.notifier.idle();
	}
}
