import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Unknown } from '../operation';
import { tryOf } from './executionIdentity';

/** Why it is unproven that no earlier try sent an item */
export type Unproven = 'inputChanged' | 'nothingKept' | 'unreadable';

/** Why an attempt's outcome is unknown; see `Unknown` */
type Doubt = Pick<Unknown, 'reason' | 'title' | 'disputed'>;

/** What is known of a sent item, by its idempotency key */
export type Attempt = {
	/** Which of the item's attempts it was, counted from 0 */
	number: number;
	/** The try of the execution that sent it */
	sentBy: string;
} & (
	| { status: 'inFlight' }
	| ({ status: 'unknown' } & Doubt)
	| { status: 'succeeded'; outputs: IDataObject[] }
);

/** The record of one run of a node */
interface RunRecord {
	/** The digest of its input items */
	input: string;
	/** The try that began it */
	begunBy: string;
	/** Whether the write-ahead log has the run */
	isLogged: boolean;
	/** Why it is unproven what earlier tries sent; the attempts here are then incomplete, too */
	unproven?: Unproven;
	attempts: Record<string, Attempt>;
}

/**
 * Keeps what was sent in the execution's own context: n8n saves it with the execution, so it
 * survives Retry On Fail and, if the execution ended by itself, "Retry execution". A crash or the
 * Stop button loses it; the write-ahead log then holds what is known.
 */
export class IdempotencyStore {
	/** This try of the execution */
	readonly currentTry: string;
	private readonly context: IContextObject;
	private readonly turnKey: string;
	private readonly runKey: string;

	/**
	 * @param turn tells the node's runs apart
	 * @param operation what the node does in this run
	 */
	constructor(execution: IExecuteFunctions, turn: string, operation: string) {
		this.context = execution.getContext('node');
		this.currentTry = tryOf(this.context);
		this.turnKey = `sent:${turn}:`;
		this.runKey = `${this.turnKey}${operation}`;
	}

	/** Digest of the recorded input; undefined if nothing is recorded */
	get input(): string | undefined {
		return this.record?.input;
	}

	/** Whether an earlier try of the execution began this run */
	get isOfEarlierTry(): boolean {
		return this.record !== undefined && this.record.begunBy !== this.currentTry;
	}

	/**
	 * How many of the node's runs, from the first on, this try has found in the notes as they are
	 * now. In memory only: another try has to find them itself.
	 */
	get foundTurns(): number {
		return found.get(this.context) ?? 0;
	}

	set foundTurns(count: number) {
		found.set(this.context, count);
	}

	/** Whether n8n saved an earlier try's complete record of this turn, whatever the operation */
	get isSaved(): boolean {
		return Object.entries(this.context).some(
			([key, record]) =>
				key.startsWith(this.turnKey) && isComplete(record as unknown as RunRecord, this.currentTry),
		);
	}

	/** Whether the write-ahead log has this run; undefined if this try has not begun it yet */
	get isLogged(): boolean | undefined {
		return this.isOfEarlierTry ? undefined : this.record?.isLogged;
	}

	/** Whether the write-ahead log had this run in an earlier try */
	get wasLogged(): boolean {
		return this.isOfEarlierTry && this.record?.isLogged === true;
	}

	/** Why it was unproven what earlier tries sent, when this or an earlier try began this run */
	get unproven(): Unproven | undefined {
		return this.record?.unproven;
	}

	/** Called before the first item is sent */
	begin(input: string, isLogged: boolean, unproven: Unproven | undefined): void {
		// Attempts are kept by index, and in another input an index is another item.
		const attempts = this.record?.input === input ? this.record.attempts : {};
		const { currentTry: begunBy } = this;
		this.context[this.runKey] = { input, begunBy, isLogged, unproven, attempts };
	}

	get(key: string): Attempt | undefined {
		return this.record?.attempts[key];
	}

	/** Called before an item is sent: if nothing else is written, its outcome stays unknown. */
	markInFlight(key: string, number: number): void {
		this.write(key, { status: 'inFlight', number, sentBy: this.currentTry });
	}

	/** Records an unknown outcome, with the reason for a retry to repeat. */
	markUnknown(key: string, { reason, title, disputed }: Unknown, number: number): void {
		const doubt: Doubt = { reason, title, disputed };
		this.write(key, { status: 'unknown', ...doubt, number, sentBy: this.currentTry });
	}

	markSucceeded(key: string, outputs: IDataObject[], number: number): void {
		this.write(key, { status: 'succeeded', outputs, number, sentBy: this.currentTry });
	}

	/** Nothing happened at the provider: the item may be sent again. */
	release(key: string): void {
		delete this.record?.attempts[key];
	}

	/** The run ended well: the execution does not have to keep it. */
	clear(): void {
		delete this.context[this.runKey];
	}

	private get record(): RunRecord | undefined {
		return this.context[this.runKey] as unknown as RunRecord | undefined;
	}

	private write(key: string, attempt: Attempt): void {
		const { record } = this;
		if (record) record.attempts[key] = attempt;
	}
}

const isComplete = ({ begunBy, unproven }: RunRecord, currentTry: string): boolean =>
	begunBy !== currentTry && !unproven;

const found = new WeakMap<IContextObject, number>();
