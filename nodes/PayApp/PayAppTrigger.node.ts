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
import { payAppApiTest } from './methods/credentialTest';
import { DESCRIPTION, TRIGGER_PATH } from './provider';
import { TERMS } from './fields/terms';
import { EVENTS, source } from './trigger/events';

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class PayAppTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PayApp Trigger',
		name: 'payAppTrigger',
		icon: { light: 'file:../../icons/payapp.svg', dark: 'file:../../icons/payapp.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ").replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'PayApp Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'payAppApi', required: true, testedBy: 'payAppApiTest' }],
		webhooks: webhooksOf(TRIGGER_PATH),
		eventTriggerDescription: 'Waiting for a notification from PayApp',
		activationMessage:
			"Paste the production URL into 'Notification URL' of the PayApp node. To be told of all payments, register it on the PayApp seller site as the account-wide notification URL (공통 통보 URL).",
		triggerPanel: triggerPanel('PayApp'),
		properties: triggerProperties(
			'PayApp',
			eventsWithTerms(EVENTS, TERMS.events),
			['paid', 'refunded', 'partiallyRefunded'],
			EVENT_FILTERS,
		),
	};

	methods = { credentialTest: { payAppApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook(this, source);
	}
}
