/** A simulated GMPay under `/gmpay` on a server. Source: gmpay.txt; integrators' reports. */
import type { FastifyInstance } from 'fastify';
import type { Board } from '../shared/board.mts';
import type { Hosts } from '../shared/hosts.mts';
import { createMessenger } from '../shared/message.mts';
import { numbers } from '../shared/numbers.mts';
import { addRestCalls } from '../shared/rest.mts';
import { addDashboard, addGmPayControl } from './dashboard.mts';
import { authorize, memberCalls, newMember } from './members.mts';
import { addPages } from './pages.mts';
import { cancel, pay, paymentCalls } from './payments.mts';
import { defaultSwitches, takeFault } from './switches.mts';
import type { Account, GmPayContext } from './types.mts';
import type { GmPaySandbox } from './sandbox.mts';

/** The initial merchant. */
const SAMPLE = newMember('gmstore');

const ACCOUNT: Readonly<Account> = Object.freeze({
	devID: 'gmdev',
	devToken: 'TEST-devToken-not-real',
	memberId: SAMPLE.memberId,
	cancelToken: SAMPLE.cancelToken,
	feedbackToken: SAMPLE.feedbackToken,
});

function createContext(origin: () => string, hosts: Hosts): GmPayContext {
	const switches = defaultSwitches();
	const notifications: GmPayContext['notifications'] = [];
	return {
		get base() {
			return `${origin()}/gmpay`;
		},
		account: ACCOUNT,
		members: new Map([[SAMPLE.memberId, { ...SAMPLE }]]),
		agreements: [],
		orders: new Map(),
		calls: [],
		notifications,
		switches,
		notifier: createMessenger(switches, notifications, hosts),
		nextNumber: numbers(),
	};
}

function resetContext(ctx: GmPayContext): void {
	ctx.notifier.reset();
	for (const list of [ctx.calls, ctx.notifications, ctx.agreements]) list.length = 0;
	ctx.orders.clear();
	ctx.members.clear();
	ctx.members.set(SAMPLE.memberId, { ...SAMPLE });
	Object.assign(ctx.switches, defaultSwitches());
}

/**
 * Adds a GMPay to a server that is not listening yet.
 * @param origin returns the server's address once it listens
 * @param boards the list to add its board to
 * @param hosts the hosts it may notify
 */
export function createGmPay(
	app: FastifyInstance,
	origin: () => string,
	boards: Board[],
	hosts: Hosts,
): GmPaySandbox {
	const ctx = createContext(origin, hosts);
	addRestCalls(
		app,
		{
			prefix: '/gmpay',
			calls: ctx.calls,
			notifier: ctx.notifier,
			take: (name, call) => takeFault(ctx.switches, name, { call }),
			authorize: (headers) => authorize(ctx, headers),
			// "{ message, success: false }" is all the manual has; the HTTP status is not stated.
			refusal: (_call, { message }) => ({
				status: ctx.switches.refusalHttpStatus,
				body: { message, success: false },
			}),
			notifiesFirst: () => ctx.switches.notifyWhen === 'before-reply',
		},
		{ ...memberCalls(ctx), ...paymentCalls(ctx) },
	);
	const sandbox: GmPaySandbox = {
		...ctx,
		get base() {
			return ctx.base;
		},
		pay: (orderNo) => pay(ctx, orderNo),
		cancel: (orderNo) => cancel(ctx, orderNo),
		resend: (delivery) => ctx.notifier.resend(delivery),
		release: () => ctx.notifier.release(),
		idle: () => ctx.notifier.idle(),
		reset: () => resetContext(ctx),
		close: () => ctx.notifier.close(),
	};
	addPages(app, ctx);
	addGmPayControl(app, ctx, sandbox);
	boards.push({ name: 'GMPay', path: '/gmpay/', api: () => `${ctx.base}/oapi/` });
	addDashboard(app, ctx, boards);
	return sandbox;
}
