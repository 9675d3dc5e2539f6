/** The records one GMPay sandbox keeps, and the context its parts share. */
import type { Message, MessageAttempt, Messenger } from '../shared/message.mts';
import type { Values } from '../shared/parameters.mts';
import type { RestCall, RestRecord } from '../shared/rest.mts';
import type { Switches } from './switches.mts';
import type { EventName } from './codes.mts';

/** The partner whose calls are accepted, and its merchant. All values are made up. */
export interface Account {
	devID: string;
	devToken: string;
	memberId: string;
	/** Cancels payments; returned by `member/token`. */
	cancelToken: string;
	/** Sent with every notification, to be checked. No call returns it. */
	feedbackToken: string;
}

/** A merchant. */
export interface Member {
	memberId: string;
	cancelToken: string;
	feedbackToken: string;
	/** Parameters it was registered with; none for the sample. */
	params: Values;
}

/** A payment request and its current state. */
export interface Order {
	orderNo: string;
	memberId: string;
	params: Values;
	/** Won. */
	totalPrice: number;
	payUrl: string;
	state: 'REQUEST' | 'COMPLETE' | 'CANCEL';
	approvalNo: string;
	/** `YYYY-MM-DD HH:MM:SS`, Korea; empty until paid. */
	paidAt: string;
}

/** A notification in flight. */
export type Delivery = Message<EventName>;

/** One delivery attempt, with the notification's content. */
export type NotificationAttempt = MessageAttempt<EventName>;

/** A call of this provider. */
export type Call = RestCall<Delivery>;

/** All state of one GMPay sandbox. Never shared between two sandboxes. */
export interface GmPayContext {
	/** `<origin>/gmpay`. */
	readonly base: string;
	readonly account: Readonly<Account>;
	readonly members: Map<string, Member>;
	/** `preAgree` applications. */
	readonly agreements: Values[];
	/** By orderNo. */
	readonly orders: Map<string, Order>;
	readonly calls: RestRecord[];
	readonly notifications: NotificationAttempt[];
	readonly switches: Switches;
	readonly notifier: Messenger<EventName>;
	/** Returns an unused order number. */
	nextNumber(): string;
}
