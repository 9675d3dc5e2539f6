import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { shinhanPgApiTest } from './methods/credentialTest';
import { DESCRIPTION } from './provider';
import { handleRequest } from './trigger/handleRequest';
import { returnTriggerProperties, webhooks } from './trigger/description';

const ADDRESSES =
	"Paste the production URL into the Shinhan PG node: followed by ?on=return as 'Return URL', by ?on=cancel as 'Cancel URL' and by ?on=fail as 'Failure URL'.";

/** Starts at version 2: for version 1, n8n evaluates an expression of its own to parse a body. */
export class ShinhanPgTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Shinhan PG Trigger',
		name: 'shinhanPgTrigger',
		icon: { light: 'file:../../icons/shinhanpg.svg', dark: 'file:../../icons/shinhanpg.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ").replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description: DESCRIPTION,
		defaults: { name: 'Shinhan PG Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'shinhanPgApi', required: true, testedBy: 'shinhanPgApiTest' }],
		webhooks,
		eventTriggerDescription: 'Waiting for a buyer to return from Shinhan PG',
		activationMessage: ADDRESSES,
		triggerPanel: {
			header: 'Start when a buyer pays with Shinhan PG',
			executionsHelp: {
				inactive: `<b>While you build:</b> press 'Execute step', then make a payment request with the test URL.<br /><br /><b>When it is ready:</b> publish the workflow. ${ADDRESSES}`,
				active: `<b>While you build:</b> press 'Execute step', then make a payment request with the test URL.<br /><br /><b>Published:</b> ${ADDRESSES} Executions show in the Executions tab.`,
			},
			activationHint: `Publish the workflow. ${ADDRESSES}`,
		},
		properties: returnTriggerProperties,
	};

	methods = { credentialTest: { shinhanPgApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleRequest(this);
	}
}
