import { createHash } from 'node:crypto';

import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

/** So many notes n8n keeps for a node; more where one run has more items. */
const KEPT = 2000;

/** So many of its latest notes a run makes sure of whenever it makes another. */
const MADE_SURE = 20;

/** So often, at most, a run writes notes: each time takes n8n about 6 ms. */
const MOST_WRITES = 50;

/**
 * Notes in n8n's database what is about to be sent. The ledger is saved with the execution, when that
 * ends. Where n8n itself ends in between, "Retry execution" starts from what was saved at the
 * beginning, and so does the retry of an execution that was retried before: this tells that an item
 * was sent by a try of which the ledger knows nothing.
 *
 * Up to 50 items are noted one by one, more in blocks: where n8n ends in between, the rest of the block
 * (2 % of the items at most) counts as sent too, since nobody can tell any more.
 *
 * A note is made of the execution's own token, which n8n hands on to every retry of it. Where n8n has no
 * such token, or cannot take notes, items are known by the ledger alone.
 */
export class Journal {
	private readonly helpers: IExecuteFunctions['helpers'];
	private readonly options: ICheckProcessedOptions;
	private readonly run: string | undefined;
	private readonly places: number[];
	/** Noted and not gone out so far; true where an earlier try had noted it */
	private readonly ahead = new Map<number, boolean>();
	/** The latest notes of this run */
	private own: string[] = [];

	/**
	 * @param run what tells the node's runs and operations apart, as in the ledger
	 * @param places the items that are to be sent, in order
	 */
	constructor(execution: IExecuteFunctions, run: string | undefined, places: number[]) {
		const token = run === undefined ? undefined : tokenOf(execution);
		this.run = token && `${token}:${run}`;
		this.helpers = execution.helpers;
		this.places = places;
		const maxEntries = Math.max(KEPT, 2 * execution.getInputData().length);
		this.options = { mode: 'entries', maxEntries };
	}

	/** Called before an item goes out: notes it, and tells whether an earlier try had noted it. */
	async note(place: number): Promise<boolean> {
		if (!this.run) return false;
		if (!this.ahead.has(place)) await this.noteFrom(place);
		const isKnown = this.ahead.get(place) ?? false;
		this.ahead.delete(place);
		return isKnown;
	}

	/** Nothing happened at the provider, so the item may be sent again. */
	async forget(...places: number[]): Promise<void> {
		if (!this.run || places.length === 0) return;
		const keys = places.map((place) => this.keyOf(place));
		this.own = this.own.filter((one) => !keys.includes(one));
		await oneAfterAnother(async () => {
			await this.helpers.removeProcessed(keys, 'node', this.options);
		});
	}

	/** Called at the end of the run: what was noted ahead and did not go out is forgotten. */
	async close(): Promise<void> {
		await this.forget(...[...this.ahead].flatMap(([place, isKnown]) => (isKnown ? [] : [place])));
	}

	private async noteFrom(place: number): Promise<void> {
		const first = this.places.indexOf(place);
		const block = this.places.slice(first, first + Math.ceil(this.places.length / MOST_WRITES));
		const keys = block.map((one) => this.keyOf(one));
		// Another process that writes at the same time can take back the latest ones: noted again, they stay.
		const all = [...this.own, ...keys];
		const noted = await oneAfterAnother(async () => {
			return await this.helpers.checkProcessedAndRecord(all, 'node', this.options);
		});
		this.own = all.slice(-MADE_SURE);
		const known = new Set(noted?.processed);
		for (const [index, one] of block.entries()) this.ahead.set(one, known.has(keys[index] ?? ''));
	}

	private keyOf(place: number): string {
		return createHash('sha256').update(`${this.run}:${place}`).digest('hex');
	}
}

/** The secret that n8n puts into the URL at which a waiting execution goes on: one for all its tries */
function tokenOf(execution: IExecuteFunctions): string | undefined {
	try {
		const url = String(execution.evaluateExpression('{{ $execution.resumeUrl }}', 0));
		return /[?&]signature=([^&]+)/.exec(url)?.[1];
	} catch {
		return undefined;
	}
}

let last: Promise<unknown> = Promise.resolve();

/**
 * n8n reads all notes of a node and writes them back, so that two at the same time would lose one.
 * A second attempt is made: the first two processes to note something at a node hinder each other.
 * What cannot be done then, e.g. since the database is not there, is left out.
 */
async function oneAfterAnother<T>(work: () => Promise<T>): Promise<T | undefined> {
	const done = last
		.then(work)
		.catch(work)
		.catch(() => undefined);
	last = done;
	return await done;
}
