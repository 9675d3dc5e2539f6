import type { IWebhookDescription } from 'n8n-workflow';

/** The path that all of the trigger's addresses share; `on` in the query tells them apart. */
const PATH = 'shinhanpg';

/**
 * Browsers come back by POST, and by GET from a window that was left. The trigger answers by itself;
 * the empty responseData keeps n8n from answering in its place.
 */
export const webhooks: IWebhookDescription[] = [
	{ name: 'default', httpMethod: 'POST', path: PATH, responseMode: 'onReceived', responseData: '' },
	{
		name: 'setup',
		httpMethod: 'GET',
		path: PATH,
		responseMode: 'onReceived',
		responseData: '',
		ndvHideUrl: true,
	},
];
