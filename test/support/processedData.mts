import { createHash } from 'node:crypto';

import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

type Args<K extends keyof IDataDeduplicator> = Parameters<IDataDeduplicator[K]>;
type About = Args<'checkProcessedAndRecord'>[2];

/**
 * n8n's table `processed_data` as its deduplication helper uses it (n8n 2.41.1): one row per
 * workflow and node, named at the moment of the call; read, changed and written back without a
 * lock; only the first insert of a row is atomic. Answers after a turn of the event loop, as a real
 * database does.
 */
class ProcessedData implements IDataDeduplicator {
	readonly rows = new Map<string, string[]>();
	/** Whether the database refuses every call */
	broken = false;
	/** Called before each access; the caller gets what it throws */
	onCall: (row: string, entries: string[]) => void = () => {};
	/** Number of inserts and updates so far */
	writes = 0;
	/** How often entries were removed from a row */
	releases = 0;

	reset(): void {
		this.rows.clear();
		this.broken = false;
		this.onCall = () => {};
		this.writes = 0;
		this.releases = 0;
	}

	/** Makes n8n fail its own assertion from now on, as if it had no deduplication service. */
	dropService(): void {
		this.onCall = () => {
			throw Object.assign(new Error('Not initialized'), { code: 'ERR_ASSERTION' });
		};
	}

	async checkProcessedAndRecord(...[items, , about]: Args<'checkProcessedAndRecord'>) {
		const row = nameOf(about);
		const entries = items.map(hashOf);
		const held = await this.read(row, items.map(String));
		this.writes += 1;
		if (!held) {
			if (this.rows.has(row)) throw new Error('UNIQUE constraint failed: processed_data.context');
			this.rows.set(row, entries);
			return { new: items, processed: [] };
		}
		const isHeld = (index: number) => held.includes(entries[index] ?? '');
		const added = entries.filter((_, index) => !isHeld(index));
		this.rows.set(row, [...held, ...added]);
		return {
			new: items.filter((_, index) => !isHeld(index)),
			processed: items.filter((_, index) => isHeld(index)),
		};
	}

	async removeProcessed(...[items, , about]: Args<'removeProcessed'>) {
		const row = nameOf(about);
		const held = await this.read(row, items.map(String));
		if (!held) return;
		const left = [...held];
		for (const entry of items.map(hashOf)) {
			const at = left.indexOf(entry);
			if (at >= 0) left.splice(at, 1);
		}
		this.writes += 1;
		this.releases += 1;
		this.rows.set(row, left);
	}

	async clearAllProcessedItems(...[, about]: Args<'clearAllProcessedItems'>) {
		const row = nameOf(about);
		await this.read(row, []);
		this.rows.delete(row);
	}

	async getProcessedDataCount(...[, about]: Args<'getProcessedDataCount'>) {
		return (await this.read(nameOf(about), []))?.length ?? 0;
	}

	private async read(row: string, entries: string[]): Promise<string[] | undefined> {
		await new Promise((resolve) => setImmediate(resolve));
		this.onCall(row, entries);
		if (this.broken) throw new Error('connect ECONNREFUSED');
		const held = this.rows.get(row);
		await new Promise((resolve) => setImmediate(resolve));
		return held && [...held];
	}
}

const nameOf = ({ node, workflow }: About): string => `${workflow.id}:n:${node?.id}`;

const hashOf = (entry: unknown): string => createHash('md5').update(String(entry)).digest('base64');

export const processedData = new ProcessedData();

/** Gives n8n's engine its database, once per process. */
export async function initProcessedData(): Promise<void> {
	try {
		DataDeduplicationService.getInstance();
	} catch {
		await DataDeduplicationService.init(processedData);
	}
}
