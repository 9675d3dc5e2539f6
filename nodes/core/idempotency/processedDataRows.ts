import { createHash } from 'node:crypto';

import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

import { inTime } from '../inTime';

const OPTIONS: ICheckProcessedOptions = { mode: 'entries' };

/** The limit of one call: a frozen database does not answer, but may still act later. */
const CALL_LIMIT_MS = 30_000;

/** Pauses between attempts while the database is unavailable: five seconds in all */
const PAUSES_MS = [100, 200, 400, 800, 1_500, 2_000];

/** What the row already held, or why that is unknown */
export type Recorded = { known: Set<string> } | { failed: 'unsupported' | 'unavailable' | 'late' };

/**
 * Rows of our own in n8n's `processed_data`, the only table that a community node can write to.
 *
 * n8n's helpers keep one row per node, and read, change and write it back without a lock, so two
 * workers lose each other's notes. The first insert of a row is atomic, though, and the helpers
 * take the row from the node's id at the moment of the call. So each note gets a row of its own:
 * the id is changed for that moment. `getNode()`, a copy of the very object the helpers use, tells
 * whether that works here; where it does not (AI Agents before version 3), there are no notes.
 */
export class ProcessedDataRows {
	private readonly execution: IExecuteFunctions;
	private isDown = false;

	constructor(execution: IExecuteFunctions) {
		this.execution = execution;
	}

	/** Adds entries to a row and returns those it held. Of two calls that create it, one fails. */
	async record(row: string, entries: string[]): Promise<Recorded> {
		return await this.patiently(async () => {
			const call = this.inRow(row, () =>
				this.execution.helpers.checkProcessedAndRecord(entries, 'node', OPTIONS),
			);
			if (!call) return { failed: 'unsupported' };
			const { processed } = await withinLimit(call);
			return { known: new Set(processed.map(String)) };
		});
	}

	/** Removes entries from a row. Returns false if they may still be there. */
	async remove(row: string, entries: string[]): Promise<boolean> {
		const done = await this.patiently(async () => {
			const call = this.inRow(row, () =>
				this.execution.helpers.removeProcessed(entries, 'node', OPTIONS),
			);
			if (!call) return { failed: 'unsupported' };
			await withinLimit(call);
			return { known: new Set<string>() };
		});
		return 'known' in done;
	}

	/** Whether a row holds anything; undefined if the database does not say. Changes nothing. */
	async isThere(row: string): Promise<boolean | undefined> {
		try {
			const call = this.inRow(row, () =>
				this.execution.helpers.getProcessedDataCount('node', OPTIONS),
			);
			return call !== undefined && (await withinLimit(call)) > 0;
		} catch (error) {
			return isUnsupported(error) ? false : undefined;
		}
	}

	/** Deletes rows for good, in order. */
	async clear(rows: string[]): Promise<void> {
		for (const row of rows) {
			await this.inRow(row, () => this.execution.helpers.clearAllProcessedItems('node', OPTIONS));
		}
	}

	/** Retries while the database is unavailable; once it has given up, later calls try only once. */
	private async patiently(attempt: () => Promise<Recorded>): Promise<Recorded> {
		for (const pause of [...PAUSES_MS, undefined]) {
			try {
				const recorded = await attempt();
				this.isDown = false;
				return recorded;
			} catch (error) {
				if (isUnsupported(error)) return { failed: 'unsupported' };
				// It may still be carried out later: nobody can tell now.
				if (error instanceof RangeError) return { failed: 'late' };
				if (this.isDown || pause === undefined) break;
				await sleep(pause);
			}
		}
		this.isDown = true;
		return { failed: 'unavailable' };
	}

	/** Runs a call of n8n's helpers against another row. Undefined if that is not possible here. */
	private inRow<T>(row: string, call: () => Promise<T>): Promise<T> | undefined {
		const { execution } = this;
		const node = execution.getExecuteData?.()?.node;
		// Older n8n versions have no such helpers.
		if (!node || !('checkProcessedAndRecord' in execution.helpers)) return undefined;
		const { id } = node;
		node.id = row;
		try {
			return execution.getNode().id === row ? call() : undefined;
		} finally {
			node.id = id;
		}
	}
}

/** Returns the name of a row: of fixed length, it reveals nothing about what it stands for. */
export const rowName = (...parts: Array<string | number>): string =>
	`payments-${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;

const withinLimit = async <T>(call: Promise<T>): Promise<T> =>
	await inTime(
		call,
		AbortSignal.timeout(CALL_LIMIT_MS),
		() => new RangeError('The database does not answer'),
	);

/** Whether n8n's own assertion failed: it has no such service, or the workflow has no ID. */
const isUnsupported = (error: unknown): boolean =>
	error instanceof Error &&
	(error.name === 'AssertionError' || errorCodeOf(error) === 'ERR_ASSERTION');

const errorCodeOf = (error: Error): unknown => ('code' in error ? error.code : undefined);
