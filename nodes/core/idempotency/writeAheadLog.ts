import type { ExecutionIdentity } from './executionIdentity';
import type { IdempotencyStore } from './idempotencyStore';
import { rowOf } from './noteRows';
import type { NoteRows } from './noteRows';

/** So many claims, at most, a run makes: each takes n8n about a millisecond. */
const MAX_CLAIMS = 50;

/** Why nothing proves that an earlier try did not send an item */
export type Unproven = 'inputChanged' | 'nothingKept' | 'unreadable';

/** Whether an item may go out: `number` says which of its attempts this is or, where taken, was. */
export type Claim = { status: 'claimed' | 'taken'; number: number } | { status: 'unavailable' };

/** The run that is about to send */
export interface LoggedRun {
	rows: NoteRows;
	identity: ExecutionIdentity;
	store: IdempotencyStore;
	/** The node's name (its ID changes when it is pasted again), its run and its operation */
	scope: string[];
	/** The digest of the input */
	input: string;
	/** How many items the input has */
	size: number;
	/** Whether items are known by what they send, and not by their place (an agent's tool) */
	isByValues: boolean;
}

/** An item that is to go out */
export interface ClaimedItem {
	index: number;
	/** What it sends, where items are known by that */
	values?: string;
	/** Whose money it is: what was sent for one account says nothing of another */
	account: string;
}

/**
 * The write-ahead log: what is about to be sent is noted in n8n's database first, in rows of our own.
 *
 * One row says that a run began, and with what input. Before an item goes out, its place is claimed by
 * making a row: of several processes only one can. Up to 50 items are claimed one by one, more in
 * blocks, so that a crash leaves 2 % of the items at most that were claimed and not sent. What was
 * proven not to have happened is taken out of its row; the next attempt has a row of its own.
 *
 * A retry believes nothing else: without the row of the run, or with another input, nothing tells what
 * an earlier try sent.
 */
export class WriteAheadLog {
	/** Undefined where it is proven for each item whether an earlier try sent it */
	unproven: Unproven | undefined;
	private isOn = false;
	/** Whether what is taken was taken by the first try, and by no other retry */
	isFirstRetry = false;
	/** Nothing may go out, since it cannot be noted */
	private isBlocked = false;
	private readonly run: LoggedRun;
	/** Claimed so far, with the rows that hold it; `isUsed` once the item was to go out */
	private readonly claims = new Map<number, { claim: Claim; rows: string[]; isUsed: boolean }>();
	private readonly made: string[] = [];

	constructor(run: LoggedRun) {
		this.run = run;
	}

	/** Notes that the run begins, and finds out what is known of earlier tries. */
	async open(): Promise<void> {
		const { store, identity, input } = this.run;
		if (store.isLogged !== undefined) {
			// Retry On Fail: the store, still in memory, knows all that this try did, and found out.
			this.isOn = store.isLogged;
			this.unproven = store.unproven;
			return;
		}
		const isEarlier = store.isOfEarlierTry;
		await (identity.isRetry || isEarlier ? this.reopen() : this.begin());
		if (isEarlier && store.input !== input) this.unproven ??= 'inputChanged';
		store.begin(input, this.isOn, this.unproven);
		const isNext = store.foundTurns === identity.turn;
		if (isNext && this.isOn && !this.unproven) store.foundTurns += 1;
	}

	/** The row that says that the run began: deleted before the claims are, when the execution is over */
	get runRow(): string {
		return rowOf(this.token, ...this.run.scope, 'run');
	}

	/** All rows that this run made, that of the run first */
	get rowsMade(): string[] {
		return this.isOn ? [this.runRow, ...this.made] : [];
	}

	/**
	 * Asks for the right to send an item, and for that of the items behind it in its block.
	 * @param ahead gives those of a stretch of places that are to go out for the same account
	 * @param passing the latest attempt that is known not to have happened, or that a person has judged
	 */
	async claim(
		item: ClaimedItem,
		ahead: (from: number, to: number) => number[],
		passing = NONE,
	): Promise<Claim> {
		const { index } = item;
		if (!this.isOn) {
			return this.unproven === 'unreadable' || this.isBlocked
				? { status: 'unavailable' }
				: { status: 'claimed', number: passing + 1 };
		}
		if (!this.claims.has(index) || passing > NONE) {
			const isAlone = passing > NONE || this.unproven !== undefined;
			const end = (this.blockOf(index) + 1) * this.blockSize;
			const others = isAlone ? [] : ahead(index + 1, end).filter((one) => !this.claims.has(one));
			await this.walk([index, ...others], this.placeOf(item), passing);
		}
		const found = this.claims.get(index);
		if (!found) return { status: 'unavailable' };
		found.isUsed = true;
		return found.claim;
	}

	/** What a claim's rows are named by. Where places mean nothing, they hold for this input only. */
	private placeOf({ index, values, account }: ClaimedItem): string[] {
		const place = values ?? `block ${this.blockOf(index)}`;
		if (!this.unproven || values !== undefined) return [place, account];
		return [this.run.input, `item ${index}`, account];
	}

	/** Nothing happened at the provider: the next attempt may claim the item again. */
	async release(index: number): Promise<void> {
		const rows = this.claims.get(index)?.rows ?? [];
		this.claims.delete(index);
		for (const row of rows) await this.run.rows.remove(row, [entryOf(index)]);
	}

	/** Called at the end of the run: what was claimed ahead and did not go out is free again. */
	async close(): Promise<void> {
		const unused = new Map<string, string[]>();
		for (const [index, { claim, rows, isUsed }] of this.claims) {
			if (isUsed || claim.status !== 'claimed') continue;
			for (const row of rows) unused.set(row, [...(unused.get(row) ?? []), entryOf(index)]);
		}
		for (const [row, entries] of unused) await this.run.rows.remove(row, entries);
	}

	private get token(): string {
		return this.run.identity.token ?? '';
	}

	private get blockSize(): number {
		return Math.ceil(this.run.size / MAX_CLAIMS);
	}

	private blockOf(index: number): number {
		return Math.floor(index / this.blockSize);
	}

	/**
	 * The first try. Where its first run cannot be noted, it goes out without notes, and a retry that finds
	 * none believes nothing. A later run must be noted: a retry takes it for one that never began.
	 */
	private async begin(): Promise<void> {
		const { rows, input, identity } = this.run;
		if (!identity.token) return;
		const found = await rows.record(this.runRow, [BEGUN, WHOLE, input, sealOf(input)]);
		if ('failed' in found) {
			const isAway = found.failed === 'unavailable';
			this.isBlocked = found.failed === 'late' || (isAway && identity.turn > 0);
			return;
		}
		this.isOn = true;
		// A try that nobody knows of began it: n8n gave the same job to two workers.
		if (found.known.size > 0) await this.compare([WHOLE, input, sealOf(input)], found.known);
	}

	private async reopen(): Promise<void> {
		const { rows, input, identity, store, isByValues } = this.run;
		// What n8n saved is complete, unless the notes know of a later try.
		const isSaved = !store.unproven && (store.isSaved || identity.isReached);
		const found = identity.token
			? await rows.record(this.runRow, [BEGUN])
			: ({ failed: 'unsupported' } as const);
		if ('failed' in found) {
			if (found.failed !== 'unsupported') this.unproven = 'unreadable';
			else if (!isSaved) this.unproven = 'nothingKept';
			return;
		}
		const isKnown = found.known.has(BEGUN);
		// A model may word the same thing otherwise: of an agent's calls the notes alone prove nothing.
		const isProven = isKnown ? isSaved || !isByValues : this.isNew(isSaved);
		if (!isProven) {
			// Without the mark for "whole", no later retry takes this row for that of a first try.
			this.unproven = 'nothingKept';
			this.isOn = true;
			return;
		}
		// Asking for an entry makes it. The second one, asked for only where the first is there, was made by
		// the first try alone: so a wrong input is not taken for the known one the next time.
		for (const entries of [[WHOLE, input], [sealOf(input)]]) {
			const known = await rows.record(this.runRow, entries);
			if ('failed' in known) {
				this.unproven = 'unreadable';
				return;
			}
			this.isOn = true;
			if (isKnown && !(await this.compare(entries, known.known))) return;
		}
		if (isKnown && !store.isSaved) await this.claimFirstRetry();
	}

	/**
	 * Whether a run that is not in the notes never began. Runs come one after the other: where the notes have
	 * all before this one, no earlier try came so far. One that was noted once, and is not now, is over.
	 */
	private isNew(isSaved: boolean): boolean {
		const { store, identity } = this.run;
		const isNext = identity.turn > 0 && store.foundTurns === identity.turn;
		return !store.wasLogged && (isSaved || isNext);
	}

	/**
	 * Whatever is claimed and not kept was claimed by the first try, unless another retry came before. Only
	 * of the first try's doings can a person or a look-up say that they did not happen.
	 */
	private async claimFirstRetry(): Promise<void> {
		const row = rowOf(this.token, ...this.run.scope, 'retried');
		const found = await this.run.rows.record(row, [BEGUN]);
		this.isFirstRetry = 'known' in found && !found.known.has(BEGUN);
	}

	/** Another input, now or in an earlier retry: places mean nothing any more, for good. */
	private async compare(entries: string[], known: Set<string>): Promise<boolean> {
		if (entries.every((entry) => known.has(entry))) return true;
		this.unproven = entries.includes(WHOLE) && !known.has(WHOLE) ? 'nothingKept' : 'inputChanged';
		await this.run.rows.remove(this.runRow, [WHOLE]);
		return false;
	}

	/** Goes from attempt to attempt until each item has one that is free, or is found to be taken. */
	private async walk(items: number[], place: string[], passing: number): Promise<void> {
		const { rows, scope } = this.run;
		let pending = items;
		const passed = new Map<number, string[]>();
		for (let number = 0; pending.length > 0; number++) {
			const row = rowOf(this.token, ...scope, 'claim', ...place, number);
			const found = await rows.record(row, [CLAIMED, ...pending.map(entryOf)]);
			if ('failed' in found) return;
			const isFresh = !found.known.has(CLAIMED);
			if (isFresh) this.made.push(row);
			if (isFresh && !(await this.isStillBegun())) return this.giveUp();
			const next: number[] = [];
			for (const index of pending) {
				const chain = [...(passed.get(index) ?? []), row];
				passed.set(index, chain);
				const isTaken = found.known.has(entryOf(index)) && number > passing;
				if (!isFresh && !isTaken) next.push(index);
				else {
					const claim: Claim = { status: isTaken ? 'taken' : 'claimed', number };
					this.claims.set(index, { claim, rows: chain, isUsed: false });
				}
			}
			pending = next;
		}
	}

	private async isStillBegun(): Promise<boolean> {
		// Looking is quicker than noting; what it does not show has to be asked for.
		if (await this.run.rows.isThere(this.runRow)) return true;
		const found = await this.run.rows.record(this.runRow, [BEGUN]);
		return 'known' in found && found.known.has(BEGUN);
	}

	/**
	 * Where n8n has two at the same work (a retry of what still runs, a job given out again), the first that is
	 * over takes the rows away: a claim made after that, now or later, proves nothing.
	 */
	private giveUp(): void {
		this.unproven = 'nothingKept';
		this.isOn = false;
		this.isBlocked = true;
		this.run.store.begin(this.run.input, false, this.unproven);
	}
}

/** No attempt: the first is number 0 */
export const NONE = -1;

const BEGUN = 'begun';
const WHOLE = 'whole';
const CLAIMED = 'claimed';
const entryOf = (index: number): string => `item ${index}`;
const sealOf = (input: string): string => `sealed ${input}`;
