import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import type { Ask } from '../../core/operation';
import { isNoData } from './api';
import type { ShinhanEndpoint } from './api';
import { CONFIRM_INFO } from './endpoints';
import { parseWon } from './amounts';
import { POLL_DELAYS_MS } from './pollDelays';

export type AskShinhan = Ask<ShinhanEndpoint>;

/** States by tx_stat (shinhan-pg.txt: 결제 거래정보 조회) */
const STATES: ReadonlyMap<string, State> = new Map([
	['1', 'approved'],
	['2', 'cancelled'],
	['3', 'partiallyCancelled'],
]);

type State = 'approved' | 'cancelled' | 'partiallyCancelled';

/** What Shinhan knows of an order: a payment and its state, nothing, or no clear answer */
export type OrderStatus =
	| { state: State; payment: IDataObject }
	| { state: 'none' }
	| { state: 'unclear'; reason: string };

/** Returns a payment's state; undefined for a tx_stat that is not in the manual */
export const paymentStateOf = ({ tx_stat }: IDataObject): State | undefined =>
	STATES.get(String(tx_stat));

/**
 * Returns a confirm-info reply with its amount as a number. The manual's table calls that field
 * tx_amount, its sample tax_amount.
 */
export function paymentOf(reply: IDataObject): IDataObject {
	const { tax_amount, ...others } = reply;
	const payment = 'tx_amount' in reply ? reply : { ...others, tx_amount: tax_amount };
	return { ...payment, tx_amount: parseWon(payment.tx_amount) as IDataObject[string] };
}

/** Looks an order up once. */
export async function orderStatus(ask: AskShinhan, order_no: unknown): Promise<OrderStatus> {
	const outcome = await ask(CONFIRM_INFO, { order_no: String(order_no) });
	if (outcome.status === 'succeeded') {
		const state = paymentStateOf(outcome.data);
		return state && outcome.data.tid
			? { state, payment: paymentOf(outcome.data) }
			: { state: 'unclear', reason: 'its answer has no known state' };
	}
	if (outcome.status !== 'refused') return { state: 'unclear', reason: outcome.reason };
	if (isNoData(outcome)) return { state: 'none' };
	return { state: 'unclear', reason: `it was refused: ${outcome.message} (code ${outcome.code})` };
}

/** Looks an order up with growing delays until `isSettled`; returns the last result. */
export async function pollOrder(
	ask: AskShinhan,
	order_no: unknown,
	isSettled: (found: OrderStatus) => boolean,
): Promise<OrderStatus> {
	let found: OrderStatus = { state: 'unclear', reason: 'it was not looked up' };
	for (const pause of POLL_DELAYS_MS) {
		await sleep(pause);
		found = await orderStatus(ask, order_no);
		if (isSettled(found)) break;
	}
	return found;
}
