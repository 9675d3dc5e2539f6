import type { Account, GmPayContext, Order } from './types.mts';

/** Programmatic access to a simulated GMPay, for tests and the demo. */
export interface GmPaySandbox
	extends Pick<
		GmPayContext,
		'members' | 'agreements' | 'orders' | 'calls' | 'notifications' | 'switches'
	> {
	/** `<origin>/gmpay`: the base URL; calls are below it at `/oapi/…`. */
	readonly base: string;
	readonly account: Readonly<Account>;
	/** Pays an order as the buyer. Throws if it is not open. */
	pay(orderNo: string): Order;
	/** Cancels a payment as the merchant on GMPay's own site. Throws if it is not paid. */
	cancel(orderNo: string): Order;
	/** Sends a recorded notification once more, unchanged, by its `delivery` number. */
	resend(delivery: number): void;
	/** Sends what `reorderNotifications` holds, newest first. */
	release(): void;
	/** Resolves when no notification is in flight or due for a retry. Held ones do not count. */
	idle(): Promise<void>;
	/** Resets to the initial state: drops all records, restores switches. */
	reset(): void;
	/** Abandons pending notifications. Called by the server's `close`. */
	close(): Promise<void>;
}
