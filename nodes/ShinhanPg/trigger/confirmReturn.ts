import type { IDataObject } from 'n8n-workflow';

import { perform } from '../../core/execution/performOperation';
import type { Fields } from '../../core/webhook/decodeBody';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import { toResult } from '../../core/execution/itemResults';
import type { NotSent, Unknown } from '../../core/operation';
import { trimmedOrDigits } from '../api/api';
import { foundPayment } from '../confirmAndCancel/confirmation';
import { confirm } from '../operations/payment/confirm';
import type { SignedState } from '../signedState/signedState';
import { orderStatus, pollOrder } from '../api/orderStatus';
import type { AskShinhan, OrderStatus } from '../api/orderStatus';
import { confirmedEvent, confirmUnknownEvent, failedEvent, tokenSuffix } from './events';
import { KeyedQueue, SingleFlight } from './singleFlight';

/** The page that the buyer sees */
export type BuyerPage = 'paid' | 'pending' | 'account' | 'cancelled' | 'failed';

/** How a return ended: the page that the buyer sees, and the event that starts the workflow */
export interface Verdict {
	view: BuyerPage;
	event?: MessageEvent;
}

/** A browser's return with a confirm token, verified as belonging to this merchant's request */
export interface Return {
	signed: SignedState;
	token: string;
	fields: Fields;
	ip_addr: string;
}

const underWay = new SingleFlight<Verdict>();
const orders = new KeyedQueue();
/** No buyer has more windows open for one order; a token beyond these has to be posted again. */
const MOST_RETURNS = 5;

/**
 * Confirms the payment of a return, once. Browsers reload and buyers click twice: concurrent posts
 * of one token share one confirmation. Two returns of one order each have their own token, and the
 * first may have ended: they run one after the other, since every confirmation is preceded by a
 * look-up of whether the order is already paid. So it does not matter which n8n process takes which
 * post: if two confirm at the same moment, Shinhan accepts the token once and refuses the other,
 * which then finds the payment. Callers that share a payment get `confirmedBefore`, so that none is
 * told "paid" without an execution, even if the first one's could not be stored.
 */
export async function confirmReturn(
	ask: AskShinhan,
	back: Return,
	credential: IDataObject,
): Promise<Verdict> {
	const { baseUrl, client_id } = credential;
	const order = JSON.stringify([
		trimmedOrDigits(baseUrl),
		trimmedOrDigits(client_id),
		back.signed.order_no,
	]);
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
	const { signed, token, ip_addr } = back;
	const before = await lookUpPatiently(ask, signed.order_no);
	if ('payment' in before) return alreadyPaid(before, back);
	if (before.state === 'unclear') {
		// Better a sale that a reload can still complete than a buyer charged twice.
		const reason = `Nothing was sent, since it could not be looked up whether the order is already paid: ${before.reason}`;
		return notConfirmed(back, { status: 'notSent', reason });
	}
	const wire = {
		order_no: signed.order_no,
		confirm_token: token,
		ip_addr,
		expectedAmount: signed.amount,
	};
	const outcome = await perform(ask, confirm, { input: {}, wire, credential });
	const result = toResult(confirm, {}, outcome);
	if (result.status === 'succeeded') {
		return { view: 'paid', event: confirmedEvent('confirmed', signed, result.outputs[0] ?? {}) };
	}
	if (result.status !== 'refused') return notConfirmed(back, result);
	// A used token may mean that another process was faster.
	const after = await lookUpPatiently(ask, signed.order_no);
	if ('payment' in after) return alreadyPaid(after, back);
	const { code, message } = result;
	if (after.state === 'unclear') {
		const reason = `Shinhan PG refused: ${message} (code ${code}), and it could not be looked up whether the order is already paid: ${after.reason}`;
		return notConfirmed(back, { status: 'unknown', reason });
	}
	return {
		view: 'failed',
		event: failedEvent(
			signed,
			'confirm',
			{ order_no: signed.order_no, ret_code: code, ret_msg: message },
			tokenSuffix(token),
		),
	};
}

/** Looks up once, and polls only if the answer is unclear: the buyer is waiting. */
async function lookUpPatiently(ask: AskShinhan, order_no: string): Promise<OrderStatus> {
	const found = await orderStatus(ask, order_no);
	if (found.state !== 'unclear') return found;
	return await pollOrder(ask, order_no, ({ state }) => state !== 'unclear');
}

function alreadyPaid(found: Extract<OrderStatus, { payment: IDataObject }>, back: Return): Verdict {
	if (found.state === 'cancelled') return { view: 'cancelled' };
	const { signed } = back;
	const outcome = foundPayment(found, { order_no: signed.order_no, expectedAmount: signed.amount });
	return outcome.status === 'succeeded'
		? { view: 'paid', event: confirmedEvent('confirmedBefore', signed, outcome.data) }
		: notConfirmed(back, outcome);
}

const notConfirmed = (
	{ signed, token, fields }: Return,
	{ status, reason }: NotSent | Unknown,
): Verdict => ({
	view: 'pending',
	event: confirmUnknownEvent(signed, token, fields, { outcome: status, reason }),
});
