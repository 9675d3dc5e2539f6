import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import {
	cardOf,
	digestOf,
	messageAmount,
	messageText,
	withoutFields,
} from '../../core/webhook/messageFields';
import { filterReasonOf } from '../../core/webhook/eventFilters';
import { decodeForm } from '../../core/webhook/decodeBody';
import type { Fields } from '../../core/webhook/decodeBody';
import { isoOfKoreanTime } from '../../core/koreanTime';
import type { MessageEvent } from '../../core/webhook/paymentEvent';
import type { NotificationSource } from '../../core/webhook/handleWebhook';
import { secretsEqual } from '../../core/security/secretsEqual';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';

export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Payment Completed',
		value: 'paid',
		description: 'The buyer has paid. The only event that means that money was taken.',
	},
	{
		name: 'Payment Partially Refunded',
		value: 'partiallyRefunded',
		description:
			"Part of a payment was refunded. 'amount' is the refunded part; match the order by 'Your Reference 1'.",
	},
	{
		name: 'Payment Pending',
		value: 'waiting',
		description: 'Not paid yet, e.g. a virtual account waits for the deposit',
	},
	{
		name: 'Payment Refunded',
		value: 'refunded',
		description: 'A payment was canceled after the buyer had paid',
	},
	{
		name: 'Recurring Payment Failed',
		value: 'recurringFailed',
		description:
			"The second or a later charge of a subscription failed. Reported to 'Failure Notification URL'. Not in PayApp's manual.",
	},
	{
		name: 'Request Canceled',
		value: 'requestCancelled',
		description: 'A request was canceled before the buyer paid',
	},
	{ name: 'Request Created', value: 'requested', description: 'A payment was requested' },
	{
		name: 'Unknown State',
		value: 'other',
		description: "A state that this node does not know. See 'data.pay_state' of the output.",
	},
];

/** Events by pay_state (payapp.txt: Feedbackurl 전달; 31 is in its samples; 70, 71, 99 are newer) */
const EVENT_OF_STATE = new Map(
	Object.entries({
		'1': 'requested',
		'4': 'paid',
		'8': 'requestCancelled',
		'9': 'refunded',
		'10': 'waiting',
		'16': 'requestCancelled',
		'31': 'requestCancelled',
		'32': 'requestCancelled',
		'64': 'refunded',
		'70': 'partiallyRefunded',
		'71': 'partiallyRefunded',
		'99': 'recurringFailed',
	}),
);

/**
 * Readable names by pay_type (payapp.txt: Feedbackurl 전달; 15 and up from PayApp's newer samples, 25
 * from integrators); unknown types are passed on unchanged
 */
const METHODS = new Map(
	Object.entries({
		'1': 'card',
		'2': 'mobilePhone',
		'3': 'overseasCard',
		'4': 'faceToFace',
		'6': 'bankTransfer',
		'7': 'virtualAccount',
		'9': 'cultureVoucher',
		'15': 'kakaoPay',
		'16': 'naverPay',
		'17': 'storedCard',
		'21': 'smilePay',
		'22': 'weChatPay',
		'23': 'applePay',
		'24': 'myAccount',
		'25': 'tossPay',
	}),
);

const SECRETS = ['linkkey', 'linkval'];
const KEYS = ['userid', ...SECRETS];
/** Fields that say who sends, for which payment or subscription, its outcome and amount */
const DECIDING = new Set([
	...KEYS,
	'mul_no',
	'orig_mul_no',
	'rebill_no',
	'pay_state',
	'price',
	'currency',
]);

const message = z.object({
	mul_no: messageText,
	rebill_no: messageText,
	orig_mul_no: messageText,
	paymethod_group: messageText,
	pay_state: messageText,
	pay_type: messageText,
	price: messageAmount,
	currency: messageText,
	pay_date: messageText,
	recvphone: messageText,
	pay_memo: messageText,
	pay_addr: messageText,
	card_name: messageText,
	cardname: messageText,
	csturl: messageText,
	var1: messageText,
	var2: messageText,
});

/** Parses a verified message. The amount is in won, or in cents if the currency is USD. */
function toEvent(fields: Fields): MessageEvent {
	const data = withoutFields(fields, SECRETS);
	const read = message.parse(data);
	return {
		provider: 'payapp',
		event: EVENT_OF_STATE.get(read.pay_state ?? '') ?? 'other',
		eventId: eventIdOf(read, data),
		// A partial refund has its own number; integrators say orig_mul_no is the payment's.
		orderNo: read.orig_mul_no ?? read.mul_no ?? '',
		amount: read.price,
		currency: read.currency?.toUpperCase() ?? null,
		method: methodOf(read),
		paidAt: (read.pay_date && isoOfKoreanTime(read.pay_date)) ?? null,
		buyer: { phone: read.recvphone, memo: read.pay_memo, address: read.pay_addr },
		// The manual's table says cardname; its sample and live messages say card_name.
		card: cardOf({ name: read.card_name ?? read.cardname }),
		receiptUrl: read.csturl,
		custom: { var1: read.var1, var2: read.var2 },
		subscriptionNo: read.rebill_no,
		data,
	};
}

/** Names the method. Integrators see Payco as a card (pay_type 1) in a group of its own. */
function methodOf({ pay_type, paymethod_group }: z.infer<typeof message>): string | null {
	if (pay_type === '1' && paymethod_group === '35') return 'payco';
	return pay_type && (METHODS.get(pay_type) ?? pay_type);
}

/**
 * Combines payment number and state, as a payment has several events. Without a number, a digest of
 * all fields stands in. `feedbacktype` never counts: PayApp's common notification repeats the same
 * event.
 */
function eventIdOf(read: z.infer<typeof message>, data: Fields): string {
	const state = read.pay_state ?? 'none';
	if (read.mul_no) return `payapp:${read.mul_no}:${state}`;
	const said = { ...data };
	delete said.feedbacktype;
	return `payapp:${read.rebill_no ?? 'none'}:${state}:${digestOf(said)}`;
}

/** Names the keys that do not match; payapp.txt's sample handler checks all three. */
const doubts: NotificationSource['doubts'] = ({ fields }, credential) =>
	KEYS.filter((name) => !secretsEqual(fields[name], credential[name])).map(
		(name) => `'${name}' is not that of the credential`,
	);

export const source: NotificationSource = {
	displayName: 'PayApp',
	credential: 'payAppApi',
	decode: (body, contentType, decides) =>
		/json|xml|multipart/.test(contentType)
			? { reason: 'it is not a form' }
			: decodeForm(body, decides),
	decides: (name) => DECIDING.has(name),
	verify: (message, credential) => doubts(message, credential).length === 0,
	doubts,
	secretsToRedact: (credential) => SECRETS.map((name) => credential[name]),
	toEvent,
	filterReason: filterReasonOf,
	answers: ACKNOWLEDGEMENT,
};
