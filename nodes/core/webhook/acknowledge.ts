import type { LocalOperation } from '../operation';

/** What a provider expects as an acknowledgement, and what makes it send again */
export interface Answers {
	accepted: string;
	refused: string;
}

/**
 * The operation that answers a notification after the work is done. It answers through the trigger
 * that started the execution and does nothing if that one has answered already. The items pass
 * through unchanged.
 */
export const acknowledgeOperation = (provider: string, answers: Answers): LocalOperation => ({
	name: 'Acknowledge',
	value: 'acknowledge',
	action: 'Acknowledge notification',
	description: `Confirm a notification to ${provider} as the last step of a workflow`,
	effect: 'local',
	passThrough: true,
	fields: [
		{
			displayName: `Works only if 'Respond' in the ${provider} Trigger is 'Using the Acknowledge Operation'. If the workflow stops before this step, the notification stays unconfirmed.`,
			name: 'acknowledgeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Response',
			name: 'answer',
			type: 'options',
			options: [
				{
					name: 'Accept',
					value: 'accepted',
					description: `The work is done, ${provider} does not have to send it again`,
				},
				{
					name: 'Ask to Resend',
					value: 'refused',
					description: `The work is not done, ${provider} is to send the notification again`,
				},
			],
			default: 'accepted',
			description: `What to tell ${provider}`,
		},
	],
	run: async ({ execution, item, index }, { answer }) => {
		if (index === 0) {
			const body = answers[answer as keyof Answers];
			const headers = { 'content-type': PLAIN_TEXT };
			await execution.sendResponse({ body, headers, statusCode: 200 });
		}
		return item;
	},
});

/** The type of an answer as the providers want it: the bare text */
export const PLAIN_TEXT = 'text/plain; charset=utf-8';
