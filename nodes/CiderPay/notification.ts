import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import {
	decodeFormOrJson,
	digestOf,
	messageAmount,
	messageText,
	mismatchOf,
	withoutSecrets,
} from '../core/event';
import type { Decoded, Fields } from '../core/form';
import { textOf } from '../core/header';
import type { Message, NotificationSource, PaymentEvent } from '../core/notification';
import { sameSecret } from '../core/same';
import { eventOf, METHODS } from './events';

/** Not documented by CiderPay; what the sister product of the same maker wants to hear (payapp.txt) */
export const ANSWERS = { accepted: 'SUCCESS', refused: 'FAIL' };

/** The manual's spelling of a name that may be written as CiderPay's developers' simulator does (member_id) */
const spelled = (name: string): string =>
	name === 'member_id'
		? 'memberID'
		: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The fields by the manual's spelling */
const canonical = (fields: Fields): Fields =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [spelled(name), value]));

/** A field whose two spellings say two things is refused: two readers could each believe another. */
function decode(body: Buffer, contentType: string): Decoded {
	const decoded = decodeFormOrJson(body, contentType);
	if (!('fields' in decoded)) return decoded;
	const read = canonical(decoded.fields);
	const isDouble = Object.entries(decoded.fields).some(
		([name, value]) => read[spelled(name)] !== value,
	);
	return isDouble ? { reason: 'a field is given twice' } : decoded;
}

/**
 * CiderPay signs nothing. The merchant must be the right one, and the message must prove where it comes
 * from: by the feedback token where the credential and the message have one, else by the secret that
 * only CiderPay was told, as part of the URL. A wrong feedback token is never made good by the URL.
 */
function verify({ fields, query, parameter }: Message, credential: IDataObject): boolean {
	const { memberID, feedbackToken } = canonical(fields);
	const member = textOf(parameter('memberID')) || textOf(credential.memberID);
	const isMember = sameSecret(memberID, member);
	const isToken = sameSecret(feedbackToken, credential.feedbackToken);
	const isUrl = sameSecret(query.secret, credential.urlSecret);
	const carriesToken = textOf(feedbackToken) !== '' && textOf(credential.feedbackToken) !== '';
	return isMember && (carriesToken ? isToken : isUrl);
}

/** All fields are text and may be missing; a message that has verified is never dropped over its shape. */
const message = z.object({
	cmd: messageText,
	paymentState: messageText,
	orderNo: messageText,
	price: messageAmount,
	payType: messageText,
	recvPhone: messageText,
	customerNo: messageText,
	customerName: messageText,
	customerEmail: messageText,
	customerMobile: messageText,
	ccname: messageText,
	cardNum: messageText,
	cardType: messageText,
	cardQuota: messageText,
	last4: messageText,
	rpToken: messageText,
	csturl: messageText,
	cstUrl: messageText,
	var1: messageText,
	var2: messageText,
});

/** Reads a verified message. The amount is in won. No time of payment is in any of them. */
export function toEvent(fields: Fields, options: IDataObject): PaymentEvent {
	// What can cancel payments, in both spellings
	const secrets = Object.keys(fields).filter((name) => spelled(name) === 'feedbackToken');
	const clean = withoutSecrets(fields, secrets);
	const read = message.parse(canonical(clean));
	const card = {
		name: read.ccname,
		number: read.cardNum ?? read.last4,
		type: read.cardType,
		quota: read.cardQuota,
	};
	return {
		provider: 'ciderpay',
		event: eventOf(read),
		eventId: eventIdOf(read, canonical(clean)),
		orderNo: read.orderNo ?? '',
		amount: read.price,
		currency: read.price === null ? null : 'KRW',
		method: read.payType && (METHODS.get(read.payType) ?? read.payType),
		paidAt: null,
		buyer: {
			phone: read.recvPhone ?? read.customerMobile,
			name: read.customerName,
			email: read.customerEmail,
			number: read.customerNo,
		},
		card: Object.values(card).some(Boolean) ? card : null,
		// The manual writes csturl for subscriptions and cstUrl for registered cards.
		receiptUrl: read.csturl ?? read.cstUrl,
		custom: { var1: read.var1, var2: read.var2 },
		subscriptionNo: read.rpToken,
		data: options.includeFeedbackToken === true ? { ...fields } : clean,
	};
}

/**
 * A payment has an order number and several events. What has none is known by all it says: two failed
 * charges that CiderPay words alike cannot be told from one that it tells twice.
 */
function eventIdOf(
	{ cmd, orderNo, paymentState }: z.infer<typeof message>,
	fields: Fields,
): string {
	// A form carries empty fields that JSON leaves out.
	const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
	return `ciderpay:${orderNo ?? digestOf(filled)}:${cmd ?? paymentState ?? 'none'}`;
}

export const source: NotificationSource = {
	displayName: 'CiderPay',
	credential: 'ciderPayApi',
	decode,
	verify,
	// The address with its secret may be repeated; the token leaves only where the user wants it.
	hidden: ({ urlSecret, feedbackToken }, { includeFeedbackToken }) =>
		includeFeedbackToken === true ? [urlSecret] : [urlSecret, feedbackToken],
	toEvent,
	mismatch: mismatchOf,
	answers: ANSWERS,
};
