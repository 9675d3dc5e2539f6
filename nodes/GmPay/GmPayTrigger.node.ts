import type {
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
import { gmPayApiTest } from './methods/credentialTest';
import { DESCRIPTION, TRIGGER_PATH } from './provider';
import { TERMS } from './fields/terms';
import { EVENTS, source } from './trigger/events';

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class GmPayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GMPay Trigger',
		name: 'gmPayTrigger',
		icon: { light: 'file:../../icons/gmpay.svg', dark: 'file:../../icons/gmpay.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle:
			'={{ $parameter["events"].join(", ").replace(/([A-Z])/g, " $1").toLowerCase().replace("cancelled", "canceled") }}',
		description: DESCRIPTION,
		defaults: { name: 'GMPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gmPayApi', required: true, testedBy: 'gmPayApiTest' }],
		webhooks: webhooksOf(TRIGGER_PATH),
		eventTriggerDescription: 'Waiting for a notification from GMPay',
		activationMessage:
			"Paste the production URL into 'Notification URL' of the GMPay node, so that payments start this workflow.",
		triggerPanel: triggerPanel('GMPay', {
			alsoNeeded: ', and the credential must hold the feedback token',
		}),
		properties: triggerProperties(
			'GMPay',
			eventsWithTerms(EVENTS, TERMS.events),
			['paymentCompleted', 'paymentCancelled'],
			EVENT_FILTERS,
		),
	};

	methods = { credentialTest: { gmPayApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
