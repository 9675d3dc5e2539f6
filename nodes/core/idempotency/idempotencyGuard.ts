import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Unknown } from '../operation';
import { isAgentTool } from '../n8nExecution';
import { identityOf } from './executionIdentity';
import type { ExecutionIdentity } from './executionIdentity';
import { HeldValues } from './heldValues';
import type { Holder } from './heldValues';
import { IdempotencyStore } from './idempotencyStore';
import type { Attempt, Unproven } from './idempotencyStore';
import { inputDigest, valuesDigest } from './inputDigest';
import { ProcessedDataRows } from './processedDataRows';
import { NO_ATTEMPT, WriteAheadLog } from './writeAheadLog';
import type { Claim } from './writeAheadLog';

/** What the guard needs to know of a run */
export interface GuardedRun {
	execution: IExecuteFunctions;
	/** Resource and operation */
	key: string;
	items: INodeExecutionData[];
	/** Digest of the account whose money the item concerns */
	accountOf: (index: number) => string;
}

/** An item that may be sent */
export interface GuardedItem {
	index: number;
	wire: IDataObject;
}

/**
 * All that is known of what this execution sent: the store, saved with the execution; the
 * write-ahead log, in n8n's database; and the values whose outcome is unknown.
 *
 * An item's key is its run, operation, account and index in the input, not the values sent: a retry
 * gets the same input, but an expression such as `$now` returns another value each time, and would
 * make the same payment look like a new one. As a tool of an AI Agent, where each call is a run of
 * its own, it is keyed by what it sends.
 */
export class IdempotencyGuard {
	/** Whether items are keyed by what they send */
	readonly isByValues: boolean;
	readonly identity: ExecutionIdentity;
	private readonly run: GuardedRun;
	private readonly node: string;
	private readonly runName: string;
	private readonly rows: ProcessedDataRows;
	private readonly store: IdempotencyStore;
	private readonly held: HeldValues;
	private readonly log: WriteAheadLog;
	private readonly digests = new WeakMap<GuardedItem, string>();

	private constructor(run: GuardedRun) {
		const { execution, items, key } = run;
		this.run = run;
		this.isByValues = isAgentTool(execution);
		this.identity = identityOf(execution);
		this.node = execution.getNode().name;
		const turn = this.isByValues ? 'tool' : String(this.identity.turn);
		this.runName = `${turn}:${key}`;
		this.rows = new ProcessedDataRows(execution);
		this.store = new IdempotencyStore(execution, turn, key);
		this.held = new HeldValues(execution, this.identity, this.rows);
		this.log = new WriteAheadLog({
			rows: this.rows,
			identity: this.identity,
			store: this.store,
			scope: [this.node, this.runName],
			input: this.isByValues ? 'any' : inputDigest(items),
			size: items.length,
			isByValues: this.isByValues,
		});
	}

	/** Finds out what is known, before the first item is sent. */
	static async open(run: GuardedRun): Promise<IdempotencyGuard> {
		const guard = new IdempotencyGuard(run);
		await guard.log.beginRecord.open();
		return guard;
	}

	/** Why nothing proves that an earlier try did not send an item without a record */
	get unproven(): Unproven | undefined {
		return this.log.beginRecord.unproven;
	}

	/** Whether a taken claim without a record is the first try's and not another retry's */
	get claimsAreOfFirstTry(): boolean {
		return this.log.beginRecord.claimsAreOfFirstTry;
	}

	/** Returns what an earlier try or item left; `wire` is required if items are keyed by values. */
	recall(index: number, wire?: IDataObject): Attempt | undefined {
		const key = this.keyIfKnown(index, wire);
		return key === undefined ? undefined : this.store.get(key);
	}

	/** Whether this very try made the attempt, so no person can have looked at it since */
	isOfThisTry({ sentBy }: Attempt): boolean {
		return sentBy === this.store.currentTry;
	}

	/**
	 * Claims the right to send an item; see WriteAheadLog.
	 * @param isToGoOut whether another item of the run is to be sent too
	 */
	async claim(
		item: GuardedItem,
		isToGoOut: (index: number) => boolean,
		settledAttempt = NO_ATTEMPT,
	): Promise<Claim> {
		const { index, wire } = item;
		const account = this.run.accountOf(index);
		const values = this.isByValues ? valuesDigest(wire) : undefined;
		const ahead = (from: number, to: number) =>
			indexes(from, this.isByValues ? from : to).filter(
				(one) => isToGoOut(one) && this.run.accountOf(one) === account && !this.recall(one),
			);
		return await this.log.claim({ index, values, account }, ahead, settledAttempt);
	}

	/** An earlier try may have sent it: blocks a resend until more is known. */
	markInFlight(item: GuardedItem, attempt: number): void {
		this.store.markInFlight(this.keyFor(item), attempt);
	}

	/** Called before an item is sent: what is in flight when the execution is stopped is unknown. */
	markSending(item: GuardedItem, attempt: number): void {
		this.markInFlight(item, attempt);
		this.held.markInFlight(this.valuesOf(item), this.placeOf(item));
	}

	/** Called once an item ends unknown: holds back what equals it. */
	async hold(item: GuardedItem): Promise<void> {
		await this.held.hold(this.valuesOf(item), this.placeOf(item));
	}

	markUnknown(item: GuardedItem, unknown: Unknown, attempt: number): void {
		this.store.markUnknown(this.keyFor(item), unknown, attempt);
	}

	async markSucceeded(item: GuardedItem, outputs: IDataObject[], attempt: number): Promise<void> {
		this.store.markSucceeded(this.keyFor(item), outputs, attempt);
		await this.unhold(item);
	}

	/** Nothing happened at the provider, so the item may be sent again. */
	async release(item: GuardedItem): Promise<void> {
		this.store.release(this.keyFor(item));
		await this.log.release(item.index);
		await this.unhold(item);
	}

	/** Returns what holds the item back: an equal one whose outcome is unknown; else undefined. */
	async heldBy(item: GuardedItem): Promise<Holder | undefined> {
		if (!this.held.isWatching) return undefined;
		return await this.held.heldBy(this.valuesOf(item), this.placeOf(item));
	}

	/** Ends the run: frees what was claimed ahead. If all went well, nothing has to be kept. */
	async close(isDone: boolean): Promise<void> {
		await this.log.close();
		if (!isDone || this.isByValues) return;
		this.store.clear();
		if (!this.identity.isRetry) this.clearAfterwards();
	}

	/**
	 * n8n never retries an execution that went well, so its rows are cleared once n8n has saved it. A
	 * retry keeps them: an older try of its execution can be retried as well.
	 */
	private clearAfterwards(): void {
		const { execution } = this.run;
		const id = execution.getExecutionId();
		const rows = this.log.rowsMade;
		if (rows.length === 0) return;
		// Older hosts do not report the end of an execution.
		execution.onExecutionFinish?.(async () => {
			if (execution.getExecutionCancelSignal()?.aborted) return;
			try {
				const saved = await execution.getExecutionDataById(id);
				if (!saved?.resultData.error) await this.rows.clear(rows);
			} catch {
				// Whether it can be retried is not known: the rows stay.
			}
		});
	}

	private async unhold(item: GuardedItem): Promise<void> {
		if (this.held.isWatching) await this.held.unhold(this.valuesOf(item));
	}

	private keyFor({ index, wire }: GuardedItem): string {
		return this.keyIfKnown(index, wire) ?? '';
	}

	private keyIfKnown(index: number, wire: IDataObject | undefined): string | undefined {
		const account = this.run.accountOf(index);
		if (!this.isByValues) return `${index}:${account}`;
		return wire && `${valuesDigest(wire)}:${account}`;
	}

	private valuesOf(item: GuardedItem): string {
		const { index, wire } = item;
		const known = this.digests.get(item);
		const values = known ?? valuesDigest(this.run.key, this.run.accountOf(index), wire);
		if (!known) this.digests.set(item, values);
		return values;
	}

	private placeOf({ index }: GuardedItem): string {
		return `${this.node}:${this.runName}:${index}`;
	}
}

const indexes = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(to - from, 0) }, (_, offset) => from + offset);
