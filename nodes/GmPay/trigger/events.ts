import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
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
import type { Fields } from '../../core/webhook/decodeBody';
import { trimmed } from '../../core/values';
import type { Message, NotificationSource } from '../../core/webhook/handleWebhook';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import { secretsEqual } from '../../core/security/secretsEqual';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';

export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Payment Completed',
		value: 'paymentCompleted',
		description: 'The buyer has paid',
	},
	{
		name: 'Payment Refunded',
		value: 'paymentCancelled',
		description: 'The payment was canceled after the buyer had paid',
	},
	{
		name: 'Unknown State',
		value: 'other',
		description: "A state that GMPay's manual does not list",
	},
];

/** Events by paymentState (gmpay.txt: 결제 요청, the table of feedbackUrl) */
const EVENT_OF_STATE = new Map([
	['COMPLETE', 'paymentCompleted'],
	['CANCEL', 'paymentCancelled'],
]);

/** Readable names by payMethod (same table); unknown methods are passed on unchanged */
const METHODS = new Map([['CARD', 'card']]);

const message = z.object({
	orderNo: messageText,
	paymentState: messageText,
	price: messageAmount,
	payMethod: messageText,
	customerPhone: messageText,
	cardName: messageText,
	cardNum: messageText,
	cardQuota: messageText,
	cstUrl: messageText,
	csturl: messageText,
	var1: messageText,
	var2: messageText,
});

/** Parses a verified message. The amount is in won; no message carries a payment time. */
function toEvent(fields: Fields): MessageEvent {
	const data = withoutFields(fields, ['feedbackToken']);
	const read = message.parse(data);
	return {
		provider: 'gmpay',
		event: EVENT_OF_STATE.get(read.paymentState ?? '') ?? 'other',
		eventId: eventIdOf(read, data),
		orderNo: read.orderNo ?? '',
		amount: read.price,
		// No message names a currency: GMPay takes payments in won.
		currency: read.price === null ? null : 'KRW',
		method: read.payMethod && (METHODS.get(read.payMethod) ?? read.payMethod),
		paidAt: null,
		buyer: { phone: read.customerPhone },
		// Its number as far as GMPay shows it
		card: cardOf({ name: read.cardName, number: read.cardNum, quota: read.cardQuota }),
		// Providers that resemble GMPay use either spelling.
		receiptUrl: read.cstUrl ?? read.csturl,
		custom: { var1: read.var1, var2: read.var2 },
		subscriptionNo: null,
		data,
	};
}

type Values = z.infer<typeof message>;

/** Joins number and state (a payment has two events), plus a digest if there is no number. */
function eventIdOf({ orderNo, paymentState }: Values, data: Fields): string {
	const id = `gmpay:${orderNo ?? 'none'}:${paymentState ?? 'none'}`;
	return orderNo ? id : `${id}:${digestOf(data)}`;
}

/** Fields that say who sends, for which payment, its outcome and amount */
const DECIDING = new Set(['memberId', 'feedbackToken', 'orderNo', 'paymentState', 'price']);

/**
 * Names what does not match (gmpay.txt: feedbackToken "확인 용으로 사용합니다"). Fails closed: a
 * credential without a token lets nothing through.
 */
function doubts({ fields }: Message, credential: IDataObject): string[] {
	const isToken = secretsEqual(fields.feedbackToken, credential.feedbackToken);
	const isMember = secretsEqual(fields.memberId, credential.memberId);
	const isAnyMember = trimmed(credential.memberId) === '';
	return [
		...(isToken ? [] : ["'feedbackToken' is not that of the credential"]),
		...(isMember || isAnyMember ? [] : ["'memberId' is not that of the credential"]),
	];
}

export const source: NotificationSource = {
	displayName: 'GMPay',
	credential: 'gmPayApi',
	decode: decodeFormOrJson,
	decides: (name) => DECIDING.has(name),
	verify: (message, credential) => doubts(message, credential).length === 0,
	doubts,
	secretsToRedact: ({ feedbackToken }) => [feedbackToken],
	toEvent,
	filterReason: filterReasonOf,
	answers: ACKNOWLEDGEMENT,
};
