import type { IDataObject } from 'n8n-workflow';

import { perform } from '../../core/execution/performOperation';
import type { Fields } from '../../core/webhook/decodeBody';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import { toResult } from '../../core/execution/results';
import type { NotSent, Unknown } from '../../core/operation';
import { trimmedText } from '../api/api';
import { foundPayment } from '../settlement/confirmation';
import { confirm } from '../operations/payment/confirm';
import type { SignedState } from '../signedState/signedState';
import { orderStatus, pollOrder } from '../api/orderStatus';
import type { AskShinhan, OrderStatus } from '../api/orderStatus';
import { confirmedEvent, confirmUnknownEvent, failedEvent, tokenNews } from './events';
import { KeyedQueue, SingleFlight } from './singleFlight';

/** What the buyer is told */
export type BuyerPage = 'paid' | 'pending' | 'account' | 'cancelled' | 'failed';

/** What became of a return: what the buyer sees, and what starts the workflow */
export interface Verdict {
	view: BuyerPage;
	event?: MessageEvent;
}

/** A browser that came back with a token, for a request that this merchant made */
export interface Return {
	tie: SignedState;
	token: string;
	fields: Fields;
	ip_addr: string;
}

const underWay = new SingleFlight<Verdict>();
const orders = new KeyedQueue();
/** A buyer has no more windows of one order open; a token beyond these has to come again. */
const MOST_RETURNS = 5;

/**
 * Confirms the payment of a return, once. Browsers reload, buyers click twice: posts of one token that come
 * together share one confirmation here. Two returns of one order have a token each, and the first may have
 * ended: they are tried one after the other, since before every confirmation Shinhan is asked whether the
 * order is paid already. So it does not matter which process of n8n takes which post. Where two processes
 * confirm at the same moment, Shinhan accepts the token once and refuses the other, which then finds the
 * payment. Those who share a payment hear of it as of one that was confirmed before: none is told "paid"
 * without an execution, even if that of the first could not be stored.
 */
export async function confirmReturn(
	ask: AskShinhan,
	back: Return,
	credential: IDataObject,
): Promise<Verdict> {
	const { baseUrl, client_id } = credential;
	const order = JSON.stringify([trimmedText(baseUrl), trimmedText(client_id), back.tie.order_no]);
	const work = async () => await confirmUnlessPaid(ask, back, credential);
	const { result, isFirst } = await underWay.run(
		JSON.stringify([order, back.token]),
		async () => await orders.run(order, MOST_RETURNS, work),
	);
	if (isFirst) return result;
	const { view, event } = result;
	return view === 'paid' && event
		? { view, event: { ...event, event: 'confirmedBefore' } }
		: { view };
}

async function confirmUnlessPaid(
	ask: AskShinhan,
	back: Return,
	credential: IDataObject,
): Promise<Verdict> {
	const { tie, token, ip_addr } = back;
	const before = await lookUpPatiently(ask, tie.order_no);
	if ('payment' in before) return alreadyPaid(before, back);
	if (before.state === 'unclear') {
		// Better a sale that a reload can still make than a buyer charged twice.
		const reason = `Nothing was sent, since Shinhan PG could not be asked whether the order is paid already: ${before.reason}`;
		return notConfirmed(back, { status: 'notSent', reason });
	}
	const wire = {
		order_no: tie.order_no,
		confirm_token: token,
		ip_addr,
		expectedAmount: tie.amount,
	};
	const outcome = await perform(ask, confirm, { input: {}, wire, credential });
	const result = toResult(confirm, {}, outcome);
	if (result.status === 'succeeded') {
		return { view: 'paid', event: confirmedEvent('confirmed', tie, result.outputs[0] ?? {}) };
	}
	if (result.status !== 'refused') return notConfirmed(back, result);
	// A used token may mean that another process was faster.
	const after = await lookUpPatiently(ask, tie.order_no);
	if ('payment' in after) return alreadyPaid(after, back);
	const { code, message } = result;
	if (after.state === 'unclear') {
		const reason = `Shinhan PG refused: ${message} (code ${code}), and could not be asked whether the order is paid already: ${after.reason}`;
		return notConfirmed(back, { status: 'unknown', reason });
	}
	return {
		view: 'failed',
		event: failedEvent(
			tie,
			'confirm',
			{ order_no: tie.order_no, ret_code: code, ret_msg: message },
			tokenNews(token),
		),
	};
}

/** One look-up, and more only where it gave no clear answer: the buyer is waiting. */
async function lookUpPatiently(ask: AskShinhan, order_no: string): Promise<OrderStatus> {
	const found = await orderStatus(ask, order_no);
	if (found.state !== 'unclear') return found;
	return await pollOrder(ask, order_no, ({ state }) => state !== 'unclear');
}

function alreadyPaid(found: Extract<OrderStatus, { payment: IDataObject }>, back: Return): Verdict {
	if (found.state === 'cancelled') return { view: 'cancelled' };
	const { tie } = back;
	const outcome = foundPayment(found, { order_no: tie.order_no, expectedAmount: tie.amount });
	return outcome.status === 'succeeded'
		? { view: 'paid', event: confirmedEvent('confirmedBefore', tie, outcome.data) }
		: notConfirmed(back, outcome);
}

const notConfirmed = (
	{ tie, token, fields }: Return,
	{ status, reason }: NotSent | Unknown,
): Verdict => ({
	view: 'pending',
	event: confirmUnknownEvent(tie, token, fields, { outcome: status, reason }),
});
