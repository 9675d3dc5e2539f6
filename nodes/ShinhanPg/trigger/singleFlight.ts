/**
 * Lets what is asked for several times at once be done once: those who come while it is under way get
 * the same result. It keeps nothing afterwards, and nothing is known of other processes of n8n: whoever
 * uses it must be right without it.
 */
export class SingleFlight<T> {
	private readonly underWay = new Map<string, Promise<T>>();

	/** `isFirst` is true for the one whose work it was. */
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

/** Lets what belongs to one thing be done one after the other, in the order in which it came. It keeps nothing either. */
export class KeyedQueue {
	private readonly lines = new Map<string, Array<Promise<unknown>>>();

	/** Throws where `most` are in the line already: nothing was done then. */
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
