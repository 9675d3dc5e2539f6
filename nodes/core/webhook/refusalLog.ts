import type { IWebhookFunctions } from 'n8n-workflow';

const MINUTE = 60_000;
/** How many lines of one kind are written in a minute: a stranger may send thousands of requests. */
const MOST_LINES = 20;
/** There are few kinds: a provider, a workflow and a reason. More than these are forgotten. */
const MOST_KINDS = 1000;

interface Told {
	since: number;
	lines: number;
	leftOut: number;
}

/** What this process has written, by its text */
const told = new Map<string, Told>();

/**
 * Writes one warning into n8n's log for a request that was refused: without it a key that was pasted
 * wrongly looks like a provider that sends nothing. `reason` says what did not fit and holds no value. In a
 * flood the lines are few, and the next one says how many were left out. Never throws.
 */
export function warnOf(webhook: IWebhookFunctions, what: string, reason: string): void {
	try {
		const line = `${what} (${workflowOf(webhook)}): ${reason}`;
		const now = Date.now();
		const before = told.get(line);
		const isOver = before === undefined || now - before.since >= MINUTE;
		const current = isOver ? { since: now, lines: 0, leftOut: 0 } : before;
		if (told.size >= MOST_KINDS) told.clear();
		told.set(line, current);
		if (current.lines === MOST_LINES) {
			current.leftOut += 1;
			return;
		}
		current.lines += 1;
		const missing = isOver ? (before?.leftOut ?? 0) : 0;
		const earlier = missing > 0 ? `; ${missing} more of these were left out of the log` : '';
		const later = current.lines === MOST_LINES ? '; more of these are left out for a minute' : '';
		webhook.logger.warn(`${line}${earlier}${later}`);
	} catch {
		// A log that cannot be written must not keep the provider from its answer.
	}
}

/** As a person finds it in the editor */
function workflowOf(webhook: IWebhookFunctions): string {
	try {
		const { id, name } = webhook.getWorkflow();
		return `workflow ${JSON.stringify(name ?? '')}, ID ${id ?? 'none'}`;
	} catch {
		return 'workflow unknown';
	}
}
