import { createHash } from 'node:crypto';

import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Input, Unknown } from './operation';

/** What is known of an item that was sent in an earlier try of the same execution */
export type Entry =
	/** No success is known; why, and the outcome's own message where a person has to decide */
	| { state: 'sent'; reason?: string; message?: string }
	| { state: 'succeeded'; outputs: IDataObject[] };

/** What an item is known by: its place in the input, or what it sends */
export type Place = number | string;

/**
 * Remembers what was sent, in the execution's own context: n8n saves it with the execution, so it
 * outlives "Retry On Fail" and "Retry execution". One for each run of a node in an execution.
 *
 * An item is known by its run, its operation and its place in the input, not by the values sent:
 * a retry gets the same input, but an expression such as `$now` gives another value each time, and
 * would make the same payment look like a new one. Only as a tool of an AI agent, where each try is a
 * run of its own, it is known by what it sends.
 */
export class Ledger {
	/** Whether items are known by what they send */
	readonly isByValues: boolean;
	/** What tells the node's runs and operations apart */
	readonly run: string;
	private readonly context: IContextObject;

	constructor(execution: IExecuteFunctions, operation: string) {
		this.context = execution.getContext('node');
		this.isByValues = execution.isToolExecution?.() ?? false;
		const run = this.isByValues
			? 'tool'
			: String(execution.evaluateExpression('{{ $runIndex }}', 0));
		this.run = `sent:${run}:${operation}`;
	}

	/** What an item is known by, once it is clear what it sends */
	placeOf(itemIndex: number, wire: Input): Place {
		if (!this.isByValues) return itemIndex;
		return createHash('sha256').update(JSON.stringify(wire)).digest('hex').slice(0, 32);
	}

	get(place: Place): Entry | undefined {
		return this.entries()[place];
	}

	/** Called before an item goes out: if nothing else is written, its outcome stays unknown. */
	sending(place: Place): void {
		this.write(place, { state: 'sent' });
	}

	/** How it ended is not known; a retry says why once more. */
	unknown(place: Place, { reason, message }: Unknown): void {
		this.write(place, { state: 'sent', reason, message });
	}

	/** Kept for a retry; not so for a tool, which may be asked for the same thing once more. */
	succeeded(place: Place, outputs: IDataObject[]): void {
		if (this.isByValues) this.forget(place);
		else this.write(place, { state: 'succeeded', outputs });
	}

	/** Nothing happened at the provider, so the item may be sent again. */
	forget(place: Place): void {
		const entries = this.entries();
		delete entries[place];
		for (const left in entries) if (left) return;
		delete this.context[this.run];
	}

	/** The run ended well: nothing of it has to be kept in the execution. */
	drop(): void {
		if (!this.isByValues) delete this.context[this.run];
	}

	private entries(): Record<Place, Entry> {
		return (this.context[this.run] ?? {}) as Record<Place, Entry>;
	}

	private write(place: Place, entry: Entry): void {
		const entries = this.entries();
		entries[place] = entry;
		this.context[this.run] = entries;
	}
}
