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
import { payAppApiTest } from './methods/credentialTest';
import { DESCRIPTION } from './provider';
import { EVENTS, source } from './trigger/events';

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class PayAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PayApp Trigger',
		name: 'payAppTrigger',
		icon: { light: 'file:../../icons/payapp.svg', dark: 'file:../../icons/payapp.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: DESCRIPTION,
		defaults: { name: 'PayApp Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'payAppApi', required: true, testedBy: 'payAppApiTest' }],
		webhooks: webhooksOf('payapp'),
		eventTriggerDescription: 'Waiting for a notification from PayApp',
		activationMessage:
			"You can now have PayApp notify the production URL: paste it into 'Notify URL' of the PayApp node, or on the PayApp seller site as the common notification URL.",
		triggerPanel: triggerPanel('PayApp'),
		properties: triggerProperties(
			'PayApp',
			EVENTS,
			['paid', 'refunded', 'partiallyRefunded'],
			EVENT_FILTERS,
		),
	};

	methods = { credentialTest: { payAppApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
