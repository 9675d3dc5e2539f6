import type { INodeProperties, IWebhookDescription } from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

import { MOST_TIMEOUT_SECONDS } from '../../core/fields/runOptions';
import { eventsWithTerms } from '../../core/fields/terms';
import { TERMS } from '../fields/terms';
import { CONFIRMING_EVENTS, HANDING_EVENTS } from './events';

const pageOf = (when: string): string =>
	`Where the buyer goes ${when}, with order_no added. If empty, a plain page in Korean is shown.`;

/** The trigger's parameters */
export const returnTriggerProperties: INodeProperties[] = [
	{
		displayName:
			"Paste this trigger's URL into the Shinhan PG node with the same credential: followed by ?on=return as 'Return URL', by ?on=cancel as 'Cancel URL' and by ?on=fail as 'Failure URL'.",
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
			'Whether to confirm the payment as soon as the buyer returns. If off, run Confirm within 30 minutes, or the sale is lost.',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { confirm: [true] } },
		options: eventsWithTerms(CONFIRMING_EVENTS, TERMS.events),
		default: ['confirmed', 'confirmedBefore', 'confirmUnknown', 'virtualAccountIssued'],
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		displayOptions: { show: { confirm: [false] } },
		options: eventsWithTerms(HANDING_EVENTS, TERMS.events),
		default: ['authenticated', 'virtualAccountIssued'],
	},
	{
		displayName:
			"On Shinhan's merchant admin site, register this trigger's URL followed by ?on=deposit&secret= and the credential's 'Deposit Secret'. Notices without it are refused.",
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
				placeholder: 'e.g. https://shop.example.com/canceled',
				description: pageOf('after leaving the payment window'),
			},
			{
				displayName: 'Deposit Notice Response',
				name: 'depositAnswer',
				type: 'string',
				default: '{"ret_code":0,"ret_msg":"OK"}',
				description:
					'The answer to a deposit notice. What Shinhan expects is not public: ask when you register the URL.',
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
				description: pageOf('while it is unknown whether the payment is confirmed'),
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
					'How long to wait for each answer from Shinhan while the buyer waits. After that, the payment is looked up.',
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
