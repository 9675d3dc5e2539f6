import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import type { WebhookAnswer } from '../../core/webhook/answerNow';
import type { PaymentEvent } from '../../core/webhook/paymentEvent';

/**
 * Starts the workflow and has n8n answer once the execution is stored, so that no buyer is told
 * "paid" while no workflow hears of it. If n8n cannot store it, it answers with its own 500, and a
 * reload finds the payment. n8n keeps the status and headers set here (see `description.ts`),
 * except content-security-policy, which it replaces with its own sandbox; a page without scripts
 * still shows.
 */
export function answerWhenStarted(
	webhook: IWebhookFunctions,
	{ status, headers, body }: WebhookAnswer,
	event: PaymentEvent,
): IWebhookResponseData {
	const response = webhook.getResponseObject();
	for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
	response.statusCode = status;
	return { webhookResponse: body, workflowData: [[{ json: event }]] };
}
