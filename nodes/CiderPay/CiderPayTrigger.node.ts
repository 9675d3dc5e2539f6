import type {
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { eventsWithTerms } from '../core/fields/terms';
import { EVENT_FILTERS } from '../core/webhook/eventFilters';
import { handleWebhook } from '../core/webhook/handleWebhook';
import { triggerPanel, triggerProperties, webhooksOf } from '../core/webhook/triggerDescription';
import { TRIGGER_PATH } from './api/notifyUrl';
import { DESCRIPTION } from './provider';
import { TERMS } from './fields/terms';
import { EVENTS } from './trigger/eventNames';
import { source } from './trigger/events';

/** Whose notifications are accepted, and what proves that CiderPay sent them */
const proof: INodeProperties[] = [
	{
		displayName:
			"Use the production URL in a CiderPay node with the same credential: the credential's 'URL Secret' is appended automatically. Elsewhere, append ?secret= and the URL secret yourself.",
		name: 'urlSecretNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Merchant ID',
		name: 'memberID',
		type: 'string',
		default: '',
		description:
			"Only this merchant's notifications are accepted. Leave it empty to use the credential's.",
	},
];

/** Alphabetically ahead of the event filters, so listed before them */
const includeFeedbackToken: INodeProperties = {
	displayName: 'Include Feedback Token',
	name: 'includeFeedbackToken',
	type: 'boolean',
	default: false,
	description:
		"Whether 'data' contains the feedback token that Cancel needs. This secret is then stored with the execution.",
};

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class CiderPayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CiderPay Trigger',
		name: 'ciderPayTrigger',
		icon: { light: 'file:../../icons/ciderpay.svg', dark: 'file:../../icons/ciderpay.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ").replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'CiderPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ciderPayApi', required: true }],
		webhooks: webhooksOf(TRIGGER_PATH),
		eventTriggerDescription: 'Waiting for a notification from CiderPay',
		activationMessage:
			"Paste the production URL into 'Notification URL' of the CiderPay node, so that CiderPay reports payments here.",
		triggerPanel: triggerPanel('CiderPay', {
			published:
				'notifications to the production URL start this workflow. Its runs are in the Executions tab.',
		}),
		properties: [
			...proof,
			...triggerProperties(
				'CiderPay',
				eventsWithTerms(EVENTS, TERMS.events),
				['paymentCompleted', 'paymentCancelled'],
				[includeFeedbackToken, ...EVENT_FILTERS],
			),
		],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
