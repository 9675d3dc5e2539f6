/** Parameters of a PayApp Trigger that starts for every event */
export const EVERY_EVENT = {
	parameters: {
		events: [
			'requested',
			'waiting',
			'paid',
			'requestCancelled',
			'refunded',
			'partiallyRefunded',
			'recurringFailed',
			'other',
		],
	},
};
