/**
 * Coalesces concurrent calls with the same key into one: calls that arrive while it is in flight
 * share its result. Keeps nothing afterwards and does not see other n8n processes, so callers must
 * be correct without it.
 */
export class SingleFlight<T> {
	private readonly underWay = new Map<string, Promise<T>>();

	/** `isFirst` is true for the caller whose `work` ran. */
	async run(key: string, work: () => Promise<T>): Promise<{ result: T; isFirst: boolean }> {
		const running = this.underWay.get(key);
		if (running) return { result: await running, isFirst: false };
		const started = work();
		this.underWay.set(key, started);
		try {
			return { result: await started, isFirst: true };
		} finally {
			this.underWay.delete(key);
		}
	}
}

/** Runs calls with the same key one at a time, in order of arrival. Keeps nothing afterwards. */
export class KeyedQueue {
	private readonly lines = new Map<string, Array<Promise<unknown>>>();

	/** Throws without running `work` if `most` calls are already in line. */
	async run<T>(key: string, most: number, work: () => Promise<T>): Promise<T> {
		const line = this.lines.get(key) ?? [];
		if (line.length >= most) throw new RangeError('too many came at once');
		const before = line[line.length - 1] ?? Promise.resolve();
		const own = before.then(work, work);
		this.lines.set(key, [...line, own]);
		try {
			return await own;
		} finally {
			const left = (this.lines.get(key) ?? []).filter((one) => one !== own);
			if (left.length > 0) this.lines.set(key, left);
			else this.lines.delete(key);
		}
	}
}
