/** The records one PayApp sandbox keeps, and the context its parts share. */
import type { Clock } from '../shared/clock.mts';
import type { Fields } from '../shared/form.mts';
import type { Attempt, Delivery as BaseDelivery, Notifier } from '../shared/notifier.mts';
import type { MethodName, PayState } from './codes.mts';
import type { Switches } from './switches.mts';

export type { Fields };

/** A seller account. Keys: payapp.txt "연동 KEY" (letters, digits and symbols). */
export interface Seller {
	userid: string;
	linkkey: string;
	linkval: string;
	/** `agency` (대리점) and `reseller` may register others; see sellerRegist. */
	kind: 'seller' | 'reseller' | 'agency';
	common_feedbackurl: string;
}

/** One API call as it came in, whatever its outcome. */
export interface ApiCall {
	/** ISO time the call arrived. */
	time: string;
	method: string;
	contentType: string;
	/** The body as sent. */
	body: string;
	/** Decoded fields in the order sent; repeated names stay repeated. */
	fields: Array<[string, string]>;
	cmd: string;
	/** HTTP status answered; 0 while the call is open or if no answer was sent. */
	status: number;
	/** The reply text, or the fault that replaced it; empty while the call is open. */
	answer: string;
}

/** A cancel request filed by paycancelreq; nothing is cancelled yet. */
export interface CancelRequest {
	time: string;
	price: number;
	cancelmemo: string;
}

/** A payment request and its current state. Times are `YYYY-MM-DD HH:MM:SS` KST. */
export interface PaymentRequest {
	mul_no: string;
	/** Number of the subscription it is a charge of; empty for a payment of its own. */
	rebill_no: string;
	userid: string;
	/** Won; with `currency` usd, cents (payapp.txt: 1000 is $10.00). */
	price: number;
	currency: 'krw' | 'usd';
	/** The parameters of the request as sent. */
	params: Fields;
	/** Shown on the pay page: `shopname` of PayApp Lite, else the seller id. */
	shopname: string;
	payurl: string;
	pay_state: PayState;
	method: MethodName | '';
	/** `pay_type`; empty until the buyer chose a method. */
	pay_type: string;
	reqdate: string;
	pay_date: string;
	canceldate: string;
	pay_memo: string;
	pay_addr: string;
	vbank: string;
	vbankno: string;
	/** Total refunded by partial cancels so far. */
	cancelled: number;
	cancelRequests: CancelRequest[];
}

/** A recurring payment. Source: integrators' reports. */
export interface Subscription {
	rebill_no: string;
	userid: string;
	/** The parameters of the registration as sent. */
	params: Fields;
	payurl: string;
	state: 'requested' | 'approved' | 'paused' | 'ended';
	/** What the buyer pays with, once approved. */
	method: 'card' | 'phone';
	/** Day of the next charge in Korea, `YYYY-MM-DD`; empty until approved. */
	nextDate: string;
	/** `mul_no` of each charge, failed ones included. */
	payments: string[];
}

/** A stored card. Source: integrators' reports. */
export interface StoredCard {
	encBill: string;
	userid: string;
}

/** A cash receipt. Source: payapp.txt "현금영수증 발행". */
export interface CashReceipt {
	cashstno: string;
	userid: string;
	params: Fields;
	cancelled: boolean;
}

/** One delivery attempt; accepted when answered 200 with exactly `SUCCESS`. */
export interface NotificationAttempt extends Attempt {
	mul_no: string;
	pay_state: string;
	fields: Fields;
}

/** All state of one PayApp sandbox. Never shared between two sandboxes. */
export interface PayAppContext {
	/** `<origin>/payapp`. */
	readonly base: string;
	readonly sellers: Map<string, Seller>;
	readonly subaccounts: Map<string, Fields>;
	readonly calls: ApiCall[];
	readonly requests: Map<string, PaymentRequest>;
	readonly cashReceipts: Map<string, CashReceipt>;
	readonly subscriptions: Map<string, Subscription>;
	/** By `encBill`. */
	readonly cards: Map<string, StoredCard>;
	/** Advancing it charges subscriptions. */
	readonly clock: Clock;
	readonly notifications: NotificationAttempt[];
	readonly switches: Switches;
	readonly notifier: PayAppNotifier;
	/** Returns an unused number: mul_no, rebill_no, cashstno. */
	nextNumber(): string;
}

/** One notification in flight to one address. */
export interface Delivery extends BaseDelivery {
	fields: Fields;
	/** Name of the field sent in EUC-KR. */
	euckr?: string | undefined;
}

/** Sends PayApp's notifications. */
export type PayAppNotifier = Notifier<Delivery, NotificationAttempt>;
