import type { INodeProperties } from 'n8n-workflow';

export const feedbackurl: INodeProperties = {
	displayName: 'Notify URL',
	name: 'feedbackurl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/payapp',
	description:
		'The address that PayApp tells when a payment is made or changes: paste the production URL of a PayApp Trigger',
	hint: 'Paste the production URL of a PayApp Trigger. Left empty, no workflow hears of the payment.',
};

export const checkretry: INodeProperties = {
	displayName: 'Retry Notification',
	name: 'checkretry',
	type: 'options',
	options: [
		{ name: 'No', value: 'n' },
		{ name: 'Yes', value: 'y' },
	],
	default: 'y',
	description:
		"Whether PayApp sends a notification again, up to 10 times in all, until 'Notify URL' answers SUCCESS. On unless you turn it off here.",
};

/** Turns on repeated notifications unless the user chose: otherwise one that fails once is lost. */
export const withRetryDefault = <
	T extends { feedbackurl?: string | undefined; checkretry?: string | undefined },
>(
	values: T,
): T =>
	values.feedbackurl === undefined ? values : { ...values, checkretry: values.checkretry ?? 'y' };
