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
import type { CallName } from './codes.mts';
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
import { payLink, payRequest } from './purchases.mts';
import { refusalOf } from './refusals.mts';
import { subscriptionCalls } from './subscriptions.mts';
import { takeFault } from './switches.mts';
import type { CallTable, CiderPayContext, RegisteredCard } from './types.mts';
import { vatCalls } from './vat.mts';
import type { CiderPaySandbox } from './sandbox.mts';

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
