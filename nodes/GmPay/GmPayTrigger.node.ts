import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { EVENT_FILTERS } from '../core/webhook/eventFilters';
import { handleWebhook } from '../core/webhook/handleWebhook';
import { triggerProperties, webhooksOf } from '../core/webhook/triggerDescription';
import { gmPayApiTest } from './methods/credentialTest';
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
		description: 'Starts the workflow when GMPay (굿모닝페이) notifies of a payment',
		defaults: { name: 'GMPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gmPayApi', required: true, testedBy: 'gmPayApiTest' }],
		webhooks: webhooksOf('gmpay'),
		eventTriggerDescription: 'Waiting for a notification from GMPay',
		activationMessage:
			"You can now have GMPay notify the production URL: paste it into 'Notify URL' of the GMPay node.",
		triggerPanel: {
			header: 'Receive notifications from GMPay',
			executionsHelp: {
				inactive:
					"<b>While you build:</b> press 'Execute step', then make a request whose 'Notify URL' is the test URL.<br /><br /><b>When it is ready:</b> publish the workflow and paste the production URL into 'Notify URL' of the GMPay node. GMPay must be able to reach it from the internet, and the credential must hold the feedback token.",
				active:
					"<b>While you build:</b> press 'Execute step', then make a request whose 'Notify URL' is the test URL.<br /><br /><b>Published:</b> payments whose 'Notify URL' is the production URL start this workflow. Their runs show in the Executions tab.",
			},
			activationHint:
				"Publish the workflow, then paste the production URL into 'Notify URL' of the GMPay node.",
		},
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
