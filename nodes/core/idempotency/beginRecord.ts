import type { ExecutionIdentity } from './executionIdentity';
import type { IdempotencyStore, Unproven } from './idempotencyStore';
import { rowName } from './processedDataRows';
import type { ProcessedDataRows } from './processedDataRows';

/** The run that is about to send */
export interface LoggedRun {
	rows: ProcessedDataRows;
	identity: ExecutionIdentity;
	store: IdempotencyStore;
	/** The node's name (its ID changes when it is pasted again), its run and its operation */
	scope: string[];
	/** The digest of the input */
	input: string;
	/** How many items the input has */
	size: number;
	/** Whether items are keyed by what they send instead of their index (an agent's tool) */
	isByValues: boolean;
}

/**
 * The row that says that a run began, and with what input: the basis on which a retry trusts the
 * claims of items. Without it, or with another input, nothing tells what an earlier try sent.
 */
export class BeginRecord {
	/** Undefined if it is proven for each item whether an earlier try sent it */
	unproven: Unproven | undefined;
	/** Whether items are claimed in n8n's database */
	isLogging = false;
	/** Whether nothing may be sent because it cannot be noted */
	isBlocked = false;
	/** Whether taken claims are the first try's, and no other retry's */
	claimsAreOfFirstTry = false;
	private readonly run: LoggedRun;

	constructor(run: LoggedRun) {
		this.run = run;
	}

	/** Notes that the run begins and finds out what is known of earlier tries. */
	async open(): Promise<void> {
		const { store, identity, input } = this.run;
		if (store.isLogged !== undefined) {
			// Retry On Fail: the store, still in memory, knows all that this try did and found out.
			this.isLogging = store.isLogged;
			this.unproven = store.unproven;
			return;
		}
		const isEarlier = store.isOfEarlierTry;
		await (identity.isRetry || isEarlier ? this.resume() : this.beginFirstTry());
		if (isEarlier && store.input !== input) this.unproven ??= 'inputChanged';
		store.begin(input, this.isLogging, this.unproven);
		const isNext = store.foundTurns === identity.turn;
		if (isNext && this.isLogging && !this.unproven) store.foundTurns += 1;
	}

	/** The row of the run; deleted before the claims when the execution is over */
	get row(): string {
		return this.nameRow('run');
	}

	/** The name of a row of this run */
	nameRow(...parts: Array<string | number>): string {
		const { identity, scope } = this.run;
		return rowName(identity.token ?? '', ...scope, ...parts);
	}

	async isStillBegun(): Promise<boolean> {
		// Reading is faster than writing; if it shows nothing, a write has to confirm that.
		if (await this.run.rows.isThere(this.row)) return true;
		const found = await this.run.rows.record(this.row, [BEGUN]);
		return 'known' in found && found.known.has(BEGUN);
	}

	/**
	 * If n8n runs the same work twice (a retry of one still running, a job handed out again), the
	 * first to finish removes the rows: a claim made after that, now or later, proves nothing.
	 */
	giveUp(): void {
		this.unproven = 'nothingKept';
		this.isLogging = false;
		this.isBlocked = true;
		this.run.store.begin(this.run.input, false, this.unproven);
	}

	/**
	 * The first try. If its first run cannot be noted, it is sent without notes, and a retry that
	 * finds none trusts nothing. A later run must be noted, or a retry takes it for one that never
	 * began. A note that may still be written late blocks any run.
	 */
	private async beginFirstTry(): Promise<void> {
		const { rows, input, identity } = this.run;
		if (!identity.token) return;
		const found = await rows.record(this.row, [BEGUN, OF_FIRST_TRY, input, sealOf(input)]);
		if ('failed' in found) {
			const isAway = found.failed === 'unavailable';
			this.isBlocked = found.failed === 'late' || (isAway && identity.turn > 0);
			return;
		}
		this.isLogging = true;
		// A try that nobody knows of began it: n8n gave the same job to two workers.
		if (found.known.size > 0) await this.compare([OF_FIRST_TRY, input, sealOf(input)], found.known);
	}

	private async resume(): Promise<void> {
		const { rows, input, identity, store, isByValues } = this.run;
		// What n8n saved is complete, unless the notes know of a later try.
		const isSaved = !store.unproven && (store.isSaved || identity.isReached);
		const found = identity.token
			? await rows.record(this.row, [BEGUN])
			: ({ failed: 'unsupported' } as const);
		if ('failed' in found) {
			if (found.failed !== 'unsupported') this.unproven = 'unreadable';
			else if (!isSaved) this.unproven = 'nothingKept';
			return;
		}
		const isKnown = found.known.has(BEGUN);
		// A model may word the same thing differently: for an agent the notes alone prove nothing.
		const isProven = isKnown ? isSaved || !isByValues : this.isNew(isSaved);
		if (!isProven) {
			// Without `OF_FIRST_TRY` in it, no later retry takes this row for a first try's.
			this.unproven = 'nothingKept';
			this.isLogging = true;
			return;
		}
		// Asking for an entry creates it. The second, asked for only if the first is there, is the
		// first try's alone: so a wrong input is not taken for the known one the next time.
		for (const entries of [[OF_FIRST_TRY, input], [sealOf(input)]]) {
			const known = await rows.record(this.row, entries);
			if ('failed' in known) {
				this.unproven = 'unreadable';
				return;
			}
			this.isLogging = true;
			if (isKnown && !(await this.compare(entries, known.known))) return;
		}
		if (isKnown && !store.isSaved) await this.claimFirstRetry();
	}

	/**
	 * Whether a run missing from the notes never began. Runs come one after the other: if the notes
	 * have all before it, no earlier try got this far. One that was noted, and no longer is, is over.
	 */
	private isNew(isSaved: boolean): boolean {
		const { store, identity } = this.run;
		const isNext = identity.turn > 0 && store.foundTurns === identity.turn;
		return !store.wasLogged && (isSaved || isNext);
	}

	/**
	 * Claims without a record are the first try's, unless another retry came before. Only of what the
	 * first try did can a person or a look-up say that it did not happen.
	 */
	private async claimFirstRetry(): Promise<void> {
		const found = await this.run.rows.record(this.nameRow('retried'), [BEGUN]);
		this.claimsAreOfFirstTry = 'known' in found && !found.known.has(BEGUN);
	}

	/** Whether the input is the noted one. Once it differed, no later try may go by indexes again. */
	private async compare(entries: string[], known: Set<string>): Promise<boolean> {
		if (entries.every((entry) => known.has(entry))) return true;
		this.unproven =
			entries.includes(OF_FIRST_TRY) && !known.has(OF_FIRST_TRY) ? 'nothingKept' : 'inputChanged';
		await this.run.rows.remove(this.row, [OF_FIRST_TRY]);
		return false;
	}
}

const BEGUN = 'begun';
const OF_FIRST_TRY = 'whole';
const sealOf = (input: string): string => `sealed ${input}`;
