import fc, { type IAsyncProperty } from 'fast-check';

import type { Table } from '../support/evidence/evidence.mts';

/** The long form is for evidence, the short one for every run of the tests. */
const isLong = process.env.LONG === '1';

/** Cases per decoder */
export const CASES = isLong ? 200_000 : 2000;

/** How long jest waits for one decoder */
export const LIMIT_MS = isLong ? 60 * 60_000 : 60_000;

/** The longest a case may compute */
const SLOWEST_MS = 1000;

const SHRINKING_MS = 5000;

/** What one decoder was put through, and what that showed */
export interface Fuzzed {
	decoder: string;
	cases: number;
	slowestMs: number;
	/** How often each thing happened; a property that never sees one side proves nothing. */
	seen: Record<string, number>;
	held: string;
}

/** Counts something that a case has seen. */
export type See = (what: string) => void;

/**
 * Runs a property over generated cases. Beyond the property itself, no case may take longer than a
 * second or change what all objects share.
 */
export async function fuzz<T>(
	decoder: string,
	held: string,
	cases: fc.Arbitrary<T>,
	hold: (one: T, see: See) => void | Promise<void>,
): Promise<Fuzzed> {
	const fuzzed: Fuzzed = { decoder, cases: 0, slowestMs: 0, seen: {}, held };
	const see: See = (what) => {
		fuzzed.seen[what] = (fuzzed.seen[what] ?? 0) + 1;
	};
	const before = sharedNames();
	let shrinkUntil = Infinity;
	const property: IAsyncProperty<[T]> = fc.asyncProperty(cases, async (one) => {
		// Shrinking can go on for hours; a passing case ends it.
		if (performance.now() > shrinkUntil) return;
		// Yields to the event loop, so that jest's own timer can fire.
		if (fuzzed.cases % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
		const cpu = process.cpuUsage();
		const started = performance.now();
		try {
			await hold(one, see);
			const took = performance.now() - started;
			fuzzed.cases++;
			fuzzed.slowestMs = Math.max(fuzzed.slowestMs, took);
			// On a busy machine, elapsed time alone says nothing.
			const isSlow = took >= SLOWEST_MS && process.cpuUsage(cpu).user / 1000 >= SLOWEST_MS;
			must(!isSlow, `it took ${Math.round(took)} ms`);
			must(sharedNames() === before, 'what all objects share was changed');
		} catch (error) {
			shrinkUntil = Math.min(shrinkUntil, performance.now() + SHRINKING_MS);
			throw error;
		}
	});
	await fc.assert(property, { numRuns: CASES });
	// Jest prints nothing until the whole file is done.
	if (isLong) process.stderr.write(`${decoder}: ${fuzzed.cases} cases\n`);
	return fuzzed;
}

/** Counts the names that all objects share; a polluted prototype has more. */
const sharedNames = (): number =>
	[Object.prototype, Array.prototype, String.prototype, Function.prototype].reduce<number>(
		(sum, shared) => sum + Reflect.ownKeys(shared).length,
		0,
	);

/** Throws if a claim does not hold; jest's own assertions cost more than most cases. */
export function must(holds: boolean, claim: string): void {
	if (!holds) throw new Error(claim);
}

/** Returns the evidence as a table. */
export const tableOf = (all: Fuzzed[]): Table => ({
	title:
		'Generated cases a decoder, each below one second of computing and without a trace in shared objects',
	columns: ['Decoder', 'Cases', 'Slowest case', 'Seen', 'What held'],
	rows: all.map(({ decoder, cases, slowestMs, seen, held }) => [
		decoder,
		cases.toLocaleString('en-US'),
		`${slowestMs.toFixed(1)} ms`,
		Object.entries(seen)
			.map(([what, times]) => `${what} ${times.toLocaleString('en-US')}`)
			.join(', '),
		held,
	]),
});
