import { BeginRecord } from './beginRecord';
import type { LoggedRun } from './beginRecord';

/** The most claims a run makes; each takes n8n about a millisecond. */
const MAX_CLAIMS = 50;

/** Whether an item may be sent; `number` is the attempt claimed or already taken. */
export type Claim = { status: 'claimed' | 'taken'; number: number } | { status: 'unavailable' };

/** An item that is to be sent */
export interface ClaimedItem {
	index: number;
	/** What it sends, if items are keyed by that */
	values?: string | undefined;
	/** The account whose money it concerns; claims of one account do not count for another */
	account: string;
}

/**
 * The write-ahead log: what is about to be sent is first noted in n8n's database, in our own rows.
 *
 * One row says that a run began, and with what input. Before an item is sent, its index is claimed
 * by creating a row, which only one of several processes can. Up to 50 items are claimed one by
 * one, more in blocks, so that a crash leaves at most 2 % of the items claimed but not sent. What
 * is proven not to have happened is removed from its row; the next attempt has its own.
 *
 * A retry trusts nothing else: without the row of the run, or with another input, nothing tells
 * what an earlier try sent.
 */
export class WriteAheadLog {
	readonly beginRecord: BeginRecord;
	private readonly run: LoggedRun;
	/** Claims so far, with the rows that hold them; `isUsed` once the item was to be sent */
	private readonly claims = new Map<number, { claim: Claim; rows: string[]; isUsed: boolean }>();
	private readonly made: string[] = [];

	constructor(run: LoggedRun) {
		this.run = run;
		this.beginRecord = new BeginRecord(run);
	}

	/** All rows that this run created, the row of the run first */
	get rowsMade(): string[] {
		return this.beginRecord.isLogging ? [this.beginRecord.row, ...this.made] : [];
	}

	/**
	 * Claims the right to send an item, and those behind it in its block.
	 * @param ahead returns the indexes in a range that are to be sent for the same account
	 * @param settledAttempt the latest attempt known not to have happened, or that a person has judged
	 */
	async claim(
		item: ClaimedItem,
		ahead: (from: number, to: number) => number[],
		settledAttempt = NO_ATTEMPT,
	): Promise<Claim> {
		const { index } = item;
		const { isLogging, isBlocked, unproven } = this.beginRecord;
		if (!isLogging) {
			return unproven === 'unreadable' || isBlocked
				? { status: 'unavailable' }
				: { status: 'claimed', number: settledAttempt + 1 };
		}
		if (!this.claims.has(index) || settledAttempt > NO_ATTEMPT) {
			const isAlone = settledAttempt > NO_ATTEMPT || unproven !== undefined;
			const end = (this.blockOf(index) + 1) * this.blockSize;
			const others = isAlone ? [] : ahead(index + 1, end).filter((one) => !this.claims.has(one));
			await this.claimFreeAttempts([index, ...others], this.placeOf(item), settledAttempt);
		}
		const found = this.claims.get(index);
		if (!found) return { status: 'unavailable' };
		found.isUsed = true;
		return found.claim;
	}

	/** What names a claim's rows. If indexes mean nothing, they hold for this input only. */
	private placeOf({ index, values, account }: ClaimedItem): string[] {
		const place = values ?? `block ${this.blockOf(index)}`;
		if (!this.beginRecord.unproven || values !== undefined) return [place, account];
		return [this.run.input, `item ${index}`, account];
	}

	/** Nothing happened at the provider: the next attempt may claim the item again. */
	async release(index: number): Promise<void> {
		const rows = this.claims.get(index)?.rows ?? [];
		this.claims.delete(index);
		for (const row of rows) await this.run.rows.remove(row, [entryOf(index)]);
	}

	/** Called at the end of the run: frees what was claimed ahead and not sent. */
	async close(): Promise<void> {
		const unused = new Map<string, string[]>();
		for (const [index, { claim, rows, isUsed }] of this.claims) {
			if (isUsed || claim.status !== 'claimed') continue;
			for (const row of rows) unused.set(row, [...(unused.get(row) ?? []), entryOf(index)]);
		}
		for (const [row, entries] of unused) await this.run.rows.remove(row, entries);
	}

	private get blockSize(): number {
		return Math.ceil(this.run.size / MAX_CLAIMS);
	}

	private blockOf(index: number): number {
		return Math.floor(index / this.blockSize);
	}

	/** Goes from attempt to attempt until each item has a free one or is found to be taken. */
	private async claimFreeAttempts(
		items: number[],
		place: string[],
		settledAttempt: number,
	): Promise<void> {
		const { beginRecord } = this;
		let pending = items;
		const passed: string[] = [];
		for (let number = 0; pending.length > 0; number++) {
			const row = beginRecord.nameRow('claim', ...place, number);
			const found = await this.run.rows.record(row, [CLAIMED, ...pending.map(entryOf)]);
			if ('failed' in found) return;
			const isFresh = !found.known.has(CLAIMED);
			if (isFresh) this.made.push(row);
			if (isFresh && !(await beginRecord.isStillBegun())) {
				beginRecord.giveUp();
				return;
			}
			passed.push(row);
			const rows = [...passed];
			const next: number[] = [];
			for (const index of pending) {
				const isTaken = found.known.has(entryOf(index)) && number > settledAttempt;
				if (!isFresh && !isTaken) next.push(index);
				else {
					const claim: Claim = { status: isTaken ? 'taken' : 'claimed', number };
					this.claims.set(index, { claim, rows, isUsed: false });
				}
			}
			pending = next;
		}
	}
}

/** No attempt: the first is number 0 */
export const NO_ATTEMPT = -1;

const CLAIMED = 'claimed';
const entryOf = (index: number): string => `item ${index}`;
