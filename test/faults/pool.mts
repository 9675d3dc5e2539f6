import { createSandbox, type Sandbox } from '../../sandbox/index.mts';

/** Runs the work on this many sandboxes at once, one task at a time in each; keeps the order. */
export async function inSandboxes<T, R>(
	all: T[],
	sandboxes: number,
	work: (sandbox: Sandbox, one: T) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	const queue = all.entries();
	const lane = async () => {
		const sandbox = await createSandbox();
		try {
			for (const [index, one] of queue) results[index] = await work(sandbox, one);
		} finally {
			await sandbox.close();
		}
	};
	await Promise.all(Array.from({ length: sandboxes }, lane));
	return results;
}
