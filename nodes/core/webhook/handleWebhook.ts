import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { PLAIN_TEXT } from './acknowledge';
import type { Answers } from './acknowledge';
import { answerNow, logFailure } from './answerNow';
import { withoutValues } from './messageFields';
import type { Decides, Decoded, Fields } from './decodeBody';
import { trimmed } from '../values';
import { redact } from '../security/redact';
import { logRefusal } from './refusalLog';
import { requestBodyOf } from './requestBody';
import { credentialVerifiedBy } from './credentialCache';
import type { MessageEvent, PaymentEvent } from './paymentEvent';

/** A decoded message, the query it came with and the node's parameters */
export interface Message {
	fields: Fields;
	/** Query parameters of the URL, for providers whose messages carry no secret */
	query: IDataObject;
	/** The node's own parameters, e.g. whose messages it accepts */
	parameter: (name: string) => unknown;
}

/** How a provider notifies */
export interface NotificationSource {
	displayName: string;
	credential: string;
	decode: (body: Buffer, contentType: string, decides?: Decides) => Decoded;
	/**
	 * Whether a field of this name decides who sent the message, which order it is about or what was
	 * paid. Such a field has to be written plainly and once; any other never loses a message.
	 */
	decides: Decides;
	/**
	 * Whether the message comes from the provider and is meant for this merchant: checks every
	 * documented secret. Fails closed, and does not stop at the first comparison that fails.
	 */
	verify: (message: Message, credential: IDataObject) => boolean;
	/** Names, for the log, what of a message does not verify; holds no value */
	doubts: (message: Message, credential: IDataObject) => string[];
	/** Secrets that a message may repeat in any field; they are redacted first */
	secretsToRedact: (credential: IDataObject, options: IDataObject, fields: Fields) => unknown[];
	/** Reads a verified message; `options` is the trigger's Options collection */
	toEvent: (fields: Fields, options: IDataObject) => MessageEvent;
	/** Returns how the event fails the user's expectations; undefined if it meets them */
	filterReason: (event: PaymentEvent, options: IDataObject) => string | undefined;
	answers: Answers;
}

/** No notification comes near this size; a larger body is refused. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Handles one notification: decode, verify, read, filter, run. Nothing a stranger sends starts a
 * run, and it never throws: n8n would answer 500 and store a failed execution for every bad
 * request. Events that the user filtered out are still acknowledged, since a provider may fail the
 * buyer's payment over a notification that is not.
 */
export async function handleWebhook(
	webhook: IWebhookFunctions,
	source: NotificationSource,
): Promise<IWebhookResponseData> {
	try {
		return await handleMessage(webhook, source);
	} catch (error) {
		// Refused, so that the provider sends it again.
		logFailure(webhook, `${source.displayName} notification could not be taken`, error);
		return answer(webhook, source.answers.refused, 500);
	}
}

async function handleMessage(
	webhook: IWebhookFunctions,
	source: NotificationSource,
): Promise<IWebhookResponseData> {
	const read = await requestBodyOf(webhook.getRequestObject(), LARGEST_BODY);
	if ('reason' in read) return refuse(webhook, source, read.status, read.reason);
	const options = webhook.getNodeParameter('options', {}) as IDataObject;
	const expected = new Set(Object.keys(options));
	const decides: Decides = (name) => source.decides(name) || expected.has(name);
	const decoded = source.decode(read.body, read.contentType, decides);
	if (!('fields' in decoded)) return refuse(webhook, source, 400, decoded.reason);
	const message = {
		fields: decoded.fields,
		query: webhook.getQueryData() as IDataObject,
		parameter: (name: string) => webhook.getNodeParameter(name, undefined),
	};
	let asked: IDataObject = {};
	const credential = await credentialVerifiedBy(webhook, source.credential, (one) => {
		asked = one;
		return source.verify(message, one);
	});
	if (!credential) {
		return refuse(webhook, source, 401, source.doubts(message, asked).join(', '));
	}

	const hidden = source.secretsToRedact(credential, options, decoded.fields).map(trimmed);
	const event: PaymentEvent = {
		...source.toEvent(withoutValues(decoded.fields, hidden, decides), options),
		unreadable: (decoded.unreadable ?? []).map((name) => redact(name, hidden)),
	};
	const wanted = webhook.getNodeParameter('events', []) as string[];
	if (!wanted.includes(event.event)) return answer(webhook, source.answers.accepted, 200);
	const mismatch = source.filterReason(event, options);
	if (mismatch) {
		webhook.logger.warn(
			`${source.displayName} notification ${event.eventId} started nothing: ${mismatch}`,
		);
		return answer(webhook, source.answers.accepted, 200);
	}
	// n8n sends this once the execution is registered, or leaves it to the acknowledge operation.
	webhook.getResponseObject().setHeader('content-type', PLAIN_TEXT);
	return { webhookResponse: source.answers.accepted, workflowData: [[{ json: event }]] };
}

function refuse(
	webhook: IWebhookFunctions,
	source: NotificationSource,
	status: number,
	reason: string,
): IWebhookResponseData {
	logRefusal(webhook, `${source.displayName} notification was refused with ${status}`, reason);
	return answer(webhook, source.answers.refused, status);
}

function answer(webhook: IWebhookFunctions, text: string, status: number): IWebhookResponseData {
	return answerNow(webhook, { status, headers: { 'content-type': PLAIN_TEXT }, body: text });
}
