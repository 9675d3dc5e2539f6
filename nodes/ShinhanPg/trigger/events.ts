import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { digestOf, messageAmount } from '../../core/webhook/messageFields';
import type { Fields } from '../../core/webhook/decodeBody';
import { isoOfKoreanTime } from '../../core/koreanTime';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import type { SignedState } from '../signedState/signedState';
import { parseWon } from '../api/amounts';

const ABANDONED: INodePropertyOptions = {
	name: 'Payment Abandoned',
	value: 'cancelled',
	description:
		'The buyer left the payment window, but may have paid before. Look the order up before you release it.',
};
const DEPOSIT: INodePropertyOptions = {
	name: 'Deposit Notice',
	value: 'depositNotice',
	description:
		'Shinhan reports money on a virtual account. It is not signed: look the payment up before you deliver.',
};
const FAILED: INodePropertyOptions = {
	name: 'Payment Failed',
	value: 'failed',
	description: 'The payment failed in the window, or Shinhan refused to confirm it',
};
const ACCOUNT: INodePropertyOptions = {
	name: 'Virtual Account Issued',
	value: 'virtualAccountIssued',
	description: 'The buyer has a virtual account to pay to. Nothing is paid yet.',
};

/** The events of a trigger that confirms by itself, in the order of the alphabet */
export const CONFIRMING_EVENTS: INodePropertyOptions[] = [
	{
		name: 'Confirmation Unknown',
		value: 'confirmUnknown',
		description:
			'The buyer may have been charged. Look the order up with Get, and confirm it within 30 minutes if it is not paid.',
	},
	DEPOSIT,
	ABANDONED,
	{
		name: 'Payment Completed',
		value: 'confirmed',
		description: 'Shinhan has confirmed the payment, and the confirmation was verified',
	},
	{
		name: 'Payment Completed (Repeated)',
		value: 'confirmedBefore',
		description:
			"The buyer reopened the page of a paid order. It has the same 'eventId': use Remove Duplicates to deliver once.",
	},
	FAILED,
	ACCOUNT,
];

/** The events of a trigger that hands the token on */
export const HANDING_EVENTS: INodePropertyOptions[] = [
	{
		name: 'Buyer Authenticated',
		value: 'authenticated',
		description:
			'The buyer has authenticated. Nothing is paid until you run Confirm, within 30 minutes.',
	},
	DEPOSIT,
	ABANDONED,
	FAILED,
	ACCOUNT,
];

/** shinhan-pg.txt: 결제 승인: within 30 minutes of the authentication result */
const TOKEN_LIFE_MS = 30 * 60 * 1000;

/**
 * Returns what all events of an order share. Only what Shinhan itself answered is verified; the
 * rest is the browser's word.
 */
const eventOf = (event: string, signed: SignedState, data: IDataObject): MessageEvent => ({
	provider: 'shinhanpg',
	event,
	eventId: `shinhanpg:${signed.order_no}:${event}`,
	orderNo: signed.order_no,
	subscriptionNo: null,
	amount: signed.amount,
	currency: 'KRW',
	method: null,
	paidAt: null,
	buyer: {},
	card: null,
	receiptUrl: null,
	custom: { custom_parameter: signed.custom || null },
	verified: false,
	data,
});

/** A payment that Shinhan has confirmed; later returns for it have the same eventId. */
export function confirmedEvent(
	event: string,
	signed: SignedState,
	payment: IDataObject,
): MessageEvent {
	const [info] = Array.isArray(payment.pay_info) ? (payment.pay_info as IDataObject[]) : [];
	const { user_id, user_name, tx_date, tid } = payment;
	return {
		...eventOf(event, signed, payment),
		eventId: `shinhanpg:${signed.order_no}:confirmed:${String(tid)}`,
		amount: parseWon(payment.amount) as number,
		method: info?.card_cpny_cd ? 'card' : null,
		paidAt: (typeof tx_date === 'string' && isoOfKoreanTime(tx_date)) || null,
		buyer: { userId: user_id ?? null, name: user_name ?? null },
		card: info?.card_cpny_cd ? info : null,
		verified: true,
	};
}

/** A return that is yet to be confirmed, with everything that the operation Confirm needs */
export const authenticatedEvent = (
	signed: SignedState,
	token: string,
	fields: Fields,
): MessageEvent => ({
	...eventOf('authenticated', signed, tokenData(signed, token, fields)),
	eventId: `shinhanpg:${signed.order_no}:authenticated:${tokenSuffix(token)}`,
});

/** A payment not confirmed, or not known to be; `outcome` is "unknown" or "notSent". */
export const confirmUnknownEvent = (
	signed: SignedState,
	token: string,
	fields: Fields,
	{ outcome, reason }: { outcome: string; reason: string },
): MessageEvent =>
	withEventIdSuffix(
		eventOf('confirmUnknown', signed, { ...tokenData(signed, token, fields), outcome, reason }),
		tokenSuffix(token),
	);

const tokenData = (signed: SignedState, confirm_token: string, fields: Fields): IDataObject => ({
	...fields,
	order_no: signed.order_no,
	confirm_token,
	expectedAmount: signed.amount,
	confirmBefore: new Date(Date.now() + TOKEN_LIFE_MS).toISOString(),
});

/** `stage` is "window" if the buyer's payment failed, "confirm" if Shinhan refused to confirm. */
export const failedEvent = (
	signed: SignedState,
	stage: 'window' | 'confirm',
	data: IDataObject,
	news: string,
): MessageEvent => withEventIdSuffix(eventOf('failed', signed, { ...data, stage }), news);

export const cancelledEvent = (signed: SignedState, fields: Fields, news: string): MessageEvent =>
	withEventIdSuffix(eventOf('cancelled', signed, { ...fields }), news);

/** Adds `news` to the eventId: each failed or abandoned return is a new event, a reload is not. */
const withEventIdSuffix = (event: MessageEvent, news: string): MessageEvent => ({
	...event,
	eventId: `${event.eventId}:${news}`,
});

/** Distinguishes the returns of one order: each authentication has its own token. */
export const tokenSuffix = (token: string): string => digestOf({ token });

/** Distinguishes returns without a token by all of their fields and their URL's query */
export const returnSuffix = (query: IDataObject, fields: Fields): string =>
	digestOf({ ...fields, '?': digestOf(query as Fields) });

/** shinhan-pg.txt: the (가상계좌) rows of return_url; the account number is not among them. */
export const accountEvent = (signed: SignedState, fields: Fields): MessageEvent => ({
	...eventOf('virtualAccountIssued', signed, { ...fields }),
	eventId: `shinhanpg:${signed.order_no}:virtualAccountIssued:${fields.tid ?? ''}`,
	method: 'virtualAccount',
	buyer: { phone: fields.user_tel_no ?? null, email: fields.email ?? null },
});

/** A deposit notice, passed through as is: no public manual gives its fields or its encoding. */
export const depositEvent = (fields: Fields): MessageEvent => ({
	...eventOf(
		'depositNotice',
		{ order_no: fields.order_no ?? '', amount: 0, custom: '' },
		{ ...fields },
	),
	eventId: `shinhanpg:depositNotice:${digestOf(fields)}`,
	amount: messageAmount.parse(fields.pay_amt),
	method: 'virtualAccount',
});
