/** One simulated PayApp under `/payapp` of a server. */
import type { FastifyInstance } from 'fastify';
import { addApi } from './api.mts';
import { addControl } from './control.mts';
import { addDashboard } from './dashboard.mts';
import { Notifier } from './feedback.mts';
import { addLite } from './lite.mts';
import { addPayPages } from './paypage.mts';
import { cancelByBuyer, cancelBySeller, deposit, pay, type Payment } from './payments.mts';
import { resetSwitches } from './switch-table.mts';
import { defaultSwitches, type Switches } from './switches.mts';
import type { NotificationAttempt, PayAppContext, PaymentRequest, Seller } from './types.mts';

/** What code (tests, the demo) sees and does of a simulated PayApp. */
export interface PayAppSandbox
	extends Pick<PayAppContext, 'calls' | 'requests' | 'notifications' | 'cashReceipts'> {
	/** `<origin>/payapp`. */
	readonly base: string;
	/** Address of the API: every cmd, POST form. */
	readonly apiUrl: string;
	/** The sample merchant; all its values are made up. */
	readonly seller: Readonly<Seller>;
	/** Change them freely. */
	readonly switches: Switches;
	/** The buyer pays; `{ method: 'vbank' }` waits for {@link PayAppSandbox.deposit}. */
	pay(mul_no: string, how?: Payment): PaymentRequest;
	deposit(mul_no: string): PaymentRequest;
	cancelByBuyer(mul_no: string): PaymentRequest;
	cancelBySeller(mul_no: string): PaymentRequest;
	/** Sends what `reorderNotifications` holds, newest first. */
	release(): void;
	/** Resolves when no notification is being sent or will be sent again. Held ones do not count. */
	idle(): Promise<void>;
	/** Back to the beginning: no requests, calls or notifications, switches as at first. */
	reset(): void;
	/** Gives up pending notifications. Called by the server's `close`. */
	close(): Promise<void>;
}

/** The sellers there are at the beginning. The ids of the two others are made up as well. */
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
 * @param origin tells the server's address once it listens
 */
export function createPayApp(app: FastifyInstance, origin: () => string): PayAppSandbox {
	const switches = defaultSwitches();
	const notifications: NotificationAttempt[] = [];
	const sellers = new Map(sampleSellers().map((one) => [one.userid, one]));
	const seller = sellers.get('payapptest');
	if (seller === undefined) throw new Error('sample seller missing');
	let last = 100_000_000;
	const ctx: PayAppContext = {
		get base() {
			return `${origin()}/payapp`;
		},
		sellers,
		subaccounts: new Map(),
		calls: [],
		requests: new Map(),
		cashReceipts: new Map(),
		notifications,
		switches,
		notifier: new Notifier(switches, notifications),
		// Nine digits, as in the one message seen (field notes 8.4).
		nextNumber: () => String((last += 1)),
	};
	function reset(): void {
		ctx.notifier.reset();
		ctx.calls.length = 0;
		ctx.notifications.length = 0;
		for (const map of [ctx.requests, ctx.cashReceipts, ctx.subaccounts, sellers]) map.clear();
		for (const one of sampleSellers()) sellers.set(one.userid, one);
		resetSwitches(switches);
	}
	addApi(app, ctx);
	addPayPages(app, ctx);
	addLite(app, ctx);
	addControl(app, ctx, reset);
	addDashboard(app, ctx);
	return {
		get base() {
			return ctx.base;
		},
		get apiUrl() {
			return `${ctx.base}/oapi/apiLoad.html`;
		},
		seller: Object.freeze({ ...seller }),
		calls: ctx.calls,
		requests: ctx.requests,
		notifications,
		cashReceipts: ctx.cashReceipts,
		switches,
		pay: (mul_no, how) => pay(ctx, mul_no, how),
		deposit: (mul_no) => deposit(ctx, mul_no),
		cancelByBuyer: (mul_no) => cancelByBuyer(ctx, mul_no),
		cancelBySeller: (mul_no) => cancelBySeller(ctx, mul_no),
		release: () => ctx.notifier.release(),
		idle: () => ctx.notifier.idle(),
		reset,
		close: () => ctx.notifier.close(),
	};
}
