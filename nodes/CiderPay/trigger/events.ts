import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import {
	cardOf,
	decodeFormOrJson,
	digestOf,
	messageAmount,
	messageText,
	withoutFields,
} from '../../core/webhook/messageFields';
import { filterReasonOf } from '../../core/webhook/eventFilters';
import type { Decides, Decoded, Fields } from '../../core/webhook/decodeBody';
import { trimmed } from '../../core/values';
import type { Message, NotificationSource } from '../../core/webhook/handleWebhook';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import { isTooShort, LEAST_LENGTH, secretsEqual } from '../../core/security/secretsEqual';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';
import { eventNameOf, METHODS } from './eventNames';

/** Returns a name as the manual spells it; the CiderPay developers' simulator writes member_id. */
const spelled = (name: string): string =>
	name === 'member_id'
		? 'memberID'
		: name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Returns the fields under the manual's spelling; if a name has two, the first wins. */
const canonical = (fields: Fields): Fields =>
	Object.fromEntries(
		Object.entries(fields)
			.reverse()
			.map(([name, value]) => [spelled(name), value]),
	);

/** Fields that say who sends, for which payment, card or subscription, its outcome and amount */
const DECIDING = new Set([
	'memberID',
	'feedbackToken',
	'cmd',
	'paymentState',
	'orderNo',
	'price',
	'rpToken',
	'mpToken',
]);

/** Refuses deciding fields whose two spellings disagree: two readers could trust different ones. */
function decode(body: Buffer, contentType: string, decides: Decides = () => true): Decoded {
	const decoded = decodeFormOrJson(body, contentType, decides);
	if (!('fields' in decoded)) return decoded;
	const read = canonical(decoded.fields);
	const doubles = Object.entries(decoded.fields)
		.filter(([name, value]) => read[spelled(name)] !== value)
		.map(([name]) => name);
	const double = doubles.find((name) => decides(name) || decides(spelled(name)));
	if (double !== undefined) return { reason: `'${spelled(double)}' is given twice` };
	return doubles.length > 0
		? { ...decoded, unreadable: [...new Set([...(decoded.unreadable ?? []), ...doubles])] }
		: decoded;
}

/**
 * Returns why a message is not trusted. CiderPay signs nothing, so the merchant must match and the
 * origin be proven: by the feedback token if credential and message both have one, else by the URL
 * secret, which only CiderPay was told. The URL never makes up for a wrong feedback token.
 */
function doubts({ fields, query, parameter }: Message, credential: IDataObject): string[] {
	const { memberID, feedbackToken } = canonical(fields);
	const member = trimmed(parameter('memberID')) || trimmed(credential.memberID);
	const isMember = secretsEqual(memberID, member);
	const isToken = secretsEqual(feedbackToken, credential.feedbackToken);
	const isUrl =
		secretsEqual(query.secret, credential.urlSecret) && !isTooShort(credential.urlSecret);
	const carriesToken = trimmed(feedbackToken) !== '' && trimmed(credential.feedbackToken) !== '';
	const noMember = "'memberID' is not that of the trigger or the credential";
	const noProof = carriesToken
		? "'feedbackToken' is not that of the credential"
		: isTooShort(credential.urlSecret)
			? `the credential's 'URL Secret' is shorter than ${LEAST_LENGTH} characters`
			: "the address carries no 'secret' that is the credential's 'URL Secret', and no feedback token proves it";
	return [...(isMember ? [] : [noMember]), ...((carriesToken ? isToken : isUrl) ? [] : [noProof])];
}

/** All fields arrive as text or not at all; a verified message is never dropped over its shape. */
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

/** Returns the names, in either spelling, of the fields with the token that can cancel payments. */
const tokensIn = (fields: Fields): string[] =>
	Object.keys(fields).filter((name) => spelled(name) === 'feedbackToken');

/** Parses a verified message. The amount is in won; no message carries a payment time. */
function toEvent(fields: Fields, options: IDataObject): MessageEvent {
	const clean = withoutFields(fields, tokensIn(fields));
	const read = message.parse(canonical(clean));
	return {
		provider: 'ciderpay',
		event: eventNameOf(read),
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
		card: cardOf({
			name: read.ccname,
			number: read.cardNum ?? read.last4,
			type: read.cardType,
			quota: read.cardQuota,
		}),
		// The manual writes csturl for subscriptions and cstUrl for registered cards.
		receiptUrl: read.csturl ?? read.cstUrl,
		custom: { var1: read.var1, var2: read.var2 },
		subscriptionNo: read.rpToken,
		data: options.includeFeedbackToken === true ? { ...fields } : clean,
	};
}

/**
 * Combines order number and event, as a payment has several events. Without an order number, a
 * digest of all fields stands in: two failed charges worded alike look like one notified twice.
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
	decides: (name) => DECIDING.has(spelled(name)),
	verify: (message, credential) => doubts(message, credential).length === 0,
	doubts,
	// A message may echo the URL with its secret; the token is kept only if the user wants it.
	secretsToRedact: ({ urlSecret, feedbackToken }, { includeFeedbackToken }, fields) =>
		includeFeedbackToken === true
			? [urlSecret]
			: [urlSecret, feedbackToken, ...tokensIn(fields).map((name) => fields[name])],
	toEvent,
	filterReason: filterReasonOf,
	answers: ACKNOWLEDGEMENT,
};
