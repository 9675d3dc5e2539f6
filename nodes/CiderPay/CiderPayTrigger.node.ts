import type {
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { EVENT_FILTERS } from '../core/webhook/eventFilters';
import { handleWebhook } from '../core/webhook/handleWebhook';
import { triggerPanel, triggerProperties, webhooksOf } from '../core/webhook/triggerDescription';
import { DESCRIPTION } from './provider';
import { EVENTS } from './trigger/eventNames';
import { source } from './trigger/events';

/** Whose notifications are accepted, and what proves that CiderPay sent them */
const proof: INodeProperties[] = [
	{
		displayName:
			"CiderPay signs nothing, so its notifications are taken only by an address with the credential's 'URL Secret', or with the credential's 'Feedback Token' in them. Paste the production URL into 'Notify URL' of the CiderPay node with the same credential: it puts the secret behind the address by itself. Only where you give the address to CiderPay in another way, put ?secret= and the URL secret behind it.",
		name: 'urlSecretNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Member ID',
		name: 'memberID',
		type: 'string',
		default: '',
		description:
			"The merchant whose notifications are taken. Leave it empty to use the credential's. Others' notifications are refused.",
	},
];

/** Alphabetically ahead of the event filters, so listed before them */
const includeFeedbackToken: INodeProperties = {
	displayName: 'Include Feedback Token',
	name: 'includeFeedbackToken',
	type: 'boolean',
	default: false,
	description:
		"Whether 'data' holds the feedback token, the secret that the Cancel operation needs. It is then stored with the execution.",
};

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class CiderPayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CiderPay Trigger',
		name: 'ciderPayTrigger',
		icon: { light: 'file:../../icons/ciderpay.svg', dark: 'file:../../icons/ciderpay.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: DESCRIPTION,
		defaults: { name: 'CiderPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ciderPayApi', required: true }],
		webhooks: webhooksOf('ciderpay'),
		eventTriggerDescription: 'Waiting for a notification from CiderPay',
		activationMessage:
			"You can now have CiderPay notify the production URL: paste it into 'Notify URL' of the CiderPay node.",
		triggerPanel: triggerPanel('CiderPay', {
			published:
				'what CiderPay tells the production URL starts this workflow. The runs show in the Executions tab.',
		}),
		properties: [
			...proof,
			...triggerProperties(
				'CiderPay',
				EVENTS,
				['paymentCompleted', 'paymentCancelled'],
				[includeFeedbackToken, ...EVENT_FILTERS],
			),
		],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
