import type { IDataObject } from 'n8n-workflow';

import type { ExecutionIdentity } from '../idempotency/executionIdentity';
import type { Attempt, Unproven } from '../idempotency/idempotencyStore';
import type { Endpoint, NotSent, Unknown } from '../operation';
import type { NodeRun } from './nodeRun';

/** What is reported for an item that an earlier try of the execution may have sent */

const unknown = (reason: string): Unknown => ({ status: 'unknown', reason });

/** The outcome of an item that was sent and is on record without a known result */
export function keptUnknown(attempt: Attempt): Unknown {
	const reason = 'reason' in attempt && attempt.reason;
	return unknown(
		`An earlier try of this execution sent it, and how that ended was not known then${reason ? ` (${reason})` : ''}`,
	);
}

export const LOST = unknown(
	'An earlier try of this execution sent it or was about to, and n8n kept nothing of how that ended',
);

export const ANOTHER_RETRY = unknown(
	'Another retry of this execution came first and may have sent it: retry that one, or see how it ended',
);

export const EQUAL = unknown(
	'Not sent now: this execution has sent the very same values before, and how that ended is not known',
);

export const UNPROVEN: Record<Unproven, Unknown> = {
	inputChanged: unknown(
		'Not sent by this try. The input is not the one that an earlier try of this execution had, so nothing tells which items that try sent',
	),
	nothingKept: unknown(
		'Not sent by this try. Nothing that n8n kept of this execution proves that no earlier try sent it',
	),
	unreadable: unknown(
		"Not sent by this try. n8n's database could not be read, so nothing tells which items an earlier try of this execution sent",
	),
};

/**
 * Marks a result replayed to an agent that repeated a call. An agent that n8n restarts (Retry On
 * Fail) repeats its calls as well, and nothing tells the two apart.
 */
export const withRepeatedNotice = (output: IDataObject): IDataObject => ({
	...output,
	notice:
		'This execution had sent the very same values before. They were not sent again: this is the result of that time.',
});

/** The outcome if n8n's database did not accept the note that has to come first */
export const claimRefused = ({ isRetry }: ExecutionIdentity): NotSent | Unknown =>
	isRetry
		? UNPROVEN.unreadable
		: {
				status: 'notSent',
				title: 'Not sent',
				reason: "n8n's database did not accept the record that must be written first",
			};

/** Logs one warning for a run whose items cannot be told apart from those already sent. */
export function warn<TEndpoint extends Endpoint>(
	{ execution, provider, operation }: NodeRun<TEndpoint>,
	why: Unproven,
): void {
	execution.logger.warn(
		`${provider.displayName}, node '${execution.getNode().name}': nothing was sent again by '${operation.action}' in this retry. ${UNPROVEN[why].reason}.`,
	);
}
