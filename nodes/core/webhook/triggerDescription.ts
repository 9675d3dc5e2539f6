import type {
	INodeProperties,
	INodePropertyOptions,
	IWebhookDescription,
	TriggerPanelDefinition,
} from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

/**
 * Returns the webhook of a trigger. How it answers depends on the Acknowledge parameter. n8n 2.41
 * resolves that without its expression engine (40 to 50 ms a request); older hosts get the
 * expression.
 */
export function webhooksOf(path: string): IWebhookDescription[] {
	const { fromFunction, webhookDescriptionFields } = workflow as Partial<typeof workflow>;
	// Self-contained: its source becomes the expression.
	const responseMode = ({ acknowledge }: { acknowledge?: unknown }) =>
		acknowledge === 'afterWork' ? 'responseNode' : 'onReceived';
	return [
		{
			name: 'default',
			httpMethod: 'POST',
			path,
			// Without it n8n answers the literal text "firstEntryJson" instead of the trigger's own.
			responseData: '',
			...(fromFunction && webhookDescriptionFields
				? webhookDescriptionFields({ responseMode: fromFunction(responseMode) })
				: {
						responseMode:
							'={{ $parameter["acknowledge"] === "afterWork" ? "responseNode" : "onReceived" }}',
					}),
		},
	];
}

const WHILE_BUILDING =
	"<b>While you build:</b> press 'Execute step', then make a request whose 'Notify URL' is the test URL.<br /><br />";

const PAYMENTS_START =
	"payments whose 'Notify URL' is the production URL start this workflow. Their runs show in the Executions tab.";

/** What the editor says of a trigger whose URL goes into 'Notify URL' of the provider's node */
export const triggerPanel = (
	provider: string,
	{ alsoNeeded = '', published = PAYMENTS_START } = {},
): TriggerPanelDefinition => ({
	header: `Receive notifications from ${provider}`,
	executionsHelp: {
		inactive: `${WHILE_BUILDING}<b>When it is ready:</b> publish the workflow and paste the production URL into 'Notify URL' of the ${provider} node. ${provider} must be able to reach it from the internet${alsoNeeded}.`,
		active: `${WHILE_BUILDING}<b>Published:</b> ${published}`,
	},
	activationHint: `Publish the workflow, then paste the production URL into 'Notify URL' of the ${provider} node.`,
});

/** The parameters of every trigger: which events start the workflow, and when to answer. */
export const triggerProperties = (
	provider: string,
	events: INodePropertyOptions[],
	defaultEvents: string[],
	expectations: INodeProperties[],
): INodeProperties[] => [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: events,
		default: [...defaultEvents],
	},
	{
		displayName: 'Acknowledge',
		name: 'acknowledge',
		type: 'options',
		options: [
			{
				name: 'At Once',
				value: 'atOnce',
				description: `${provider} is answered as soon as the workflow has been started`,
			},
			{
				name: 'After the Work',
				value: 'afterWork',
				description: `${provider} is answered by the ${provider} node's operation Acknowledge. A workflow that fails before it makes ${provider} send the notification again.`,
			},
		],
		default: 'atOnce',
		description: `When ${provider} is told that the notification was received`,
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: expectations,
	},
];
