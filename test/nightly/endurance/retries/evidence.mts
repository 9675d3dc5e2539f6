/** What became of retries, as tables and goals. */
import {
	exactly,
	type Evidence,
	type Goal,
	type Table,
} from '../../../support/evidence/evidence.mts';
import type { Played } from './automatic.mts';
import type { Cell } from './cells.mts';
import type { Result } from './play.mts';

/** No item sent twice, lost silently, given another item's answer or held back needlessly. */
export const asEvidence = (name: string, results: Result[], automatic: Played[]): Evidence => ({
	name,
	tables: [table(results), automaticTable(automatic)],
	goals: [...goals(results), ...automatic.flatMap(automaticGoals)],
});

const total = (results: Result[], of: 'twice' | 'lost' | 'mistaken'): number =>
	results.reduce((sum, { verdict }) => sum + verdict[of], 0);

const goals = (results: Result[]) => [
	...[...new Set(results.map(({ cell }) => cell.strike.name))].flatMap((event) => {
		const some = results.filter(({ cell }) => cell.strike.name === event);
		return [
			exactly(`${event}, retried: items asked for twice`, total(some, 'twice'), 0),
			exactly(`${event}, retried: items lost without a word`, total(some, 'lost'), 0),
		];
	}),
	exactly('items with the answer for another item', total(results, 'mistaken'), 0),
	exactly(
		'items held back although they are proven unsent',
		results.reduce((sum, result) => sum + heldBackForNothing(result), 0),
		0,
	),
];

/**
 * With nothing changed, only what was in flight is in doubt: one item of up to 50, beyond that a
 * fiftieth, which is claimed as one. A node that stops at the first failure goes no further.
 */
function heldBackForNothing({ cell, verdict }: Result): number {
	const { change, strike, goOn, size } = cell;
	// If n8n has thrown the execution away, the node is not asked.
	if (!verdict.ran || !change.provable || !(goOn || strike.refusal)) return 0;
	return Math.max(0, verdict.heldBack - (strike.refusal ? 0 : Math.ceil(size / 50)));
}

const nameOf = ({ size, at, goOn, progress }: Cell): string =>
	`${size} at ${at}, ${goOn ? 'continue' : 'stop'}${progress ? ', progress saved' : ''}`;

const table = (results: Result[]): Table => ({
	title: 'Executions struck in the middle of payment requests, then retried',
	columns: [
		'struck by',
		'items, On Error',
		'changed before the retry',
		'sent before',
		'retry',
		'sent by it',
		'held back, told',
		'twice',
		'lost',
		'mistaken',
	],
	rows: results.map(({ cell, verdict, before }) => [
		cell.strike.name,
		nameOf(cell),
		cell.change.name,
		String(before),
		verdict.status,
		...[verdict.sentByRetry, verdict.heldBack, verdict.twice, verdict.lost].map(String),
		String(verdict.mistaken),
	]),
});

const automaticTable = (all: Played[]): Table => ({
	title: 'Repeats and starts of other kinds',
	columns: ['what happens', 'execution', 'sent', 'held back, told', 'twice', 'lost'],
	rows: all.map(({ name, verdict: { status, sentByRetry, heldBack, twice, lost } }) => [
		name,
		status,
		...[sentByRetry, heldBack, twice, lost].map(String),
	]),
});

const automaticGoals = ({ name, verdict, wrongName, mustSend, knownMiss }: Played): Goal[] => [
	exactly(`${name}: items asked for twice`, verdict.twice, 0, knownMiss),
	exactly(`${name}: items lost without a word`, verdict.lost, 0),
	...(mustSend ? [exactly(`${name}: items held back`, verdict.heldBack, 0)] : []),
	...(wrongName === undefined ? [] : [exactly(`${name}: in the wrong name`, wrongName, 0)]),
];
