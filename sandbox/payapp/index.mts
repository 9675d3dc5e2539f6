/** A simulated PayApp under `/payapp` on a server. */
import type { FastifyInstance } from 'fastify';
import type { Board } from '../shared/board.mts';
import { Clock } from '../shared/clock.mts';
import type { Hosts } from '../shared/hosts.mts';
import { numbers } from '../shared/numbers.mts';
import { addApi } from './api.mts';
import { storeCard } from './commands-bill.mts';
import { addPayAppControl } from './control.mts';
import { addDashboard } from './dashboard.mts';
import { createNotifier } from './feedback.mts';
import { addLite } from './lite.mts';
import { addPayPages } from './paypage.mts';
import { cancelByBuyer, cancelBySeller, deposit, pay, type Payment } from './payments.mts';
import { addRebillPage } from './rebillpage.mts';
import { approve, passTime, type RebillMethod } from './subscriptions.mts';
import { resetSwitches } from './switch-table.mts';
import { defaultSwitches, type Switches } from './switches.mts';
import type {
	NotificationAttempt,
	PayAppContext,
	PaymentRequest,
	Seller,
	StoredCard,
	Subscription,
} from './types.mts';

/** Programmatic access to a simulated PayApp, for tests and the demo. */
export interface PayAppSandbox
	extends Pick<
		PayAppContext,
		| 'sellers'
		| 'subaccounts'
		| 'calls'
		| 'requests'
		| 'notifications'
		| 'cashReceipts'
		| 'subscriptions'
		| 'cards'
		| 'clock'
	> {
	/** `<origin>/payapp`. */
	readonly base: string;
	/** URL of the API: every cmd, POST form. */
	readonly apiUrl: string;
	/** The sample merchant; all its values are made up. */
	readonly seller: Readonly<Seller>;
	/** Change them freely. */
	readonly switches: Switches;
	/** Pays as the buyer; `{ method: 'vbank' }` waits for {@link PayAppSandbox.deposit}. */
	pay(mul_no: string, how?: Payment): PaymentRequest;
	deposit(mul_no: string): PaymentRequest;
	cancelByBuyer(mul_no: string): PaymentRequest;
	cancelBySeller(mul_no: string): PaymentRequest;
	/** Approves a subscription as the buyer and pays the first time; `clock` charges later cycles. */
	approve(rebill_no: string, how?: { method?: RebillMethod }): Subscription;
	/** Stores a buyer's card for the sample merchant. */
	storeCard(): StoredCard;
	/** Sends what `reorderNotifications` holds, newest first. */
	release(): void;
	/** Resolves when no notification is in flight or due for a retry. Held ones do not count. */
	idle(): Promise<void>;
	/** Resets to the initial state: drops all records, restores sellers, switches and clock. */
	reset(): void;
	/** Abandons pending notifications. Called by the server's `close`. */
	close(): Promise<void>;
}

/** Returns the initial sellers. The ids of the other two are made up as well. */
function sampleSellers(): Seller[] {
	const sample = (userid: string, kind: Seller['kind']): Seller => ({
		userid,
		linkkey: `TEST+linkkey/of-${userid}/not-real==`,
		linkval: `TEST+linkval/of-${userid}/not-real==`,
		kind,
		common_feedbackurl: '',
	});
	return [
		sample('payapptest', 'seller'),
		sample('payappreseller', 'reseller'),
		sample('payappagency', 'agency'),
	];
}

/**
 * Adds a PayApp to a server that is not listening yet.
 * @param origin returns the server's address once it listens
 * @param boards the list to add its board to
 * @param hosts the hosts it may notify
 */
export function createPayApp(
	app: FastifyInstance,
	origin: () => string,
	boards: Board[],
	hosts: Hosts,
): PayAppSandbox {
	const switches = defaultSwitches();
	const notifications: NotificationAttempt[] = [];
	const sellers = new Map(sampleSellers().map((one) => [one.userid, one]));
	const seller = sellers.get('payapptest');
	if (seller === undefined) throw new Error('sample seller missing');
	const ctx: PayAppContext = {
		get base() {
			return `${origin()}/payapp`;
		},
		sellers,
		subaccounts: new Map(),
		calls: [],
		requests: new Map(),
		cashReceipts: new Map(),
		subscriptions: new Map(),
		cards: new Map(),
		clock: new Clock(async (until) => await passTime(ctx, until)),
		notifications,
		switches,
		notifier: createNotifier(switches, notifications, hosts),
		// Nine digits, as in the one message seen (integrators' reports).
		nextNumber: numbers(),
	};
	function reset(): void {
		ctx.notifier.reset();
		ctx.calls.length = 0;
		ctx.notifications.length = 0;
		const { cards, cashReceipts, requests, subaccounts, subscriptions } = ctx;
		const kept = [cards, cashReceipts, requests, subaccounts, subscriptions, sellers];
		for (const map of kept) map.clear();
		ctx.clock.reset();
		for (const one of sampleSellers()) sellers.set(one.userid, one);
		resetSwitches(switches);
	}
	addApi(app, ctx);
	addPayPages(app, ctx);
	addRebillPage(app, ctx);
	addLite(app, ctx);
	addPayAppControl(app, ctx, reset);
	boards.push({ name: 'PayApp', path: '/', api: () => `${ctx.base}/oapi/apiLoad.html` });
	addDashboard(app, ctx, boards);
	return {
		get base() {
			return ctx.base;
		},
		get apiUrl() {
			return `${ctx.base}/oapi/apiLoad.html`;
		},
		seller: Object.freeze({ ...seller }),
		sellers: ctx.sellers,
		subaccounts: ctx.subaccounts,
		calls: ctx.calls,
		requests: ctx.requests,
		notifications,
		cashReceipts: ctx.cashReceipts,
		subscriptions: ctx.subscriptions,
		cards: ctx.cards,
		clock: ctx.clock,
		switches,
		pay: (mul_no, how) => pay(ctx, mul_no, how),
		deposit: (mul_no) => deposit(ctx, mul_no),
		cancelByBuyer: (mul_no) => cancelByBuyer(ctx, mul_no),
		cancelBySeller: (mul_no) => cancelBySeller(ctx, mul_no),
		approve: (rebill_no, how) => approve(ctx, rebill_no, how),
		storeCard: () => storeCard(ctx, seller.userid),
		release: () => ctx.notifier.release(),
		idle: () => ctx.notifier.idle(),
		reset,
		close: () => ctx.notifier.close(),
	};
}
