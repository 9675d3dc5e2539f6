import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { logFailure } from '../../core/webhook/handleWebhook';
import type { PaymentEvent } from '../../core/webhook/paymentEvent';
import type { BuyerAnswer } from './buyerPages';

/** Answers a visit that starts nothing. Where the connection is gone already, nobody is left to be told. */
export function answerNow(
	webhook: IWebhookFunctions,
	{ status, headers, body }: BuyerAnswer,
): IWebhookResponseData {
	try {
		webhook.getResponseObject().writeHead(status, headers).end(body);
	} catch (error) {
		logFailure(webhook, 'An answer could not be sent', error);
	}
	return { noWebhookResponse: true };
}

/**
 * Starts the workflow, and has n8n answer once it has stored the execution: a buyer is not told "paid"
 * while nobody hears of it. Where n8n cannot store it, it answers 500 in its own words, and a reload finds
 * the payment. n8n leaves status and headers as they are set here (see `webhooks.ts`), but for
 * content-security-policy, where it puts its own sandbox: a page without scripts shows in it.
 */
export function answerWhenStarted(
	webhook: IWebhookFunctions,
	{ status, headers, body }: BuyerAnswer,
	event: PaymentEvent,
): IWebhookResponseData {
	const response = webhook.getResponseObject();
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.statusCode = status;
	return { webhookResponse: body, workflowData: [[{ json: event }]] };
}
