/** Returns the median; NaN if there are no figures. */
export function median(figures: number[]): number {
	const sorted = [...figures].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Runs each contender `rounds` times, in turns (A B A B ...), so that what slows the machine for a
 * while slows all of them. Warm-up turns come first and do not count. Returns each result.
 */
export async function inTurns<K extends string, T>(
	contenders: Record<K, () => Promise<T>>,
	rounds: number,
	warmUps = 1,
): Promise<Record<K, T[]>> {
	const names = Object.keys(contenders) as K[];
	const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
	for (let round = 1 - warmUps; round <= rounds; round += 1) {
		for (const name of names) {
			const result = await contenders[name]();
			if (round > 0) results[name].push(result);
		}
	}
	return results;
}
