/** Notifications of providers that leave open how they travel: form or JSON, as the switches say. */
import { encodeForm, isWebAddress } from './form.mts';
import type { Hosts } from './hosts.mts';
import {
	Notifier,
	type Attempt,
	type Delivery,
	type Manner,
	type NotifierSettings,
} from './notifier.mts';
import type { Values } from './parameters.mts';

/** Settings of such notifications. */
export interface MessageSettings extends NotifierSettings {
	feedbackEncoding: 'form' | 'json';
	/** What becomes of fields that have no value. */
	missingFields: 'absent' | 'empty';
	notifyWhen: 'after-reply' | 'before-reply';
	/** The answer that ends the attempts. */
	acknowledgement: 'status-200' | 'SUCCESS';
}

/** The settings at the beginning: one form, sent once, as the vendor's simulator does. */
export function defaultMessageSettings(): MessageSettings {
	return {
		feedbackEncoding: 'form',
		missingFields: 'absent',
		notifyWhen: 'after-reply',
		acknowledgement: 'status-200',
		reorderNotifications: 0,
		maxAttempts: 1,
		retryDelayMs: 1000,
		feedbackTimeoutMs: 10_000,
	};
}

/** What a notification says, and how. */
interface Content<E extends string> {
	event: E;
	/** By the names that are sent. */
	fields: Values;
	contentType: string;
	/** The body as sent. */
	body: string;
}

/** One notification on its way. */
export interface Message<E extends string> extends Delivery, Content<E> {}

/** One attempt to deliver one notification, and what it says. */
export interface MessageAttempt<E extends string> extends Attempt, Content<E> {}

/** Sends such notifications. */
export type Messenger<E extends string> = Notifier<Message<E>, MessageAttempt<E>>;

/** @param record where every attempt is written down */
export function createMessenger<E extends string>(
	settings: MessageSettings,
	record: Array<MessageAttempt<E>>,
	hosts: Hosts,
): Messenger<E> {
	const manner: Manner<Message<E>, MessageAttempt<E>> = {
		encode: ({ contentType, body }) => ({ contentType, body }),
		describe: ({ event, fields, contentType, body }) => ({ event, fields, contentType, body }),
		accepts: (status, answer) =>
			status === 200 && (settings.acknowledgement === 'status-200' || answer === 'SUCCESS'),
	};
	return new Notifier(settings, record, manner, hosts);
}

/**
 * One notification, as often as `copies` says; none without an address.
 * @param address without a scheme it gets `http://` (ciderpay.md 2.6)
 * @param content an empty text has no value
 */
export function messagesOf<E extends string>(
	settings: MessageSettings,
	event: E,
	address: string,
	content: Values,
	copies: number,
): Array<Message<E>> {
	if (address === '') return [];
	const json = settings.feedbackEncoding === 'json';
	const fields: Values = {};
	for (const [name, value] of Object.entries(content)) {
		if (value === '' && settings.missingFields === 'absent') continue;
		if (json) fields[name] = value === '' ? null : value;
		else fields[name] = String(value);
	}
	const message: Message<E> = {
		url: isWebAddress(address) ? address : `http://${address}`,
		// How often: the setting `maxAttempts`.
		retry: true,
		event,
		fields,
		contentType: json ? 'application/json' : 'application/x-www-form-urlencoded; charset=UTF-8',
		body: json ? JSON.stringify(fields) : encodeForm(fields as Record<string, string>),
	};
	return Array.from({ length: copies }, () => message);
}
