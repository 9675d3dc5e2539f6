import type { LocalOperation } from '../operation';

/** What a provider expects as an acknowledgment, and what makes it send again */
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
	description: `Tell ${provider} that a notification was dealt with. Use it as the last step of a workflow whose ${provider} Trigger acknowledges after the work.`,
	effect: 'local',
	passThrough: true,
	fields: [
		{
			displayName: `It answers only where the ${provider} Trigger has 'Acknowledge' set to 'After the Work'. Until then ${provider} waits, and a workflow that stops before this step makes it send the notification again.`,
			name: 'acknowledgeNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Answer',
			name: 'answer',
			type: 'options',
			options: [
				{
					name: 'Received',
					value: 'accepted',
					description: `The work is done: ${provider} sends nothing more`,
				},
				{
					name: 'Send Again',
					value: 'refused',
					description: `The work is not done: ${provider} sends the notification again`,
				},
			],
			default: 'accepted',
			description: `What ${provider} is told`,
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
