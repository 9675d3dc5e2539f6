import type { IWebhookDescription } from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

/** The path that all of the trigger's addresses share; `on` in the query tells them apart. */
const PATH = 'shinhanpg';

/**
 * The status that the trigger has set on the response stays: n8n puts its own 200 there unless its
 * description says that there is none. n8n 2.41 can resolve that without its expression engine.
 */
function noStatus(): Partial<IWebhookDescription> {
	const { fromFunction, webhookDescriptionFields } = workflow as Partial<typeof workflow>;
	return fromFunction && webhookDescriptionFields
		? webhookDescriptionFields({ responseCode: fromFunction(() => undefined) })
		: { responseCode: '={{ undefined }}' };
}

/**
 * Browsers come back by POST, and by GET from a window that was left. n8n answers with what the trigger
 * gives it, after it has stored the execution: the empty responseData keeps it from its own words.
 */
const webhookOf = (name: 'default' | 'setup', httpMethod: 'POST' | 'GET'): IWebhookDescription => ({
	name,
	httpMethod,
	path: PATH,
	responseMode: 'onReceived',
	responseData: '',
	...noStatus(),
});

export const webhooks: IWebhookDescription[] = [
	webhookOf('default', 'POST'),
	{ ...webhookOf('setup', 'GET'), ndvHideUrl: true },
];
