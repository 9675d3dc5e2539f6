import { createPayAppCredential, payAppCredentialData } from '../../../../sandbox/demo/stage.mts';
import { until } from '../../../../sandbox/n8n/command.mts';
import type { StoredWorkflow } from '../../../../sandbox/n8n/restTypes.mts';
import { publish, timesAskedFor } from '../../../e2e/host/bench.mts';
import { partsOf, rowsOf, type Cell, type Played } from './cells.mts';
import { judge, retry, type Verdict } from './judge.mts';
import { allEnded } from './strikes.mts';
import { quiet, start, type World } from './world.mts';

/** What came of a cell. */
export interface Result {
	cell: Cell;
	verdict: Verdict;
	/** Items requested by the time it was struck */
	before: number;
}

/** Cells struck together; with more, some would not reach their item before n8n's time-out. */
const TOGETHER = 14;

/** Plays one strike's cells in batches, so that one kill and restart of n8n serves many. */
export async function playAll(world: World, cells: Cell[]): Promise<Result[]> {
	const results: Result[] = [];
	for (let first = 0; first < cells.length; first += TOGETHER) {
		results.push(...(await playTogether(world, cells.slice(first, first + TOGETHER))));
	}
	return results;
}

async function playTogether(world: World, cells: Cell[]): Promise<Result[]> {
	const { gate } = world;
	const workflows: StoredWorkflow[] = [];
	for (const cell of cells) {
		if (cell.change.elsewhere) cell.credential = await ownCredential(world);
		const { nodes, ...more } = partsOf(world, cell);
		workflows.push(await publish(world, nodes, more));
		world.rows.set(cell.id, rowsOf(cell.id, cell.size));
		if (cell.strike.refusal) gate.refuse(goodsAt(cell));
		else gate.hold(goodsAt(cell));
	}
	const played = await Promise.all(
		cells.map(async (cell, index): Promise<Played> => {
			const workflow = workflows[index] as StoredWorkflow;
			return { cell, workflow, execution: await start(world, workflow) };
		}),
	);
	const waits = (cell: Cell) => cell.strike.refusal ?? gate.isHolding(goodsAt(cell));
	const all = () => cells.every(waits);
	await until('each cell to come to its item', all, { timeout: 120_000, every: 50 });
	const executions = played.map(({ execution }) => execution);
	await cells[0]?.strike.strike(world, ...executions);
	gate.release(...cells.filter(({ change }) => !change.hasty).map(goodsAt));
	await allEnded(world, ...executions);
	await quiet(world);
	const results: Result[] = [];
	for (const one of played) results.push(await retryOf(world, one));
	return results;
}

const ownCredential = async ({ rest, sandbox, account }: World) =>
	await createPayAppCredential(rest, sandbox, account);

/** Makes the cell's change, presses "Retry execution" and judges. */
async function retryOf(world: World, played: Played): Promise<Result> {
	const { rest, rows } = world;
	const { cell, workflow, execution } = played;
	const { change, id, size } = cell;
	const first = rowsOf(id, size);
	const then = change.rows?.(first, id) ?? first;
	rows.set(id, then);
	const saved = change.saved?.(workflow);
	if (saved) await rest.saveWorkflow(saved);
	await change.meanwhile?.(world, played);
	if (cell.credential) {
		const data = payAppCredentialData(world.elsewhere);
		await rest.updateCredential(cell.credential, 'payAppApi', data);
	}
	const seen = cell.credential ? { ...world, sandbox: world.elsewhere } : world;
	const earlier = timesAskedFor(world);
	const before = timesAskedFor(seen);
	const retried = await retry(world, execution, saved !== undefined);
	if (change.hasty) world.gate.release(goodsAt(cell));
	await quiet(world, change.hasty ? 1000 : 200);
	const node = saved?.nodes.find(({ type }) => type.endsWith('.payApp'))?.name;
	return {
		cell,
		verdict: judge(seen, first, before, retried, node),
		before: first.filter(({ goodname }) => earlier[goodname]).length,
	};
}

const goodsAt = ({ id, at }: Cell): string => `${id}-${at}`;
