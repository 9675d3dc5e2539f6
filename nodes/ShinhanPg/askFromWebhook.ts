import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { askOnce } from '../core/ask';
import { cleanOutcome } from '../core/clean';
import { secrets, textOf, toOutcome, toRequest } from './api';
import type { AskShinhan } from './lookUp';

const DEFAULT_TIMEOUT_SECONDS = 30;

/** The IP address that the buyer comes from, as n8n sees it behind its proxies */
export const addressOfBuyer = (webhook: IWebhookFunctions): string =>
	textOf(webhook.getRequestObject().ip).replace(/^::ffff:/i, '');

/** Makes Shinhan's calls from a webhook; what an answer repeats of a secret is taken out. */
export function askWith(
	webhook: IWebhookFunctions,
	credential: IDataObject,
	{ timeout }: IDataObject,
	token: string,
): AskShinhan {
	const seconds = typeof timeout === 'number' && timeout >= 1 ? timeout : DEFAULT_TIMEOUT_SECONDS;
	const { helpers } = webhook;
	const asking = { helpers, of: { toRequest, toOutcome }, credential, timeout: seconds * 1000 };
	const hidden = [...secrets(credential), token];
	return async (call, values) => cleanOutcome(await askOnce(asking, call, values), hidden);
}
