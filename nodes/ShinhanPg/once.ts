/**
 * Lets what is asked for several times at once be done once: those who come while it is under way get
 * the same result. It keeps nothing afterwards, and nothing is known of other processes of n8n: whoever
 * uses it must be right without it.
 */
export class Once<T> {
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
