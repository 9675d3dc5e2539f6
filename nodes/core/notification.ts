import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { PLAIN_TEXT, plainText } from './acknowledge';
import type { Answers } from './acknowledge';
import { withoutValues } from './event';
import type { Decoded, Fields } from './form';
import { textOf } from './header';
import { credentialThat } from './remembered';

/** One notification in the shape that all providers share. Amounts as the provider counts them (won; US cents). */
export interface PaymentEvent extends IDataObject {
	provider: string;
	event: string;
	/** The same for every redelivery of one event; another one for each event of a payment */
	eventId: string;
	orderNo: string;
	amount: number | null;
	currency: string | null;
	method: string | null;
	/** ISO 8601 with offset, or null where nothing was paid */
	paidAt: string | null;
	buyer: IDataObject;
	card: IDataObject | null;
	receiptUrl: string | null;
	/** The merchant's own values, as they were sent with the request */
	custom: IDataObject;
	/** The provider's number of the subscription that the event belongs to, if it belongs to one */
	subscriptionNo: string | null;
	/** The provider's message, complete but for its secrets */
	data: IDataObject;
}

/** A decoded message and the URL it came by */
export interface Message {
	fields: Fields;
	/** The query parameters of the URL, for providers whose messages carry no secret */
	query: IDataObject;
	/** The node's own parameters, e.g. whose messages it takes */
	parameter: (name: string) => unknown;
}

/** How one provider notifies */
export interface NotificationSource {
	displayName: string;
	credential: string;
	decode: (body: Buffer, contentType: string) => Decoded;
	/**
	 * Whether the message comes from the provider and is meant for this merchant: every documented
	 * secret. It fails closed, and its comparisons do not stop at the first that fails.
	 */
	verify: (message: Message, credential: IDataObject) => boolean;
	/** The credential's secrets that a message may repeat in any field: they are taken out first */
	hidden?: (credential: IDataObject, options: IDataObject) => unknown[];
	/** Reads a verified message; `options` is the trigger's Options collection */
	toEvent: (fields: Fields, options: IDataObject) => PaymentEvent;
	/** Names what the event lacks of what the user expects, or gives undefined where it fits */
	mismatch: (event: PaymentEvent, options: IDataObject) => string | undefined;
	answers: Answers;
}

/** No notification is near this size; a larger body is not looked at. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Takes one notification: decode, verify, read, filter, run. Nothing a stranger sends starts a run,
 * and it never throws: n8n would answer 500 and store a failed execution for every bad request.
 * Events that the user filtered out are acknowledged all the same, since a provider may fail the
 * buyer's payment over a notification that is not.
 */
export async function receive(
	webhook: IWebhookFunctions,
	source: NotificationSource,
): Promise<IWebhookResponseData> {
	try {
		return await handle(webhook, source);
	} catch (error) {
		// Not SUCCESS, so that the provider sends it again; the message only, since the rest may hold secrets.
		const message = error instanceof Error ? error.message : 'unknown reason';
		webhook.logger.error(`${source.displayName} notification could not be taken: ${message}`);
		return refuse(webhook, source, 500);
	}
}

async function handle(
	webhook: IWebhookFunctions,
	source: NotificationSource,
): Promise<IWebhookResponseData> {
	const request = webhook.getRequestObject();
	const contentType = String(request.headers['content-type'] ?? '').toLowerCase();
	const body = await rawBodyOf(request);
	if (!body) return refuse(webhook, source, 400);
	if (body.length > LARGEST_BODY) return refuse(webhook, source, 413);
	const decoded = source.decode(body, contentType);
	if (!('fields' in decoded)) return refuse(webhook, source, 400);
	const message = {
		fields: decoded.fields,
		query: webhook.getQueryData() as IDataObject,
		parameter: (name: string) => webhook.getNodeParameter(name, undefined),
	};
	const credential = await credentialThat(webhook, source.credential, (one) =>
		source.verify(message, one),
	);
	if (!credential) return refuse(webhook, source, 401);

	const options = webhook.getNodeParameter('options', {}) as IDataObject;
	const hidden = (source.hidden?.(credential, options) ?? []).map(textOf);
	const fields = withoutValues(decoded.fields, hidden);
	const event = source.toEvent(fields, options);
	const wanted = webhook.getNodeParameter('events', []) as string[];
	if (!wanted.includes(event.event)) return accept(webhook, source);
	const mismatch = source.mismatch(event, options);
	if (mismatch) {
		webhook.logger.warn(
			`${source.displayName} notification ${event.eventId} started nothing: ${mismatch}`,
		);
		return accept(webhook, source);
	}
	// n8n sends this once the execution is registered, or leaves it to the acknowledge operation.
	webhook.getResponseObject().setHeader('content-type', PLAIN_TEXT);
	return { webhookResponse: source.answers.accepted, workflowData: [[{ json: event }]] };
}

/**
 * The bytes as they came; n8n has them for the types that it parses, else they are still to be read.
 * Undefined where they are gone: of a multipart body n8n keeps only the parts.
 */
export async function rawBodyOf(
	request: ReturnType<IWebhookFunctions['getRequestObject']>,
): Promise<Buffer | undefined> {
	try {
		if (!request.rawBody) await request.readRawBody();
	} catch {
		return undefined;
	}
	return request.rawBody ?? Buffer.alloc(0);
}

/** A correct acknowledgement that starts nothing */
const accept = (webhook: IWebhookFunctions, source: NotificationSource) =>
	answer(webhook, source.answers.accepted, 200);

const refuse = (webhook: IWebhookFunctions, source: NotificationSource, status: number) =>
	answer(webhook, source.answers.refused, status);

function answer(webhook: IWebhookFunctions, text: string, status: number): IWebhookResponseData {
	const { body, headers, statusCode } = plainText(text, status);
	webhook.getResponseObject().writeHead(statusCode, headers).end(body);
	return { noWebhookResponse: true };
}
