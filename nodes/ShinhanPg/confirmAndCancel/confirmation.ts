import type { IDataObject } from 'n8n-workflow';

import type { WireParams, Outcome, Succeeded, Unknown } from '../../core/operation';
import { hasValidHash } from '../api/hashes';
import { pollOrder } from '../api/orderStatus';
import type { AskShinhan, OrderStatus } from '../api/orderStatus';
import { parseWon } from '../api/amounts';

const AMOUNTS = ['amount', 'discount_amount', 'taxfree_amount', 'tax_amount'];

const WHAT_TO_DO =
	"Look the order up with Get or on Shinhan's merchant admin site. If it is approved, the buyer has been charged: deliver or cancel it by hand";

/** Returns a confirmed payment with its amounts as numbers; the sample sends them as text. */
export function confirmedOf(reply: IDataObject): IDataObject {
	const numbers = AMOUNTS.filter((name) => name in reply).map((name) => [
		name,
		parseWon(reply[name]),
	]);
	return { ...reply, ...Object.fromEntries(numbers), foundBy: 'confirm' } as IDataObject;
}

/** Returns why a confirmation is not believed; undefined if its hash, order and amount match. */
export function verifyConfirmation(
	reply: IDataObject,
	wire: WireParams,
	credential: IDataObject,
): string | undefined {
	const wrong = [
		!hasValidHash(reply, credential) && 'the signature does not match',
		String(reply.order_no) !== String(wire.order_no) && 'it is for another order',
		differs(reply.amount, wire.expectedAmount) &&
			`the amount is ${String(reply.amount)} won, not ${String(wire.expectedAmount)}`,
	].filter(Boolean);
	return wrong.length > 0
		? `Shinhan's answer is not valid: ${wrong.join(', and ')}. ${WHAT_TO_DO}`
		: undefined;
}

const differs = (amount: unknown, expected: unknown): boolean =>
	expected !== undefined && parseWon(amount) !== parseWon(expected);

/**
 * Reconciles a confirmation whose reply never came by polling confirm-info. "There is no data"
 * counts only as the last result, since the confirmation may still be in flight at the first
 * look-up.
 */
export async function reconcileConfirmation(
	ask: AskShinhan,
	wire: WireParams,
	{ reason }: Unknown,
): Promise<Outcome> {
	const found = await pollOrder(ask, wire.order_no, isPaid);
	if (found.state === 'none') {
		return {
			status: 'notSent',
			title: 'The payment was not confirmed, and it is safe to run again',
			reason: `The buyer was not charged. ${reason}, and Shinhan PG says that there is no data for this order number. The confirm token ends 30 minutes after the buyer's authentication`,
		};
	}
	if (found.state === 'unclear') {
		return {
			status: 'unknown',
			reason: `${reason}, and looking the order up gave no result: ${found.reason}`,
		};
	}
	return foundPayment(found, wire);
}

const isPaid = ({ state }: OrderStatus): boolean =>
	state === 'approved' || state === 'partiallyCancelled';

/** Returns confirm-info's payment in the shape of a confirmation, if it is the expected one. */
export function foundPayment(
	{ state, payment }: Extract<OrderStatus, { payment: IDataObject }>,
	{ order_no, expectedAmount }: WireParams,
): Succeeded | Unknown {
	const { tx_amount: amount, ...others } = payment;
	if (state === 'cancelled') {
		return {
			status: 'unknown',
			reason:
				'Shinhan PG has a canceled payment for this order number, so it is unknown whether this one was confirmed',
		};
	}
	if (differs(amount, expectedAmount)) {
		return {
			status: 'unknown',
			title: 'The buyer was charged another amount than expected',
			disputed: true,
			reason: `Shinhan PG approved ${String(amount)} won, not ${String(expectedAmount)}. ${WHAT_TO_DO}`,
		};
	}
	const data = { ...others, order_no, amount, foundBy: 'confirm-info' };
	return { status: 'succeeded', isFinal: true, data };
}
