import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

import { MOST_TIMEOUT_SECONDS } from '../../core/fields/runOptions';
import { CONFIRMING_EVENTS, HANDING_EVENTS } from './events';

const pageOf = (when: string): string =>
	`Where the buyer goes ${when}, with order_no added. A plain page in Korean is shown where it is left out.`;

/** The trigger's parameters */
export const returnTriggerProperties: INodeProperties[] = [
	{
		displayName:
			"Three addresses, for the three fields of the payment request: 'Return URL' is this trigger's URL followed by ?on=return, 'Cancel URL' followed by ?on=cancel, 'Failure URL' followed by ?on=fail. Only returns of requests that the Shinhan PG node made with these addresses and this credential are taken: they carry its signature.",
		name: 'addressNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Confirm Automatically',
		name: 'confirm',
		type: 'boolean',
		default: true,
		description:
			'Whether the trigger itself confirms the payment when the buyer comes back, so that the workflow starts with money that was taken. Turn it off to decide in the workflow: then it has 30 minutes to run the operation Confirm, else the sale is lost.',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { confirm: [true] } },
		options: CONFIRMING_EVENTS,
		default: ['confirmed', 'confirmedBefore', 'confirmUnknown', 'virtualAccountIssued'],
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { confirm: [false] } },
		options: HANDING_EVENTS,
		default: ['authenticated', 'virtualAccountIssued'],
	},
	{
		displayName:
			"Deposit notices must carry the credential's 'Deposit Secret': on Shinhan's merchant admin site register this trigger's URL followed by ?on=deposit&secret= and the secret. Without it none is taken.",
		name: 'depositNotice',
		type: 'notice',
		displayOptions: { show: { events: ['depositNotice'] } },
		default: '',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Cancel Page',
				name: 'cancelUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/cancelled',
				description: pageOf('after leaving the payment window'),
			},
			{
				displayName: 'Deposit Notice Answer',
				name: 'depositAnswer',
				type: 'string',
				default: '{"ret_code":0,"ret_msg":"OK"}',
				description:
					'What a deposit notice is answered with. The public manual does not say what Shinhan wants to hear: ask for it when you register the address.',
			},
			{
				displayName: 'Failure Page',
				name: 'failureUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/failed',
				description: pageOf('when the payment failed'),
			},
			{
				displayName: 'Pending Page',
				name: 'pendingUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/pending',
				description: pageOf('when the payment is not confirmed yet, or it is not known'),
			},
			{
				displayName: 'Success Page',
				name: 'successUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/thank-you',
				description: pageOf('when the payment was confirmed'),
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MOST_TIMEOUT_SECONDS, numberPrecision: 0 },
				default: 30,
				description:
					'How long to wait for each answer of Shinhan while the buyer waits. When it passes, Shinhan is asked what became of the payment.',
			},
			{
				displayName: 'Virtual Account Page',
				name: 'accountUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/transfer',
				description: pageOf('when a virtual account was issued'),
			},
		],
	},
];

/** The path that all of the trigger's URLs share; `on` in the query distinguishes them. */
const PATH = 'shinhanpg';

/**
 * Keeps the status that the trigger set on the response: n8n overwrites it with 200 unless the
 * description resolves to none. n8n 2.41 can resolve that without its expression engine.
 */
function noStatus(): Partial<IWebhookDescription> {
	const { fromFunction, webhookDescriptionFields } = workflow as Partial<typeof workflow>;
	return fromFunction && webhookDescriptionFields
		? webhookDescriptionFields({ responseCode: fromFunction(() => undefined) })
		: { responseCode: '={{ undefined }}' };
}

/**
 * Browsers return by POST, or by GET from a window that the buyer left. n8n answers with the
 * trigger's own response once the execution is stored; the empty responseData keeps n8n from using
 * its own text.
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
