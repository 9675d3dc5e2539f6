/** A simulated CiderPay under `/ciderpay` on a server. */
import type { FastifyInstance } from 'fastify';
import type { Board } from '../shared/board.mts';
import type { Hosts } from '../shared/hosts.mts';
import { addRestCalls } from '../shared/rest.mts';
import {
	approveCard,
	approveSubscription,
	confirmCharge,
	rejectCard,
	rejectSubscription,
} from './buyer.mts';
import { cardCalls } from './cards.mts';
import { chargeCalls } from './charges.mts';
import { authorize } from './check.mts';
import type { AuthType, CallName } from './codes.mts';
import { createContext, resetContext } from './context.mts';
import { addCiderPayControl } from './control.mts';
import { addDashboard } from './dashboard.mts';
import { linkCalls } from './links.mts';
import { memberCalls } from './members.mts';
import { cancelPayment, settlePayment } from './money.mts';
import { addAgreementPages } from './pages-agree.mts';
import { addShopPages } from './pages-shop.mts';
import { paymentCalls } from './payments.mts';
import { productCalls } from './products.mts';
import { payLink, payRequest, type Purchase } from './purchases.mts';
import { refusalOf } from './refusals.mts';
import { subscriptionCalls } from './subscriptions.mts';
import { takeFault } from './switches.mts';
import type {
	Account,
	CallTable,
	Charge,
	CiderPayContext,
	Payment,
	RegisteredCard,
	Subscription,
} from './types.mts';
import { vatCalls } from './vat.mts';

/**
 * Programmatic access to a simulated CiderPay, for tests and the demo. All records are readable:
 * `products`, `paymentLinks`, `requests`, `cards`, `charges` and `subscriptions` by the numbers in
 * the replies (`payUniqueNo`, `onePayUniqueNo`), `payments` by `orderNo`.
 * Acts of the buyer throw an Error if not possible, and send their notification.
 */
export interface CiderPaySandbox
	extends Pick<
		CiderPayContext,
		| 'members'
		| 'products'
		| 'paymentLinks'
		| 'requests'
		| 'payments'
		| 'cards'
		| 'charges'
		| 'subscriptions'
		| 'mails'
		| 'calls'
		| 'notifications'
		| 'switches'
		| 'clock'
	> {
	/** `<origin>/ciderpay`: the base URL; calls are below it at `/oapi/…`. */
	readonly base: string;
	/** The developer and its merchant; it also has `ciderstore2`, but not `otherstore`. */
	readonly account: Readonly<Account>;
	/** Registers a request's card as the buyer; `authType` only where the buyer may choose. */
	approveCard(payUniqueNo: string, how?: { authType?: AuthType }): RegisteredCard;
	rejectCard(payUniqueNo: string): RegisteredCard;
	/** Expires a registered card: its token is refused from then on. */
	expireCard(mpToken: string): RegisteredCard;
	/** Confirms a waiting charge (CONFIRM, PASSWORD) as the buyer. */
	confirmCharge(onePayUniqueNo: string): Charge;
	approveSubscription(payUniqueNo: string): Subscription;
	rejectSubscription(payUniqueNo: string): Subscription;
	/** Pays a payment request as the buyer. */
	payRequest(payUniqueNo: string): Payment;
	/** Pays on a link's page as the buyer; the link is named by its `id`. */
	payLink(id: string, purchase?: Purchase): Payment;
	/** Cancels a payment as the merchant on CiderPay's own site. */
	cancelPayment(orderNo: string): Payment;
	/** Pays the merchant out: from then on the payment can be cancelled by request only. */
	settlePayment(orderNo: string): Payment;
	/** Sends a recorded notification once more, unchanged, by its `delivery` number. */
	resend(delivery: number): void;
	/** Sends what `reorderNotifications` holds, newest first. */
	release(): void;
	/** Resolves when no notification is in flight or due for a retry. Held ones do not count. */
	idle(): Promise<void>;
	/** Resets to the initial state: drops all records, restores switches and clock. */
	reset(): void;
	/** Abandons pending notifications. Called by the server's `close`. */
	close(): Promise<void>;
}

/** Returns every documented call of the provider. */
function callsOf(ctx: CiderPayContext): CallTable<CallName> {
	return {
		...memberCalls(ctx),
		...linkCalls(ctx),
		...productCalls(ctx),
		...vatCalls(ctx),
		...cardCalls(ctx),
		...chargeCalls(ctx),
		...subscriptionCalls(ctx),
		...paymentCalls(ctx),
	};
}

function expireCard(ctx: CiderPayContext, mpToken: string): RegisteredCard {
	const card = [...ctx.cards.values()].find(
		(one) => one.state === 'AGREE' && one.mpToken === mpToken,
	);
	if (card === undefined) throw new Error(`등록된 토큰 ${mpToken} 이(가) 없습니다.`);
	card.state = 'EXPIRED';
	return card;
}

/**
 * Adds a CiderPay to a server that is not listening yet.
 * @param origin returns the server's address once it listens
 * @param boards the list to add its board to
 * @param hosts the hosts it may notify
 */
export function createCiderPay(
	app: FastifyInstance,
	origin: () => string,
	boards: Board[],
	hosts: Hosts,
): CiderPaySandbox {
	const ctx = createContext(origin, hosts);
	addRestCalls(
		app,
		{
			prefix: '/ciderpay',
			calls: ctx.calls,
			notifier: ctx.notifier,
			take: (name, call) => takeFault(ctx.switches, name, { call }),
			authorize: (headers) => authorize(ctx, headers),
			refusal: (call, refusal) => refusalOf(ctx, call, refusal),
			notifiesFirst: () => ctx.switches.notifyWhen === 'before-reply',
		},
		callsOf(ctx),
	);
	const sandbox: CiderPaySandbox = {
		...ctx,
		get base() {
			return ctx.base;
		},
		approveCard: (payUniqueNo, how) => approveCard(ctx, payUniqueNo, how),
		rejectCard: (payUniqueNo) => rejectCard(ctx, payUniqueNo),
		expireCard: (mpToken) => expireCard(ctx, mpToken),
		confirmCharge: (onePayUniqueNo) => confirmCharge(ctx, onePayUniqueNo),
		approveSubscription: (payUniqueNo) => approveSubscription(ctx, payUniqueNo),
		rejectSubscription: (payUniqueNo) => rejectSubscription(ctx, payUniqueNo),
		payRequest: (payUniqueNo) => payRequest(ctx, payUniqueNo),
		payLink: (id, purchase) => payLink(ctx, id, purchase),
		cancelPayment: (orderNo) => cancelPayment(ctx, orderNo),
		settlePayment: (orderNo) => settlePayment(ctx, orderNo),
		resend: (delivery) => ctx.notifier.resend(delivery),
		release: () => ctx.notifier.release(),
		idle: () => ctx.notifier.idle(),
		reset: () => resetContext(ctx),
		close: () => ctx.notifier.close(),
	};
	addAgreementPages(app, ctx);
	addShopPages(app, ctx);
	addCiderPayControl(app, ctx, sandbox);
	boards.push({ name: 'CiderPay', path: '/ciderpay/', api: () => `${ctx.base}/oapi/` });
	addDashboard(app, ctx, boards);
	return sandbox;
}
