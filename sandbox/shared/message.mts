/** Notifications of providers that leave the wire format open: form or JSON, by switch. */
import { encodeForm, isWebAddress } from './form.mts';
import type { Hosts } from './hosts.mts';
import {
	Notifier,
	type Attempt,
	type Delivery,
	type NotificationFormat,
	type NotifierSettings,
} from './notifier.mts';
import type { Values } from './parameters.mts';

/** Settings of these notifications. */
export interface MessageSettings extends NotifierSettings {
	feedbackEncoding: 'form' | 'json';
	/** How fields without a value are sent. */
	missingFields: 'absent' | 'empty';
	notifyWhen: 'after-reply' | 'before-reply';
	/** The answer that ends the attempts. */
	acknowledgement: 'status-200' | 'SUCCESS';
}

/** Returns the initial settings: a form, sent once, as the vendor's simulator does. */
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

/** A notification's content and encoding. */
interface Content<E extends string> {
	event: E;
	/** Keyed by wire name. */
	fields: Values;
	contentType: string;
	/** The body as sent. */
	body: string;
}

/** A notification in flight. */
export interface Message<E extends string> extends Delivery, Content<E> {}

/** One delivery attempt, with the notification's content. */
export interface MessageAttempt<E extends string> extends Attempt, Content<E> {}

/** Sends these notifications. */
export type Messenger<E extends string> = Notifier<Message<E>, MessageAttempt<E>>;

/** @param record receives every attempt */
export function createMessenger<E extends string>(
	settings: MessageSettings,
	record: Array<MessageAttempt<E>>,
	hosts: Hosts,
): Messenger<E> {
	const format: NotificationFormat<Message<E>, MessageAttempt<E>> = {
		encode: ({ contentType, body }) => ({ contentType, body }),
		describe: ({ event, fields, contentType, body }) => ({ event, fields, contentType, body }),
		accepts: (status, answer) =>
			status === 200 && (settings.acknowledgement === 'status-200' || answer === 'SUCCESS'),
	};
	return new Notifier(settings, record, format, hosts);
}

/**
 * Returns one notification `copies` times, or none without an address.
 * @param address gets `http://` if it has no scheme (ciderpay.md 2.6)
 * @param content an empty string counts as no value
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
		// The setting `maxAttempts` limits how often.
		retry: true,
		event,
		fields,
		contentType: json ? 'application/json' : 'application/x-www-form-urlencoded; charset=UTF-8',
		body: json ? JSON.stringify(fields) : encodeForm(fields as Record<string, string>),
	};
	return Array.from({ length: copies }, () => message);
}
