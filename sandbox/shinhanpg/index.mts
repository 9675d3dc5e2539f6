/**
 * A simulated Shinhan PG under `/shinhanpg` on a server. Source: shinhan-pg.txt.
 */
import type { FastifyInstance } from 'fastify';
import { addAct, addControl, type Controlled } from '../shared/control.mts';
import { numbers } from '../shared/numbers.mts';
import { addApi } from './api.mts';
import { authenticate, deposit, fail, issueAccount, leave } from './buyer.mts';
import { defaultSwitches, SWITCH_TABLE } from './switches.mts';
import type { BrowserVisit, Merchant, Payment, ShinhanPgContext } from './types.mts';
import { addWindow } from './window.mts';

/** Programmatic access to a simulated Shinhan PG, for tests and the demo. */
export interface ShinhanPgSandbox
	extends Pick<
		ShinhanPgContext,
		'calls' | 'sessions' | 'tokens' | 'payments' | 'switches' | 'merchant'
	> {
	/** `<origin>/shinhanpg`: the base URL; calls are below it at `/v1.0/…`. */
	readonly base: string;
	/** URL of the corporate window's script. */
	readonly scriptUrl: string;
	/** Authenticates as the buyer; returns what the browser then posts to return_url. */
	authenticate(redirect_url: string): BrowserVisit;
	/** Chooses a virtual account as the buyer; returns what the browser then posts to return_url. */
	issueAccount(redirect_url: string): BrowserVisit;
	/** Deposits the money for a virtual account. */
	deposit(order_no: string): Payment;
	/** Leaves the window as the buyer. */
	leave(redirect_url: string): BrowserVisit;
	/** Fails the payment in the window. */
	fail(redirect_url: string): BrowserVisit;
	/** Moves the clock forward: tokens expire after 30 minutes. */
	advance(milliseconds: number): void;
	/** Resets to the initial state: drops all records, restores real time and switches. */
	reset(): void;
}

const MERCHANT: Readonly<Merchant> = Object.freeze({
	client_id: 'o2o',
	paymentApiKey: 'TEST-payment-key/not+real==',
	searchApiKey: 'TEST-search-key/not+real==',
});

function createContext(origin: () => string): ShinhanPgContext & { reset(): void } {
	const switches = defaultSwitches();
	let ahead = 0;
	const ctx = {
		get base() {
			return `${origin()}/shinhanpg`;
		},
		merchant: MERCHANT,
		calls: [] as ShinhanPgContext['calls'],
		sessions: new Map() as ShinhanPgContext['sessions'],
		tokens: new Map() as ShinhanPgContext['tokens'],
		payments: new Map() as ShinhanPgContext['payments'],
		switches,
		now: () => Date.now() + ahead,
		advance: (milliseconds: number) => {
			ahead += milliseconds;
		},
		nextNumber: numbers(),
		reset: () => {
			ahead = 0;
			ctx.calls.length = 0;
			for (const map of [ctx.sessions, ctx.tokens, ctx.payments]) map.clear();
			Object.assign(switches, defaultSwitches());
		},
	};
	return ctx;
}

function stateOf(ctx: ShinhanPgContext): Record<string, unknown> {
	return {
		base: ctx.base,
		merchant: ctx.merchant,
		now: new Date(ctx.now()).toISOString(),
		switches: ctx.switches,
		sessions: [...ctx.sessions.values()],
		tokens: [...ctx.tokens.values()],
		payments: [...ctx.payments.values()],
		calls: ctx.calls,
	};
}

/**
 * Adds a Shinhan PG to a server that is not listening yet.
 * @param origin returns the server's address once it listens
 */
export function createShinhanPg(app: FastifyInstance, origin: () => string): ShinhanPgSandbox {
	const ctx = createContext(origin);
	addApi(app, ctx);
	addWindow(app, ctx);
	const controlled: Controlled = {
		prefix: '/shinhanpg',
		board: '/shinhanpg/control',
		table: SWITCH_TABLE,
		switches: ctx.switches,
		// Shinhan notifies through the buyer's browser: nothing is held back or sent again.
		notifier: { idle: async () => {}, release: () => {}, resend: () => {} },
		state: () => stateOf(ctx),
		reset: () => ctx.reset(),
	};
	addControl(app, controlled);
	addAct(app, controlled, 'advance', ({ minutes = '0' }) => {
		ctx.advance(Number(minutes) * 60_000);
		return stateOf(ctx);
	});
	addAct(app, controlled, 'deposit', ({ order_no = '' }) => deposit(ctx, order_no));
	return {
		...ctx,
		get base() {
			return ctx.base;
		},
		get scriptUrl() {
			return `${ctx.base}/businessPayment/unifiedPay/script`;
		},
		authenticate: (redirect) => authenticate(ctx, redirect),
		issueAccount: (redirect) => issueAccount(ctx, redirect),
		deposit: (order_no) => deposit(ctx, order_no),
		leave: (redirect) => leave(ctx, redirect),
		fail: (redirect) => fail(ctx, redirect),
	};
}
