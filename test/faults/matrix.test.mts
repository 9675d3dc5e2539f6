/**
 * Every fault of the sandbox against every write, in n8n's own engine over loopback: what was sent,
 * what the user was told, what the provider holds. LONG=1 plays every fault in every mode.
 */
import { pollAfter } from '../support/pollDelays.mts';
import { afterAll, describe, expect, it } from '@jest/globals';

import { asText } from '../support/evidence/evidence.mts';
import { keep } from '../support/evidence/store.mts';
import { cellsOf, lateCellsOf, type Cell } from './cells.mts';
import { CIDERPAY } from './ciderpay.mts';
import { allFaults, tooLate } from './faults.mts';
import { GMPAY } from './gmpay.mts';
import { failureOf, judge } from './judge.mts';
import { PAYAPP } from './payapp.mts';
import { play } from './play.mts';
import { inSandboxes } from './pool.mts';
import { SHINHANPG } from './shinhanpg.mts';
import { evidenceOf, type Judged } from './table.mts';
import type { Subject } from './types.mts';

// Seconds in production; shortened, yet the last look-up still comes after a late act.
const PAUSES = [1, 30, 100, 300];
pollAfter(...PAUSES);

const SUBJECTS = [PAYAPP, CIDERPAY, GMPAY, SHINHANPG];
const isLong = process.env.LONG === '1';
const SANDBOXES = 12;
const LIMIT_MS = isLong ? 60 * 60_000 : 5 * 60_000;
const played: Judged[] = [];
const late: Judged[] = [];

describe.each(SUBJECTS)('$name', (subject) => {
	it('has every write and money operation in the matrix', () => {
		const writes = subject.provider.resources.flatMap(({ value, operations }) =>
			operations
				.filter(({ effect }) => effect === 'write' || effect === 'money')
				.map((operation) => `${value}.${operation.value}`),
		);
		const tried = new Set(subject.acts.map(({ operation }) => operation));
		expect([...tried].sort()).toEqual(writes.sort());
	});

	it('has every fault switch of the sandbox in the matrix, or the reason why not', () => {
		// Faults are off by default; settings never are.
		const switches = Object.entries(subject.defaultSwitches())
			.filter(([, value]) => value === null)
			.map(([name]) => name);
		const used = allFaults(subject).flatMap(({ switch: name }) => name ?? []);
		const named = [...new Set([...used, ...Object.keys(subject.excluded)])];
		expect(named.sort()).toEqual(switches.sort());
	});

	it(
		'never writes twice and tells no outcome wrongly',
		async () => {
			const all = await judged(cellsOf(subject, isLong));
			played.push(...all);
			const failures = all
				.filter(
					({ verdict: { doubles, wrong, broken } }) =>
						doubles > 0 || wrong.length > 0 || broken.length > 0,
				)
				.map((one) => failureOf(one.played, one.verdict));
			expect(failures).toEqual([]);
		},
		LIMIT_MS,
	);
});

describe('beyond the last look-up', () => {
	it(
		'takes the money of a confirmation and gives back a payment, or a part of it, once',
		async () => {
			const fault = tooLate(PAUSES.reduce((sum, pause) => sum + pause, 0));
			late.push(...(await judged(lateCellsOf(SHINHANPG, fault))));
			const twice = late
				.filter(({ played: { first, again } }) => Math.max(...(again ?? first).held) > 1)
				.map(({ played: { cell } }) => cell.act.operation);
			expect(twice).toEqual([]);
		},
		LIMIT_MS,
	);
});

afterAll(() => {
	const evidence = evidenceOf(played, late);
	console.log(asText(evidence));
	// A partial matrix is not evidence.
	if (late.length > 0 && SUBJECTS.every(isPlayed)) keep(evidence);
});

const isPlayed = (subject: Subject): boolean =>
	played.some(({ played: { cell } }) => cell.subject === subject);

async function judged(cells: Cell[]): Promise<Judged[]> {
	return await inSandboxes(cells, SANDBOXES, async (sandbox, cell) => {
		const one = await play(sandbox, cell);
		return { played: one, verdict: judge(one) };
	});
}
