/** The records one Shinhan PG sandbox keeps, and the context its parts share. */
import type { Values } from '../shared/parameters.mts';
import type { Switches } from './switches.mts';
import type { CallName } from './codes.mts';

/** The merchant whose calls are accepted. All values are made up. */
export interface Merchant {
	client_id: string;
	paymentApiKey: string;
	searchApiKey: string;
}

/** One API call as it came in, whatever its outcome. */
export interface ApiCall {
	/** ISO time the call arrived. */
	time: string;
	call: CallName;
	method: string;
	/** Path and query as sent. */
	url: string;
	headers: Record<string, string>;
	contentType: string;
	/** The body as sent. */
	body: string;
	/** Decoded values of path, query and body, in the types they were sent in. */
	values: Values;
	/** Names among them that the manual does not list for the call. */
	unlisted: string[];
	/** HTTP status answered; 0 while the call is open or if no answer was sent. */
	status: number;
	/** The reply text, or the fault that replaced it; empty while the call is open. */
	answer: string;
}

/** A payment request; its token opens the payment window once. */
export interface Session {
	token: string;
	/** Epoch milliseconds by the sandbox's clock. */
	made: number;
	opened: boolean;
	values: Values;
}

/** Result of a buyer's authentication; `confirm` takes it once. */
export interface ConfirmToken {
	token: string;
	made: number;
	used: boolean;
	session: Session;
}

/** A payment. Amounts in won. */
export interface Payment {
	order_no: string;
	tid: string;
	user_id: string;
	/** As requested. */
	amount: number;
	/** Taken off by a card promotion. */
	discount: number;
	/** Total refunded so far. */
	cancelled: number;
	/** 0: virtual account awaiting its deposit. Else `tx_stat`: 1 approved, 2 cancelled, 3 partly. */
	tx_stat: 0 | 1 | 2 | 3;
	tx_date: string;
	cncl_date: string;
	cncl_rsn: string;
	/** The parameters of its request. */
	values: Values;
}

/** Where the payment window sends the buyer's browser, and with what. */
export interface BrowserVisit {
	method: 'GET' | 'POST';
	url: string;
	fields: Record<string, string>;
}

/** All state of one Shinhan PG sandbox. Never shared between two sandboxes. */
export interface ShinhanPgContext {
	/** `<origin>/shinhanpg`. */
	readonly base: string;
	readonly merchant: Readonly<Merchant>;
	readonly calls: ApiCall[];
	/** By the token of the redirect_url. */
	readonly sessions: Map<string, Session>;
	/** By confirm_token. */
	readonly tokens: Map<string, ConfirmToken>;
	/** By tid. */
	readonly payments: Map<string, Payment>;
	readonly switches: Switches;
	/** The sandbox's clock in epoch milliseconds; it can be advanced. */
	now(): number;
	advance(milliseconds: number): void;
	/** Returns an unused number. */
	nextNumber(): string;
}
