import type { IWebhookFunctions } from 'n8n-workflow';

const MINUTE = 60_000;
/** The most lines of one kind per minute: a stranger may send thousands of requests. */
const MOST_LINES = 20;
/** Kinds are few: a provider, a workflow and a reason. Beyond this many, all are forgotten. */
const MOST_KINDS = 1000;

interface Told {
	since: number;
	lines: number;
	leftOut: number;
}

/** What this process has logged, by its text */
const told = new Map<string, Told>();

/**
 * Logs one warning for a request that was refused: without it, a wrongly pasted key looks like a
 * provider that sends nothing. `reason` says what did not match and holds no value. In a flood the
 * lines are capped, and the next one says how many were left out. Never throws.
 */
export function logRefusal(webhook: IWebhookFunctions, what: string, reason: string): void {
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

/** The workflow as a person finds it in the editor */
function workflowOf(webhook: IWebhookFunctions): string {
	try {
		const { id, name } = webhook.getWorkflow();
		return `workflow ${JSON.stringify(name ?? '')}, ID ${id ?? 'none'}`;
	} catch {
		return 'workflow unknown';
	}
}
