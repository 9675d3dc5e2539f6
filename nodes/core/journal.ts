import { createHash } from 'node:crypto';

import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';

import type { Place } from './ledger';

/** So many notes n8n keeps for a node; more where one run has more items. */
const KEPT = 2000;

/** So many of its latest notes a run makes sure of whenever it makes another. */
const MADE_SURE = 20;

/**
 * Notes in n8n's database what is about to be sent. The ledger is saved with the execution, when that
 * ends. Where n8n itself ends in between, "Retry execution" starts from what was saved at the
 * beginning, and so does the retry of an execution that was retried before: this tells that an item
 * was sent by a try of which the ledger knows nothing.
 *
 * A note is made of the execution's own token, which n8n hands on to every retry of it. Where n8n has no
 * such token, or cannot take notes, items are known by the ledger alone.
 */
export class Journal {
	private readonly helpers: IExecuteFunctions['helpers'];
	private readonly options: ICheckProcessedOptions;
	private readonly run: string | undefined;
	private own: string[] = [];

	/** @param run what tells the node's runs and operations apart, as in the ledger */
	constructor(execution: IExecuteFunctions, run: string | undefined) {
		const token = run === undefined ? undefined : tokenOf(execution);
		this.run = token && `${token}:${run}`;
		this.helpers = execution.helpers;
		const maxEntries = Math.max(KEPT, 2 * execution.getInputData().length);
		this.options = { mode: 'entries', maxEntries };
	}

	/** Called before an item goes out: notes it, and tells whether it was noted already. */
	async note(place: Place): Promise<boolean> {
		if (!this.run) return false;
		const key = this.keyOf(place);
		// Another process that writes at the same time can take back the latest ones: noted again, they stay.
		const keys = [...this.own.slice(-MADE_SURE), key];
		const noted = await oneAfterAnother(async () => {
			return await this.helpers.checkProcessedAndRecord(keys, 'node', this.options);
		});
		this.own.push(key);
		return noted?.processed.includes(key) ?? false;
	}

	/** Nothing happened at the provider, so the item may be sent again. */
	async forget(place: Place): Promise<void> {
		if (!this.run) return;
		const key = this.keyOf(place);
		this.own = this.own.filter((one) => one !== key);
		await oneAfterAnother(async () => {
			await this.helpers.removeProcessed([key], 'node', this.options);
		});
	}

	private keyOf(place: Place): string {
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
