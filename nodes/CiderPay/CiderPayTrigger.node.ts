import type {
	INodeProperties,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { EXPECTATIONS } from '../core/event';
import { receive } from '../core/notification';
import { triggerProperties, webhooksOf } from '../core/trigger';
import { EVENTS } from './events';
import { source } from './notification';

/** Whose notifications are taken, and what proves that they are CiderPay's */
const proof: INodeProperties[] = [
	{
		displayName:
			"CiderPay signs nothing, so the address itself has to be a secret. Wherever CiderPay asks for a notification address, paste the production URL and put ?secret= and the URL secret behind it, e.g. https://n8n.example.com/webhook/…/ciderpay?secret=k3J9…. Notifications without it are refused, unless they carry the credential's feedback token.",
		name: 'urlSecretNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'URL Secret',
		name: 'urlSecret',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '',
		placeholder: 'e.g. 32 random letters and digits',
		description:
			'A secret that you make up: 32 random letters and digits. It proves that a notification comes from CiderPay, the only one that was told the whole address.',
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

/** Stands in the alphabet before the expectations */
const includeFeedbackToken: INodeProperties = {
	displayName: 'Include Feedback Token',
	name: 'includeFeedbackToken',
	type: 'boolean',
	default: false,
	description:
		"Whether 'data' holds the feedback token, the secret that the Cancel operation needs. It is then stored with the execution.",
};

/** Version 2 from the start: n8n parses the bodies of version 1 through an expression of its own. */
export class CiderPayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'CiderPay Trigger',
		name: 'ciderPayTrigger',
		icon: { light: 'file:../../icons/ciderpay.svg', dark: 'file:../../icons/ciderpay.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description:
			'Starts the workflow when CiderPay (사이다페이) notifies of a payment, a registered card or a subscription',
		defaults: { name: 'CiderPay Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ciderPayApi', required: true }],
		webhooks: webhooksOf('ciderpay'),
		eventTriggerDescription: 'Waiting for a notification from CiderPay',
		activationMessage:
			"You can now have CiderPay notify the production URL, with ?secret= and the URL secret behind it: paste it into 'Notify URL' of the CiderPay node.",
		triggerPanel: {
			header: 'Receive notifications from CiderPay',
			executionsHelp: {
				inactive:
					"<b>While you build:</b> press 'Execute step', then make a request whose 'Notify URL' is the test URL with ?secret= and the URL secret behind it.<br /><br /><b>When it is ready:</b> publish the workflow and paste the production URL, with ?secret= and the URL secret behind it, into 'Notify URL' of the CiderPay node. CiderPay must be able to reach it from the internet.",
				active:
					"<b>While you build:</b> press 'Execute step', then make a request whose 'Notify URL' is the test URL with ?secret= and the URL secret behind it.<br /><br /><b>Published:</b> what CiderPay tells the production URL, with ?secret= and the URL secret behind it, starts this workflow. The runs show in the Executions tab.",
			},
			activationHint:
				"Publish the workflow, then paste the production URL, with ?secret= and the URL secret behind it, into 'Notify URL' of the CiderPay node.",
		},
		properties: [
			...proof,
			...triggerProperties(
				'CiderPay',
				EVENTS,
				['paymentCompleted', 'paymentCancelled'],
				[includeFeedbackToken, ...EXPECTATIONS],
			),
		],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this, source);
	}
}
