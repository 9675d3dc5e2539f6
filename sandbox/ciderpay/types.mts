/** The records one CiderPay sandbox keeps, and the context its parts share. */
import type { Clock } from '../shared/clock.mts';
import type { Message, MessageAttempt, Messenger } from '../shared/message.mts';
import type { Values } from '../shared/parameters.mts';
import type { RestCall, RestRecord } from '../shared/rest.mts';
import type { AuthType, CallName, EventName } from './codes.mts';
import type { Switches } from './switches.mts';

/** The developer whose calls are accepted, and its merchant. All values are made up. */
export interface Account {
	devID: string;
	devToken: string;
	memberID: string;
	/** Sent with payment notifications; cancels payments. */
	feedbackToken: string;
	/** Required by payment requests once the payment token is enabled. */
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
	/** Pieces left; null if unlimited. */
	stock: number | null;
	regDate: string;
}

/** A payment request. Source of the states: integrators' reports. */
export interface PaymentRequest {
	payUniqueNo: string;
	memberID: string;
	params: Values;
	payUrl: string;
	state: 'REQUEST' | 'REQUEST_CANCEL' | 'COMPLETE';
	/** Moment from which it can no longer be paid; null for never. */
	expires: number | null;
	/** Of the payment, once made. */
	orderNo: string;
}

/** A payment: by request, link, registered card or subscription. */
export interface Payment {
	orderNo: string;
	by: 'request' | 'link' | 'card' | 'subscription';
	memberID: string;
	price: number;
	goodName: string;
	/** Cancels it; also sent as `feedbackToken`. */
	token: string;
	state: 'COMPLETE' | 'CANCEL' | 'ADJUST' | 'REQUEST_CANCEL_AFTER_ADJUST';
	approvalNo: string;
	/** `YYYY-MM-DD HH:MM:SS`, Korea. */
	paidAt: string;
	buyerPhone: string;
	/** Where payment and cancellation are notified; empty: nowhere. */
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
	/** Won per turn, as last changed. */
	price: number;
	/** Number of the last turn charged, successfully or not. */
	turnSeq: number;
	/** Day of the next charge; empty until the buyer agreed. */
	nextDate: string;
	/** Last day on which it is charged; empty until the buyer agreed. */
	limitDate: string;
}

/** A notification in flight. */
export type Delivery = Message<EventName>;

/** One delivery attempt, with the notification's content. */
export type NotificationAttempt = MessageAttempt<EventName>;

/** A call of this provider. */
export type Call = RestCall<Delivery>;

/** All state of one CiderPay sandbox. Never shared between two sandboxes. */
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
	/** Returns an unused identifier. */
	nextId(prefix?: string): string;
}

/** Calls by name. */
export type CallTable<Names extends CallName> = Record<Names, Call>;
