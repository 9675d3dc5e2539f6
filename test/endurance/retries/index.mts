/** Executions that are stopped, timed out or killed in the middle of a write, and retried. */
import { exactly, type Evidence, type Table } from '../../evidence/evidence.mts';
import type { Stage } from '../index.mts';
import { openScene } from '../scene.mts';
import { cellsOf, type Cell, type Event } from './cells.mts';
import { playAll, type Result } from './play.mts';
import { openWorld } from './world.mts';

const EVENTS: Event[] = ['Stop', 'time-out', 'kill -9'];

const SETTINGS = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

/** No item is asked for twice, and none is lost without a word, whatever a retry starts from. */
export async function retries(stage: Stage): Promise<Evidence> {
	const scene = await openScene(stage, SETTINGS);
	const world = await openWorld(scene);
	try {
		const results: Result[] = [];
		for (const event of EVENTS) {
			const cells = cellsOf(event, stage.long);
			stage.report(`retries: ${cells.length} executions, ${event} ...`);
			results.push(...(await playAll(world, scene.host, cells)));
		}
		return { name: 'retries', tables: [table(results)], goals: goals(results) };
	} finally {
		await world.close();
	}
}

const total = (results: Result[], of: 'twice' | 'lost' | 'mistaken'): number =>
	results.reduce((sum, { verdict }) => sum + verdict[of], 0);

const goals = (results: Result[]) => [
	...EVENTS.flatMap((event) => {
		const some = results.filter(({ cell }) => cell.event === event);
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
 * Where everything is as it was, only what was under way is in doubt: one item of up to 50, of more a
 * fiftieth, which is noted as one. Where a node stops at the first failure, that ends it.
 */
const heldBackForNothing = ({ cell, verdict }: Result): number =>
	cell.change.provable && cell.goOn
		? Math.max(0, verdict.heldBack - Math.ceil(cell.size / 50))
		: 0;

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
		cell.event,
		nameOf(cell),
		cell.change.name,
		String(before),
		verdict.status,
		...[verdict.sentByRetry, verdict.heldBack, verdict.twice, verdict.lost].map(String),
		String(verdict.mistaken),
	]),
});
