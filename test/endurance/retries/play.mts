import { until } from '../../../sandbox/n8n/command.mts';
import type { N8nHost } from '../../../sandbox/n8n/host.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/rest.mts';
import { publish, timesAskedFor } from '../../host/bench.mts';
import { partsOf, rowsOf, type Cell, type Event, type Played } from './cells.mts';
import { judge, type Retried, type Verdict } from './judge.mts';
import { quiet, start, type World } from './world.mts';

/** What came of a cell. */
export interface Result {
	cell: Cell;
	verdict: Verdict;
	/** Items asked for when it was struck */
	before: number;
}

/** So many cells are struck together: more would not come to their item before n8n's time-out. */
const AT_ONCE = 12;

/** Plays the cells of one event, some at a time, so that n8n is killed and started once for many. */
export async function playAll(world: World, host: N8nHost, cells: Cell[]): Promise<Result[]> {
	const results: Result[] = [];
	for (let first = 0; first < cells.length; first += AT_ONCE) {
		results.push(...(await playTogether(world, host, cells.slice(first, first + AT_ONCE))));
	}
	return results;
}

async function playTogether(world: World, host: N8nHost, cells: Cell[]): Promise<Result[]> {
	const { gate, rest } = world;
	const workflows: StoredWorkflow[] = [];
	for (const cell of cells) {
		const { nodes, ...more } = partsOf(world, cell);
		workflows.push(await publish(world, nodes, more));
		world.rows.set(cell.id, rowsOf(cell.id, cell.size));
		gate.hold(goodsAt(cell));
	}
	const played = await Promise.all(
		cells.map(async (cell, index): Promise<Played> => {
			const workflow = workflows[index] as StoredWorkflow;
			return { cell, workflow, execution: await start(world, workflow) };
		}),
	);
	const hold = () => cells.every((cell) => gate.isHolding(goodsAt(cell)));
	await until('each cell to come to its item', hold, { timeout: 120_000, every: 50 });
	await strike(cells[0]?.event ?? 'Stop', world, host, played);
	gate.release();
	await Promise.all(played.map(async ({ execution }) => await rest.ended(execution, 60_000)));
	await quiet(world);
	const results: Result[] = [];
	for (const one of played) results.push(await retry(world, one));
	return results;
}

async function strike(event: Event, { rest }: World, host: N8nHost, played: Played[]): Promise<void> {
	if (event === 'kill -9') {
		await host.kill();
		await host.start();
	} else if (event === 'Stop') {
		await Promise.all(played.map(async ({ execution }) => await rest.stop(execution)));
	} else {
		await Promise.all(played.map(async ({ execution }) => await rest.ended(execution)));
	}
}

/** Changes what the cell says, presses "Retry execution" and judges. */
async function retry(world: World, played: Played): Promise<Result> {
	const { rest, rows } = world;
	const { cell, workflow, execution } = played;
	const { change, id, size } = cell;
	const first = rowsOf(id, size);
	const then = change.rows?.(first, id) ?? first;
	rows.set(id, then);
	const saved = change.saved?.(workflow);
	if (saved) await rest.saveWorkflow(saved);
	await change.meanwhile?.(world, played);
	const before = timesAskedFor(world);
	const retried = await rest.retry(execution, saved !== undefined).catch(asRefusal);
	await quiet(world, 200);
	const node = saved?.nodes.find(({ type }) => type.endsWith('.payApp'))?.name;
	return {
		cell,
		verdict: judge(world, [...first, ...then], before, retried, node),
		before: first.filter(({ goodname }) => before[goodname]).length,
	};
}

const goodsAt = ({ id, at }: Cell): string => `${id}-${at}`;

const asRefusal = (error: unknown): Retried => ({
	refused: error instanceof Error ? error.message : String(error),
});
