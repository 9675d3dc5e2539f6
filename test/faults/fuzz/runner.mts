import fc, { type IAsyncProperty } from 'fast-check';

import type { Table } from '../../evidence/evidence.mts';

/** The long form for evidence; the short one for every run of the tests */
const isLong = process.env.LONG === '1';

/** How many cases each decoder gets */
export const CASES = isLong ? 200_000 : 2000;

/** How long jest waits for one decoder */
export const LIMIT_MS = isLong ? 60 * 60_000 : 60_000;

/** A case is not to compute for longer. */
const SLOWEST_MS = 1000;

const SHRINKING_MS = 5000;

/** What one decoder was put through */
export interface Fuzzed {
	decoder: string;
	cases: number;
	slowestMs: number;
	/** How often each thing happened: a property that never sees one side shows nothing. */
	seen: Record<string, number>;
	held: string;
}

/** What the cases of a decoder may note */
export type See = (what: string) => void;

/**
 * Runs a property over generated cases. Beside what the property says: no case takes longer than a
 * second, and none changes what all objects share.
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
		// Looking for a smaller case that fails can go on for hours; a case that passes ends it.
		if (performance.now() > shrinkUntil) return;
		// Jest's own clock has to come to its turn.
		if (fuzzed.cases % 200 === 0) await new Promise((resolve) => setImmediate(resolve));
		const cpu = process.cpuUsage();
		const started = performance.now();
		try {
			await hold(one, see);
			const took = performance.now() - started;
			fuzzed.cases++;
			fuzzed.slowestMs = Math.max(fuzzed.slowestMs, took);
			// Where the machine was busy with other work, the clock alone says nothing.
			const isSlow = took >= SLOWEST_MS && process.cpuUsage(cpu).user / 1000 >= SLOWEST_MS;
			must(!isSlow, `it took ${Math.round(took)} ms`);
			must(sharedNames() === before, 'what all objects share was changed');
		} catch (error) {
			shrinkUntil = Math.min(shrinkUntil, performance.now() + SHRINKING_MS);
			throw error;
		}
	});
	await fc.assert(property, { numRuns: CASES });
	// Jest shows nothing before the whole file has ended.
	if (isLong) process.stderr.write(`${decoder}: ${fuzzed.cases} cases\n`);
	return fuzzed;
}

/** What a polluted prototype would hold more of */
const sharedNames = (): number =>
	[Object.prototype, Array.prototype, String.prototype, Function.prototype].reduce<number>(
		(sum, shared) => sum + Reflect.ownKeys(shared).length,
		0,
	);

/** Throws where a claim does not hold; an assertion of jest costs more than most cases. */
export function must(holds: boolean, claim: string): void {
	if (!holds) throw new Error(claim);
}

/** The table of the evidence */
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
