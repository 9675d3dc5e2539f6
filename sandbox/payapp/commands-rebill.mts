/** rebillRegist, rebillCancel, rebillStop, rebillStart. Source: integrators' reports. */
import {
	digits,
	integer,
	oneOf,
	Refusal,
	required,
	sellerOf,
	sellerWithKey,
	text,
	webAddress,
	wrong,
} from './check.mts';
import { splitMethods } from './codes.mts';
import type { Outcome } from './commands-pay.mts';
import { checkCycle } from './schedule.mts';
import type { Fields, PayAppContext, Subscription } from './types.mts';

function checkMethods(fields: Fields): void {
	const asked = splitMethods(text(fields, 'openpaytype'));
	for (const name of asked) if (!['card', 'phone'].includes(name)) wrong('openpaytype', name);
	if (asked.includes('phone') && text(fields, 'rebillCycleType') !== 'Month') {
		wrong('openpaytype', 'phone은 월 정기결제만');
	}
}

/** Registers a subscription; nothing is paid until the buyer approves it at `payurl`. */
export function rebillRegist(ctx: PayAppContext, fields: Fields): Outcome {
	const { userid } = sellerOf(ctx, fields);
	required(fields, 'goodname', 'goodprice', 'recvphone');
	integer(fields, 'goodprice', ctx.switches.minimumPrice);
	digits(fields, 'recvphone');
	oneOf(fields, 'smsuse', ['y', 'n']);
	checkCycle(fields);
	checkMethods(fields);
	for (const name of ['feedbackurl', 'failurl', 'returnurl']) webAddress(fields, name);
	const rebill_no = ctx.nextNumber();
	const payurl = `${ctx.base}/rebill/${rebill_no}`;
	const subscription: Subscription = {
		rebill_no,
		userid,
		params: fields,
		payurl,
		state: 'requested',
		method: 'card',
		nextDate: '',
		payments: [],
	};
	ctx.subscriptions.set(rebill_no, subscription);
	return { fields: { rebill_no, payurl } };
}

/**
 * Moves a subscription from one state to another. Sends no notification; whether PayApp does is not
 * known (integrators' reports).
 */
function move(
	ctx: PayAppContext,
	fields: Fields,
	from: ReadonlyArray<Subscription['state']>,
	to: Subscription['state'],
): Outcome {
	const seller = sellerWithKey(ctx, fields);
	required(fields, 'rebill_no');
	const subscription = ctx.subscriptions.get(text(fields, 'rebill_no'));
	if (subscription?.userid !== seller.userid) wrong('rebill_no', '정기결제가 없음');
	if (!from.includes(subscription.state)) {
		throw new Refusal(ctx.switches.notCancellableErrno, '처리할 수 없는 상태입니다.');
	}
	subscription.state = to;
	return { fields: {} };
}

/** Ends a subscription for good; the states that allow it are not documented, so all but ended. */
export function rebillCancel(ctx: PayAppContext, fields: Fields): Outcome {
	return move(ctx, fields, ['requested', 'approved', 'paused'], 'ended');
}

/** Pauses an approved subscription. */
export function rebillStop(ctx: PayAppContext, fields: Fields): Outcome {
	return move(ctx, fields, ['approved'], 'paused');
}

/** Resumes a paused subscription; it is charged again from the next cycle. */
export function rebillStart(ctx: PayAppContext, fields: Fields): Outcome {
	return move(ctx, fields, ['paused'], 'approved');
}
