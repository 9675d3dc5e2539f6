/** The records one CiderPay sandbox keeps, and the context its parts share. */
import type { Clock } from '../shared/clock.mts';
import type { Message, MessageAttempt, Messenger } from '../shared/message.mts';
import type { Values } from '../shared/parameters.mts';
import type { RestCall, RestRecord } from '../shared/rest.mts';
import type { AuthType, CallName, EventName } from './codes.mts';
import type { Switches } from './switches.mts';

/** The developer whose calls are let in, and its merchant. All values are made up. */
export interface Account {
	devID: string;
	devToken: string;
	memberID: string;
	/** Sent with paid notifications; cancels payments. */
	feedbackToken: string;
	/** Asked for by payment requests once the payment token is switched on. */
	approvalToken: string;
}

/** A merchant. */
export interface Member {
	memberID: string;
	/** Whether it is a sub-account of the developer. */
	ours: boolean;
	approvalToken: string;
	feedbackToken: string;
	payTokenYn: boolean;
	password: string;
}

/** A product. `regDate`: `YYYY-MM-DD`, Korea. */
export interface Product {
	id: string;
	memberID: string;
	goodsName: string;
	goodsPrice: number;
	useTax: boolean;
	/** File name and size in bytes of the image; empty and 0 without one. */
	imageName: string;
	imageSize: number;
	regDate: string;
}

/** A payment link. */
export interface PaymentLink {
	id: string;
	url: string;
	memberID: string;
	/** The parameters as sent, without the images. */
	params: Values;
	imageNames: string[];
	/** Pieces left; null without a limit. */
	stock: number | null;
	regDate: string;
}

/** A payment request. Source of the states: field notes 2.5. */
export interface PaymentRequest {
	payUniqueNo: string;
	memberID: string;
	params: Values;
	payUrl: string;
	state: 'REQUEST' | 'REQUEST_CANCEL' | 'COMPLETE';
	/** The moment after which it cannot be paid; null without a limit. */
	expires: number | null;
	/** Of the payment, once made. */
	orderNo: string;
}

/** Money taken: by request, link, registered card or subscription. */
export interface Payment {
	orderNo: string;
	by: 'request' | 'link' | 'card' | 'subscription';
	memberID: string;
	price: number;
	goodName: string;
	/** What cancels it; also sent as `feedbackToken`. */
	token: string;
	state: 'COMPLETE' | 'CANCEL' | 'ADJUST' | 'REQUEST_CANCEL_AFTER_ADJUST';
	approvalNo: string;
	/** `YYYY-MM-DD HH:MM:SS`, Korea. */
	paidAt: string;
	buyerPhone: string;
	/** Where a cancellation is notified; empty: nowhere. */
	feedbackUrl: string;
	var1: string;
	var2: string;
	/** Where the buyer goes from the receipt. */
	returnUrl: string;
}

/** A card registration, and the card once the buyer agreed. */
export interface RegisteredCard {
	/** Number of the request (`var2` of the reply). */
	payUniqueNo: string;
	memberID: string;
	params: Values;
	/** The buyer's registration page (`var1` of the reply). */
	authUrl: string;
	state: 'REQUEST' | 'REQUEST_CANCEL' | 'REJECT' | 'AGREE' | 'DESTROY' | 'EXPIRED';
	/** Empty until the buyer agreed. */
	mpToken: string;
	authType: AuthType | '';
	last4: string;
}

/** A charge on a registered card. */
export interface Charge {
	onePayUniqueNo: string;
	mpToken: string;
	memberID: string;
	price: number;
	params: Values;
	/** The buyer's confirmation page. */
	payUrl: string;
	state: 'REQUEST' | 'REQUEST_CANCEL' | 'COMPLETE' | 'FAIL';
	/** Of the payment, once made. */
	orderNo: string;
}

/** A subscription. Dates: `YYYY-MM-DD`, Korea. */
export interface Subscription {
	/** Number of the request (`var2` of the reply). */
	payUniqueNo: string;
	memberID: string;
	params: Values;
	/** The buyer's approval page (`var1` of the reply). */
	authUrl: string;
	state: 'REQUEST' | 'REQUEST_CANCEL' | 'REJECT' | 'AGREE' | 'PAUSE' | 'DESTROY' | 'END';
	/** Empty until the buyer agreed. */
	rpToken: string;
	/** Won a turn, as last changed. */
	price: number;
	/** Number of the last turn that was charged, successfully or not. */
	turnSeq: number;
	/** Day of the next charge; empty until the buyer agreed. */
	nextDate: string;
	/** Last day on which it is charged; empty until the buyer agreed. */
	limitDate: string;
}

/** One notification on its way. */
export type Delivery = Message<EventName>;

/** One attempt to deliver one notification, and what it says. */
export type NotificationAttempt = MessageAttempt<EventName>;

/** A call of this provider, and a table of some of its calls. */
export type Call = RestCall<Delivery>;

/** Everything one CiderPay sandbox knows. Never shared between two sandboxes. */
export interface CiderPayContext {
	/** `<origin>/ciderpay`. */
	readonly base: string;
	readonly account: Readonly<Account>;
	readonly members: Map<string, Member>;
	readonly products: Map<string, Product>;
	readonly paymentLinks: Map<string, PaymentLink>;
	readonly requests: Map<string, PaymentRequest>;
	readonly payments: Map<string, Payment>;
	/** By payUniqueNo. */
	readonly cards: Map<string, RegisteredCard>;
	readonly charges: Map<string, Charge>;
	/** VAT reports mailed. */
	readonly mails: Array<{ email: string; year: number; dateRangeType: string }>;
	/** By payUniqueNo. */
	readonly subscriptions: Map<string, Subscription>;
	readonly calls: RestRecord[];
	readonly notifications: NotificationAttempt[];
	readonly switches: Switches;
	readonly notifier: Messenger<EventName>;
	readonly clock: Clock;
	/** An identifier not used before. */
	nextId(prefix?: string): string;
}

/** Calls by name. */
export type CallTable<Names extends CallName> = Record<Names, Call>;
