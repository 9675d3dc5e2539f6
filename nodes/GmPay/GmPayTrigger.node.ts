import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { EVENT_FILTERS } from '../core/webhook/eventFilters';
import { handleWebhook } from '../core/webhook/handleWebhook';
import { triggerPanel, triggerProperties, webhooksOf } from '../core/webhook/triggerDescription';
import { gmPayApiTest } from './methods/credentialTest';
import { DESCRIPTION } from './provider';
import { EVENTS, source } from './trigger/events';

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class GmPayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GMPay Trigger',
		name: 'gmPayTrigger',
		icon: { light: 'file:../../icons/gmpay.svg', dark: 'file:../../icons/gmpay.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: DESCRIPTION,
		defaults: { name: 'GMPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gmPayApi', required: true, testedBy: 'gmPayApiTest' }],
		webhooks: webhooksOf('gmpay'),
		eventTriggerDescription: 'Waiting for a notification from GMPay',
		activationMessage:
			"You can now have GMPay notify the production URL: paste it into 'Notify URL' of the GMPay node.",
		triggerPanel: triggerPanel('GMPay', {
			alsoNeeded: ', and the credential must hold the feedback token',
		}),
		properties: triggerProperties(
			'GMPay',
			EVENTS,
			['paymentCompleted', 'paymentCancelled'],
			EVENT_FILTERS,
		),
	};

	methods = { credentialTest: { gmPayApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
