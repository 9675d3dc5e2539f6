import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** An HTTP response to a webhook request */
export interface WebhookAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** Answers a request that starts no workflow. If the connection is gone, no one is left to tell. */
export function answerNow(
	webhook: IWebhookFunctions,
	{ status, headers, body }: WebhookAnswer,
): IWebhookResponseData {
	try {
		webhook.getResponseObject().writeHead(status, headers).end(body);
	} catch (error) {
		logFailure(webhook, 'An answer could not be sent', error);
	}
	return { noWebhookResponse: true };
}

/** Logs only the message of an error, since the rest may hold secrets. Never throws. */
export function logFailure(webhook: IWebhookFunctions, what: string, error: unknown): void {
	try {
		const message = error instanceof Error ? error.message : 'unknown reason';
		webhook.logger.error(`${what}: ${message}`);
	} catch {
		// A log that cannot be written must not keep the provider from its answer.
	}
}
