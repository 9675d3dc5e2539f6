import type { INodeProperties } from 'n8n-workflow';

export const feedbackurl: INodeProperties = {
	displayName: 'Notification URL',
	name: 'feedbackurl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/payapp',
	description: 'Where PayApp reports this payment. Must be public and answer without redirect.',
	hint: 'Paste the production URL of your PayApp Trigger. Without it, no workflow starts when the buyer pays.',
};

export const checkretry: INodeProperties = {
	displayName: 'Retry Notifications',
	name: 'checkretry',
	type: 'options',
	options: [
		{ name: 'No', value: 'n' },
		{ name: 'Yes', value: 'y' },
	],
	default: 'y',
	description: 'Whether PayApp repeats a notification, up to 10 times, until it is accepted',
};

/** Turns on repeated notifications unless the user chose: otherwise one that fails once is lost. */
export const withRetryDefault = <
	T extends { feedbackurl?: string | undefined; checkretry?: string | undefined },
>(
	values: T,
): T =>
	values.feedbackurl === undefined ? values : { ...values, checkretry: values.checkretry ?? 'y' };
