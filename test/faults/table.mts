import { exactly, type Evidence, type Table } from '../support/evidence/evidence.mts';
import { rowOf } from './cells.mts';
import type { Verdict } from './judge.mts';
import type { Played } from './play.mts';
import { labelOf, type Told } from './types.mts';

/** A cell that was played and judged */
export interface Judged {
	played: Played;
	verdict: Verdict;
}

const WORDS: Array<[Told, string]> = [
	['succeeded', 'succeeded'],
	['refused', 'refused'],
	['notSent', 'not sent'],
	['unknown', 'unknown'],
	['invalid', 'invalid'],
	['unclear', 'unclear'],
];

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
const targetOf = ({ cell }: Played): 0 | 1 => (cell.mode.goesOn ? 0 : 1);
const lastOf = ({ first, again }: Played) => again ?? first;
const doublesOf = (all: Judged[]): number => sum(all.map(({ verdict }) => verdict.doubles));
const wrongOf = (all: Judged[]): number =>
	all.filter(({ verdict }) => verdict.wrong.length > 0).length;
const toldIn = (all: Judged[], told: Told, of: 'first' | 'last'): number =>
	all.filter(({ played }) => {
		const stand = of === 'first' ? played.first : lastOf(played);
		return stand.told[targetOf(played)] === told;
	}).length;

/** Returns e.g. "24: 20 unknown, 4 succeeded": the cells, and what was told of the struck item. */
function summary(all: Judged[]): string {
	if (all.length === 0) return '';
	const told = WORDS.map(([name, words]) => [toldIn(all, name, 'first'), words] as const)
		.filter(([number]) => number > 0)
		.map(([number, words]) => `${number} ${words}`);
	const bad = [
		...(doublesOf(all) > 0 ? [`${doublesOf(all)} DOUBLE`] : []),
		...(wrongOf(all) > 0 ? [`${wrongOf(all)} WRONG`] : []),
	];
	return [`${all.length}: ${told.join(', ')}`, ...bad].join('; ');
}

function faultTable(all: Judged[], subjects: string[]): Table {
	const rows = [...new Set(all.map(({ played }) => rowOf(played.cell)))];
	return {
		title: 'Cells by fault and provider, and what was told of the struck item when the run ended',
		columns: ['Fault', ...subjects],
		rows: rows.map((row) => [
			row,
			...subjects.map((name) =>
				summary(
					all.filter(({ played: { cell } }) => cell.subject.name === name && rowOf(cell) === row),
				),
			),
		]),
	};
}

/** Returns one provider's final figures; without a name, those of all providers. */
function providerRow(all: Judged[], name?: string): string[] {
	const own = all.filter(({ played }) => !name || played.cell.subject.name === name);
	const items = (pick: (played: Played) => number) => sum(own.map(({ played }) => pick(played)));
	return [
		name ?? 'All',
		new Set(own.map(({ played }) => played.cell.act)).size,
		own.length,
		items((played) => sum(lastOf(played).reached)),
		items((played) => sum(lastOf(played).held)),
		own.filter(({ played }) => played.again).length,
		...WORDS.slice(0, 4).map(([told]) => toldIn(own, told, 'last')),
		doublesOf(own),
		wrongOf(own),
	].map(String);
}

/** Counts the items that the provider has done more than once. */
const heldTwice = (all: Judged[]): number =>
	sum(all.map(({ played }) => lastOf(played).held.filter((held) => held > 1).length));

const lateTable = (late: Judged[]): Table => ({
	title: 'The limit of the look-up: Shinhan PG acts after the last one; the struck item',
	columns: ['Operation', 'Node', 'Told', 'Told after the retry', 'Writes that arrived', 'Held'],
	rows: late.map(({ played }) => {
		const { cell, first, again } = played;
		const at = targetOf(played);
		const { reached, held } = lastOf(played);
		const told = [first.told[at], again?.told[at]].map((one) => one ?? '');
		return [labelOf(cell.act), cell.mode.name, ...told, String(reached[at]), String(held[at])];
	}),
});

/** Returns what the matrix shows. Each cell has two items: a sound one and the struck one. */
export function evidenceOf(all: Judged[], late: Judged[]): Evidence {
	const subjects = [...new Set(all.map(({ played }) => played.cell.subject.name))];
	return {
		name: 'faults',
		tables: [
			faultTable(all, subjects),
			{
				title: 'By provider, after "Retry execution" with the fault gone; two items a cell',
				columns: [
					'Provider',
					'Writes',
					'Cells',
					'Writes that arrived',
					'Held in the end',
					'Retried executions',
					'Succeeded',
					'Refused',
					'Not sent',
					'Unknown',
					'Double writes',
					'Told wrongly',
				],
				rows: [...subjects.map((name) => providerRow(all, name)), providerRow(all)],
			},
			lateTable(late),
		],
		goals: [
			exactly('double writes', doublesOf(all), 0),
			exactly('outcomes told wrongly', wrongOf(all), 0),
			exactly('done twice where Shinhan PG acts after the last look-up', heldTwice(late), 0),
		],
	};
}
