import type {
	INodeProperties,
	INodePropertyOptions,
	IWebhookDescription,
	TriggerPanelDefinition,
} from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

/**
 * Returns the webhook of a trigger. How it answers depends on the Respond parameter. n8n 2.41
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
	"<b>To test:</b> click 'Execute step' and send a request whose 'Notification URL' is the test URL.<br /><br />";

const PAYMENTS_START =
	"payments whose 'Notification URL' is the production URL start this workflow. Their runs are in the Executions tab.";

/** What the editor says of a trigger whose URL goes into 'Notification URL' of the provider's node */
export const triggerPanel = (
	provider: string,
	{ alsoNeeded = '', published = PAYMENTS_START } = {},
): TriggerPanelDefinition => ({
	header: `Start when ${provider} reports a payment`,
	executionsHelp: {
		inactive: `${WHILE_BUILDING}<b>To go live:</b><br />1. Publish the workflow.<br />2. Copy the production URL into 'Notification URL' of the ${provider} node. ${provider} must reach it from the internet${alsoNeeded}.`,
		active: `${WHILE_BUILDING}<b>Published:</b> ${published}`,
	},
	activationHint: `Publish the workflow, then copy the production URL into 'Notification URL' of the ${provider} node.`,
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
		displayName: 'Respond',
		name: 'acknowledge',
		type: 'options',
		options: [
			{
				name: 'Immediately',
				value: 'atOnce',
				description: `${provider} is answered as soon as the workflow has started`,
			},
			{
				name: 'Using the Acknowledge Operation',
				value: 'afterWork',
				description: `${provider} is answered by the ${provider} node's operation Acknowledge, once the work is done`,
			},
		],
		default: 'atOnce',
		description: `When to confirm a notification to ${provider}`,
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
