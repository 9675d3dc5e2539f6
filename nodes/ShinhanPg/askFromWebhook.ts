import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { redact } from '../core/redact';
import { send } from '../core/send';
import { secrets, textOf, toOutcome, toRequest } from './api';
import type { AskShinhan } from './lookUp';

const DEFAULT_TIMEOUT_SECONDS = 30;

/** The IP address that the buyer comes from, as n8n sees it behind its proxies */
export const addressOfBuyer = (webhook: IWebhookFunctions): string =>
	textOf(webhook.getRequestObject().ip).replace(/^::ffff:/i, '');

/** Makes Shinhan's calls from a webhook; what a refusal repeats of a secret is taken out. */
export function askWith(
	webhook: IWebhookFunctions,
	credential: IDataObject,
	{ timeout }: IDataObject,
	token: string,
): AskShinhan {
	const seconds = typeof timeout === 'number' && timeout >= 1 ? timeout : DEFAULT_TIMEOUT_SECONDS;
	return async (call, values) => {
		const sent = await send(webhook.helpers, toRequest(call, values, credential), seconds * 1000);
		if (!('reply' in sent)) return sent;
		const outcome = toOutcome(sent.reply, call);
		return outcome.outcome === 'refused'
			? { ...outcome, message: redact(outcome.message, [...secrets(credential), token]) }
			: outcome;
	};
}
