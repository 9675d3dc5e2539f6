import type { AuthType } from './codes.mts';
import { type Purchase } from './purchases.mts';
import type {
	Account,
	Charge,
	CiderPayContext,
	Payment,
	RegisteredCard,
	Subscription,
} from './types.mts';

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
