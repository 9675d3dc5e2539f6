import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** What is known of an item that was sent in an earlier try of the same execution */
export type Entry =
	| { state: 'sent'; distrusted?: string }
	| { state: 'succeeded'; outputs: IDataObject[] };

/**
 * Remembers what was sent, in the execution's own context: n8n saves it with the execution, so it
 * outlives "Retry On Fail" and "Retry execution". One for each run of a node in an execution.
 *
 * An item is known by its run, its operation and its place in the input, not by the values sent:
 * a retry gets the same input, but an expression such as `$now` gives another value each time, and
 * would make the same payment look like a new one.
 */
export class Ledger {
	private readonly context: IContextObject;
	private readonly run: string;

	constructor(execution: IExecuteFunctions, operation: string) {
		this.context = execution.getContext('node');
		const runIndex = Number(execution.evaluateExpression('{{ $runIndex }}', 0) ?? 0);
		this.run = `sent:${runIndex}:${operation}`;
	}

	get(itemIndex: number): Entry | undefined {
		return this.entries()[itemIndex];
	}

	/** Called before an item goes out: if nothing else is written, its outcome stays unknown. */
	sending(itemIndex: number): void {
		this.write(itemIndex, { state: 'sent' });
	}

	/** Its answer came but is not believed: no look-up decides what only a person can. */
	distrusted(itemIndex: number, reason: string): void {
		this.write(itemIndex, { state: 'sent', distrusted: reason });
	}

	succeeded(itemIndex: number, outputs: IDataObject[]): void {
		this.write(itemIndex, { state: 'succeeded', outputs });
	}

	/** Nothing happened at the provider, so the item may be sent again. */
	forget(itemIndex: number): void {
		const entries = this.entries();
		delete entries[itemIndex];
		if (Object.keys(entries).length === 0) this.drop();
	}

	/** The run ended well: nothing of it has to be kept in the execution. */
	drop(): void {
		delete this.context[this.run];
	}

	private entries(): Record<number, Entry> {
		return (this.context[this.run] ?? {}) as Record<number, Entry>;
	}

	private write(itemIndex: number, entry: Entry): void {
		const entries = this.entries();
		entries[itemIndex] = entry;
		this.context[this.run] = entries;
	}
}
