import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { askProvider } from '../../core/http/askProvider';
import { sender } from '../../core/http/send';
import { trimmedOrDigits } from '../api/api';
import type { AskShinhan } from '../api/orderStatus';
import { shinhanPg } from '../provider';

const DEFAULT_TIMEOUT_SECONDS = 30;

/** Returns the buyer's IP address as n8n sees it behind its proxies */
export const addressOfBuyer = (webhook: IWebhookFunctions): string =>
	trimmedOrDigits(webhook.getRequestObject().ip).replace(/^::ffff:/i, '');

/** Returns a function that calls Shinhan from a webhook; `token` is redacted as a secret. */
export function askFromWebhook(
	webhook: IWebhookFunctions,
	credential: IDataObject,
	{ timeout }: IDataObject,
	token: string,
): AskShinhan {
	const seconds = typeof timeout === 'number' && timeout >= 1 ? timeout : DEFAULT_TIMEOUT_SECONDS;
	return askProvider({
		provider: shinhanPg,
		credential,
		send: sender(webhook.helpers, seconds * 1000),
		secrets: [token],
	});
}
