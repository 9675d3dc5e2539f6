import type { IDataObject } from 'n8n-workflow';

import type {
	ItemInput,
	WireParams,
	NotSent,
	Outcome,
	Succeeded,
	Unknown,
} from '../../core/operation';
import { CANCEL_PARTIALLY } from '../api/endpoints';
import { orderStatus, pollOrder } from '../api/orderStatus';
import type { AskShinhan, OrderStatus } from '../api/orderStatus';
import { parseWon } from '../api/amounts';

/** An unknown partial cancellation; `before` is the payment's state just before it was sent */
export interface UnknownCancellation extends Unknown {
	before?: OrderStatus['state'];
}

/**
 * Returns a cancellation as Shinhan reports it. With a promotion it may cancel a different amount
 * than requested (shinhan-pg.txt: 부분 취소), so the reply's amount stands and a difference is flagged.
 */
export function cancelledOf(reply: IDataObject, { tid, amount: asked }: ItemInput): IDataObject {
	const amount = parseWon(reply.amount) as IDataObject[string];
	return {
		...reply,
		tid: reply.tid ?? tid,
		amount,
		requestedAmount: asked,
		amountDiffers: amount !== asked,
		foundBy: 'cancel',
	};
}

/** Returns why a reply is not believed: it has no hash, but must at least name the same payment. */
export const verifyCancellation = (reply: IDataObject, { tid }: WireParams): string | undefined =>
	reply.tid !== undefined && String(reply.tid) !== String(tid)
		? `Shinhan's answer is about another payment (${String(reply.tid)}). Look the order up with Get or on Shinhan's merchant admin site`
		: undefined;

const NOT_CANCELLED: Omit<NotSent, 'reason'> = {
	status: 'notSent',
	title: 'Nothing was refunded, and it is safe to run again',
};

/**
 * Reconciles a full cancellation by the payment's state: cancelled (tx_stat 2) means that it was
 * carried out, approved that it was not.
 */
export async function reconcileCancellation(
	ask: AskShinhan,
	wire: WireParams,
	unknown: Unknown,
): Promise<Outcome> {
	const found = await foundFor(ask, wire, unknown, ({ state }) => state === 'cancelled');
	if (!('payment' in found)) return found;
	if (found.state === 'cancelled') return lookedUp(found.payment, wire, found.payment.tx_amount);
	if (found.state === 'approved') return { ...NOT_CANCELLED, reason: stillApproved(unknown) };
	return {
		...unknown,
		reason: `${unknown.reason}, and Shinhan PG shows the payment as partially canceled`,
	};
}

/**
 * Records the payment's state before sending a partial cancellation, since the look-up afterwards
 * does not report the cancelled amount.
 */
export async function cancelAfterSnapshot(ask: AskShinhan, wire: WireParams): Promise<Outcome> {
	const before = wire.order_no === undefined ? undefined : await orderStatus(ask, wire.order_no);
	const outcome = await ask(CANCEL_PARTIALLY, wire);
	if (outcome.status !== 'unknown' || !before || !('payment' in before)) return outcome;
	const noted: UnknownCancellation = { ...outcome, before: before.state };
	return noted;
}

/**
 * Reconciles a partial cancellation where the look-up can tell, which is when the payment's state
 * has changed. A second part leaves the state as it was, and the look-up never reports how much was
 * cancelled. A payment still approved is no proof that nothing will happen: Shinhan may act later,
 * the manual names no limit, and resending a part refunds it twice. (Shinhan refuses a resent full
 * cancellation or confirmation.)
 */
export async function reconcilePartialCancellation(
	ask: AskShinhan,
	wire: WireParams,
	unknown: UnknownCancellation,
): Promise<Outcome> {
	const { before, ...plain } = unknown;
	const stood = before ?? 'approved';
	const found = await foundFor(ask, wire, plain, (now) => 'payment' in now && now.state !== stood);
	if (!('payment' in found)) return found;
	if (found.state === 'approved') {
		return {
			...plain,
			reason: `${stillApproved(plain)} so far. The refund may still be carried out`,
		};
	}
	if (before && before !== found.state) return lookedUp(found.payment, wire, null);
	return {
		...plain,
		reason: `${plain.reason}. Shinhan PG shows a refund, but not whether it is this one`,
	};
}

const stillApproved = ({ reason }: Unknown): string =>
	`${reason}, and Shinhan PG shows the payment as approved, with nothing canceled`;

/**
 * Looks up the payment that was to be cancelled. Returns the unknown outcome, with a reason, if it
 * cannot be found.
 */
async function foundFor(
	ask: AskShinhan,
	{ order_no, tid }: WireParams,
	unknown: Unknown,
	isSettled: (found: OrderStatus) => boolean,
): Promise<Extract<OrderStatus, { payment: IDataObject }> | Unknown> {
	const because = (why: string): Unknown => ({
		...unknown,
		reason: `${unknown.reason}, and ${why}`,
	});
	if (order_no === undefined) return because("no 'Your Order Number' was given to look it up by");
	const found = await pollOrder(ask, order_no, isSettled);
	if (found.state === 'unclear') return because(`looking it up gave no result: ${found.reason}`);
	if (found.state === 'none') return because('Shinhan PG has no payment for this order number');
	return String(found.payment.tid) === String(tid)
		? found
		: because('the order number belongs to another payment than the payment number');
}

function lookedUp(
	{ tid, tx_date, tx_stat, cncl_date, cncl_rsn }: IDataObject,
	{ amount: requestedAmount }: WireParams,
	amount: unknown,
): Succeeded {
	const data = {
		tid,
		amount,
		requestedAmount,
		amountDiffers: amount === null ? null : amount !== requestedAmount,
		tx_date: cncl_date ?? null,
		paidAt: tx_date,
		tx_stat,
		...(cncl_rsn !== undefined && { cncl_rsn }),
		foundBy: 'confirm-info',
	} as IDataObject;
	return { status: 'succeeded', isFinal: true, data };
}
