import { createHash } from 'node:crypto';

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { toNumber } from '../core/coerce';
import { decodeForm } from '../core/form';
import type { Fields } from '../core/form';
import { isoOfKoreanTime } from '../core/korea';
import type { NotificationSource, PaymentEvent } from '../core/notification';
import { redact } from '../core/redact';
import { sameSecret } from '../core/same';

/** payapp.txt: the sample handler; the bare word is what counts */
export const ANSWERS = { accepted: 'SUCCESS', refused: 'FAIL' };

export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Other',
		value: 'other',
		description: 'A state that this node does not know',
	},
	{
		name: 'Paid',
		value: 'paid',
		description: 'The buyer has paid: the only event that means that money was taken',
	},
	{
		name: 'Partially Refunded',
		value: 'partiallyRefunded',
		description: 'A part of a payment was given back',
	},
	{
		name: 'Recurring Payment Failed',
		value: 'recurringFailed',
		description: 'A later charge of a subscription did not go through',
	},
	{ name: 'Refunded', value: 'refunded', description: 'A payment was cancelled after it was made' },
	{
		name: 'Request Cancelled',
		value: 'requestCancelled',
		description: 'A request was cancelled before it was paid',
	},
	{ name: 'Requested', value: 'requested', description: 'A payment was requested' },
	{
		name: 'Waiting',
		value: 'waiting',
		description: 'The payment is under way, e.g. a virtual account waits for the deposit',
	},
];

/** pay_state to event (payapp.txt: Feedbackurl 전달; 31 stands in its samples; 70, 71 and 99 are newer) */
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

/** pay_type to a readable name (payapp.txt: Feedbackurl 전달); unknown ones are passed on as they are */
const METHODS = new Map(
	Object.entries({
		'1': 'card',
		'2': 'mobilePhone',
		'3': 'overseasCard',
		'4': 'faceToFace',
		'6': 'bankTransfer',
		'7': 'virtualAccount',
		'9': 'cultureVoucher',
	}),
);

const SECRETS = ['linkkey', 'linkval'];

/** All fields are text and may be missing; a message that has verified is never dropped over its shape. */
const text = z.string().trim().min(1).nullable().catch(null).default(null);
const message = z.object({
	mul_no: text,
	rebill_no: text,
	pay_state: text,
	pay_type: text,
	price: z.preprocess(toNumber, z.number().finite().nullable().catch(null)).default(null),
	currency: text,
	pay_date: text,
	recvphone: text,
	pay_memo: text,
	pay_addr: text,
	card_name: text,
	cardname: text,
	csturl: text,
	var1: text,
	var2: text,
});

/** Reads a verified message. The amount is in won, or in cents where the currency is USD. */
export function toEvent(fields: Fields): PaymentEvent {
	const data = withoutSecrets(fields);
	const read = message.parse(data);
	// The manual's table says cardname, its sample and live messages say card_name.
	const cardName = read.card_name ?? read.cardname;
	return {
		provider: 'payapp',
		event: EVENT_OF_STATE.get(read.pay_state ?? '') ?? 'other',
		eventId: eventIdOf(read, data),
		orderNo: read.mul_no ?? '',
		amount: read.price,
		currency: read.currency?.toUpperCase() ?? null,
		method: read.pay_type && (METHODS.get(read.pay_type) ?? read.pay_type),
		paidAt: (read.pay_date && isoOfKoreanTime(read.pay_date)) ?? null,
		buyer: { phone: read.recvphone, memo: read.pay_memo, address: read.pay_addr },
		card: cardName ? { name: cardName } : null,
		receiptUrl: read.csturl,
		custom: { var1: read.var1, var2: read.var2 },
		data,
	};
}

/** The message without its keys, also where another field repeats one */
function withoutSecrets(fields: Fields): Fields {
	const secrets = SECRETS.map((name) => fields[name] ?? '');
	return Object.fromEntries(
		Object.entries(fields)
			.filter(([name]) => !SECRETS.includes(name))
			.map(([name, value]) => [name, redact(value, secrets)]),
	);
}

/**
 * One payment has several events, so the state is part of the ID; PayApp's common notification tells
 * the same event once more, so `feedbacktype` is not. A message without a payment number is known by
 * all it says.
 */
function eventIdOf(read: z.infer<typeof message>, data: Fields): string {
	const state = read.pay_state ?? 'none';
	if (read.mul_no) return `payapp:${read.mul_no}:${state}`;
	const sorted = Object.keys(data)
		.filter((name) => name !== 'feedbacktype')
		.sort()
		.map((name) => [name, data[name]]);
	const digest = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
	return `payapp:${read.rebill_no ?? 'none'}:${state}:${digest}`;
}

/** What the user may expect of an event, by the names on the wire */
export const EXPECTATIONS: INodeProperties[] = [
	{
		displayName: 'Only Amount',
		name: 'price',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description:
			'Start only where the amount is exactly this, in won (US dollars in cents). Others are acknowledged and start nothing. Guards against a price that was changed in the browser.',
	},
	{
		displayName: 'Only Variable 1',
		name: 'var1',
		type: 'string',
		default: '',
		description:
			"Start only where 'Variable 1' of the payment is exactly this. Others are acknowledged and start nothing.",
	},
	{
		displayName: 'Only Variable 2',
		name: 'var2',
		type: 'string',
		default: '',
		description:
			"Start only where 'Variable 2' of the payment is exactly this. Others are acknowledged and start nothing.",
	},
];

export const source: NotificationSource = {
	displayName: 'PayApp',
	credential: 'payAppApi',
	decode: (body, contentType) =>
		/json|xml|multipart/.test(contentType) ? { reason: 'not a form' } : decodeForm(body),
	// payapp.txt: the sample handler asks for all three.
	verify: ({ fields }, credential) =>
		['userid', 'linkkey', 'linkval']
			.map((name) => sameSecret(fields[name], credential[name]))
			.every(Boolean),
	toEvent,
	mismatch: ({ amount, custom }, expected) => {
		const differs = (name: string, value: unknown) =>
			name in expected && String(toNumber(expected[name])) !== String(toNumber(value));
		if (differs('price', amount)) return 'its amount is not the expected one';
		const variable = ['var1', 'var2'].find(
			(name) => name in expected && String(expected[name] ?? '') !== String(custom[name] ?? ''),
		);
		return variable && `its ${variable} is not the expected one`;
	},
	answers: ANSWERS,
};
