import type { IContextObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { tryOf } from './executionIdentity';
import type { ExecutionIdentity } from './executionIdentity';
import { rowOf } from './noteRows';
import type { NoteRows } from './noteRows';

/** Where the outcome of some values became unknown */
interface Held {
	place: string;
	sentBy: string;
}

/** What holds some values back */
export interface Holder {
	isOfThisTry: boolean;
	/** False where n8n's database could not be asked whether anything does */
	isCertain: boolean;
}

const KEY = 'payments with unknown outcome';

/**
 * Holds back what equals something whose outcome is not known: an error output that leads back into
 * the node, a second node behind it, or a caller that repeats its sub-workflow would send it again as
 * if it were another item. Kept for the whole execution, and in n8n's database for its caller.
 */
export class HeldValues {
	private readonly context: IContextObject;
	private readonly rows: NoteRows;
	private readonly parentId: string | undefined;

	constructor(execution: IExecuteFunctions, identity: ExecutionIdentity, rows: NoteRows) {
		this.context = execution.getContext('flow');
		this.rows = rows;
		this.parentId = identity.parentId;
	}

	/** Whether anything is held, or may be: if not, nobody has to work out what an item's values are. */
	get isWatching(): boolean {
		return this.parentId !== undefined || this.held !== undefined;
	}

	/**
	 * @param values a digest of what is sent, and to whom
	 * @param place the item itself does not hold itself back
	 * @returns in which try it became unknown; undefined where nothing holds it back
	 */
	async heldBy(values: string, place: string): Promise<Holder | undefined> {
		const held = this.held?.[values];
		if (held) {
			return held.place === place
				? undefined
				: { isOfThisTry: held.sentBy === tryOf(this.context), isCertain: true };
		}
		const row = this.rowOf(values);
		const found = row ? await this.rows.isThere(row) : false;
		return found === false ? undefined : { isOfThisTry: false, isCertain: found === true };
	}

	/** Called before they go out: what is under way when the execution is stopped is unknown, too. */
	markInFlight(values: string, place: string): void {
		const held = this.held ?? {};
		held[values] = { place, sentBy: tryOf(this.context) };
		this.context[KEY] = held as unknown as IDataObject;
	}

	async hold(values: string, place: string): Promise<void> {
		this.markInFlight(values, place);
		const row = this.rowOf(values);
		if (row) await this.rows.record(row, [ONLY]);
	}

	/** It is known now what became of it. */
	async free(values: string): Promise<void> {
		const { held } = this;
		if (!held?.[values]) return;
		delete held[values];
		if (Object.keys(held).length === 0) delete this.context[KEY];
		const row = this.rowOf(values);
		if (row) await this.rows.remove(row, [ONLY]);
	}

	private get held(): Record<string, Held> | undefined {
		return this.context[KEY] as unknown as Record<string, Held> | undefined;
	}

	private rowOf(values: string): string | undefined {
		return this.parentId && rowOf('held', this.parentId, values);
	}
}

const ONLY = 'unknown';
