import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { tryOf } from './executionIdentity';
import type { ExecutionIdentity } from './executionIdentity';
import { rowName } from './processedDataRows';
import type { ProcessedDataRows } from './processedDataRows';

/** The item and try in which the outcome of some values became unknown */
interface Held {
	place: string;
	sentBy: string;
}

/** What holds some values back */
export interface Holder {
	isOfThisTry: boolean;
	/** False if n8n's database could not be asked */
	isCertain: boolean;
}

const KEY = 'payments with unknown outcome';

/**
 * Holds back what equals something whose outcome is unknown: an error output that leads back into
 * the node, a second node behind it, or a caller that repeats its sub-workflow would send it again
 * as if it were another item. Kept for the whole execution, and in n8n's database for its caller.
 */
export class HeldValues {
	private readonly context: IContextObject;
	private readonly rows: ProcessedDataRows;
	private readonly parentId: string | undefined;

	constructor(execution: IExecuteFunctions, identity: ExecutionIdentity, rows: ProcessedDataRows) {
		this.context = execution.getContext('flow');
		this.rows = rows;
		this.parentId = identity.parentId;
	}

	/** Whether anything is or may be held; if not, no item needs a digest of its values. */
	get isWatching(): boolean {
		return this.parentId !== undefined || this.held !== undefined;
	}

	/**
	 * @param values digest of what is sent, and to whom
	 * @param place the item's own place: it does not hold itself back
	 * @returns what holds the values back; undefined if nothing does
	 */
	async heldBy(values: string, place: string): Promise<Holder | undefined> {
		const held = this.held?.[values];
		if (held) {
			return held.place === place
				? undefined
				: { isOfThisTry: held.sentBy === tryOf(this.context), isCertain: true };
		}
		const row = this.rowFor(values);
		const found = row ? await this.rows.isThere(row) : false;
		return found === false ? undefined : { isOfThisTry: false, isCertain: found === true };
	}

	/** Called before they are sent: what is in flight when the execution stops is unknown, too. */
	markInFlight(values: string, place: string): void {
		const held = this.held ?? {};
		held[values] = { place, sentBy: tryOf(this.context) };
		this.context[KEY] = held as unknown as IDataObject;
	}

	/** Called once the outcome is unknown. The first item to hold the values keeps holding them. */
	async hold(values: string, place: string): Promise<void> {
		if (!this.held?.[values]) this.markInFlight(values, place);
		const row = this.rowFor(values);
		if (row) await this.rows.record(row, [ONLY]);
	}

	/** Called once the outcome is known. */
	async unhold(values: string): Promise<void> {
		const { held } = this;
		if (!held?.[values]) return;
		delete held[values];
		if (Object.keys(held).length === 0) delete this.context[KEY];
		const row = this.rowFor(values);
		if (row) await this.rows.remove(row, [ONLY]);
	}

	private get held(): Record<string, Held> | undefined {
		return this.context[KEY] as unknown as Record<string, Held> | undefined;
	}

	private rowFor(values: string): string | undefined {
		return this.parentId && rowName('held', this.parentId, values);
	}
}

const ONLY = 'unknown';
