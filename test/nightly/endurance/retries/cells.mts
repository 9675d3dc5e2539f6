// What is tried: an execution is struck at one of its items, something changes, and it is retried.
import { randomUUID } from 'node:crypto';

import type { CredentialReference } from '../../../../sandbox/demo/stage.mts';
import type { StoredWorkflow } from '../../../../sandbox/n8n/restTypes.mts';
import type { Row } from './rows.mts';
import type { Strike } from './strikes.mts';
import { looping, plain, withNode, type Parts } from './workflows.mts';
import { start, type World } from './world.mts';

/** What has changed by the time it is retried. */
export interface Change {
	name: string;
	/** The workflow's shape; `plain` by default */
	shape?: typeof plain;
	/** What the list holds by then */
	rows?: (rows: Row[], cell: string) => Row[];
	/** How the saved workflow has changed; the retry uses it */
	saved?: (workflow: StoredWorkflow) => StoredWorkflow;
	/** What else happens before the retry */
	meanwhile?: (world: World, played: Played) => Promise<void>;
	/** The same items in the same order by the same node: only what was in flight may be held back */
	provable?: true;
	/** The credential points to another server by then */
	elsewhere?: true;
	/** The retry comes before the answer that the first try is waiting for */
	hasty?: true;
}

export interface Cell {
	id: string;
	strike: Strike;
	change: Change;
	/** How many items there are, and which of them (from 1) is struck */
	size: number;
	at: number;
	/** On Error: Continue; otherwise Stop Workflow */
	goOn: boolean;
	/** The workflow setting Save Execution Progress */
	progress: boolean;
	/** A credential of its own */
	credential?: CredentialReference;
}

/** A cell whose execution has been struck. */
export interface Played {
	cell: Cell;
	workflow: StoredWorkflow;
	execution: string;
}

const UNCHANGED: Change = { name: 'nothing', provable: true };

const GROWN: Change = {
	name: 'a row in front',
	rows: (rows, cell) => [{ goodname: `${cell}-new` }, ...rows],
};

const CHANGES: Change[] = [
	UNCHANGED,
	GROWN,
	{ name: 'rows in another order', rows: (rows) => rows.toReversed() },
	{
		name: 'Batch Size 2, then 3',
		shape: looping,
		saved: (workflow) =>
			withNode(workflow, 'Loop', (loop) => ({
				...loop,
				parameters: { ...loop.parameters, batchSize: 3 },
			})),
	},
	{ name: 'node renamed', saved: renamed },
	{
		name: 'node pasted again under its name',
		saved: (workflow) => withNode(workflow, 'Request', (one) => ({ ...one, id: randomUUID() })),
	},
];

/** Other executions of the workflow between the strike and the retry. */
const others = (name: string, sizes: number[]): Change => ({
	name,
	provable: true,
	async meanwhile(world, { cell, workflow }) {
		for (const [run, size] of sizes.entries()) {
			world.rows.set(cell.id, rowsOf(`${cell.id}-other${run}`, size));
			await world.rest.ended(await start(world, workflow), 300_000);
		}
		world.rows.set(cell.id, rowsOf(cell.id, cell.size));
	},
});

const ONE_RUN = others('a run of one item', [1]);
const MANY_ITEMS = others('a run of 2,000 items', [2000]);
const MANY_RUNS = others('four runs of 500 items', [500, 500, 500, 500]);

/** The credential points to another server, where what the first one did counts for nothing. */
const ELSEWHERE: Change = { name: 'another base URL', elsewhere: true };

/** By a user in a hurry: the first try may not yet have noticed that it is over. */
const AT_ONCE: Change = { name: 'nothing, retried at once', hasty: true };

/** Makes the rows of a list. */
export const rowsOf = (prefix: string, size: number): Row[] =>
	Array.from({ length: size }, (_, index) => ({ goodname: `${prefix}-${index + 1}` }));

/** Returns the cells of one strike. The short form has those that are unlike one another. */
export function cellsOf(strike: Strike, long: boolean): Cell[] {
	const cells: Cell[] = [];
	const isKill = strike.name === 'kill -9';
	const add = (change: Change, more: Partial<Cell> = {}) => {
		const id = `${strike.name.replace(/\W+/g, '')}${cells.length + 1}`;
		const size = more.size ?? 5;
		const at = more.at ?? Math.min(3, size);
		cells.push({ id, strike, change, goOn: true, progress: false, ...more, size, at });
	};
	if (strike.refusal) {
		// Needs Stop Workflow: otherwise the execution succeeds, and n8n retries only failed ones.
		for (const change of [...CHANGES, MANY_ITEMS, ELSEWHERE]) add(change, { goOn: false });
		if (long) for (const change of CHANGES) add(change, { goOn: false, size: 60, at: 40 });
		return cells;
	}
	for (const change of CHANGES) add(change);
	for (const size of [1, 60]) add(GROWN, { size });
	add(UNCHANGED, { goOn: false });
	add(GROWN, { goOn: false });
	add(MANY_ITEMS);
	add(ELSEWHERE);
	for (const size of isKill ? [] : [5, 60]) add(AT_ONCE, { size });
	if (isKill) add(ONE_RUN, { size: 2600, at: 2400 });
	if (!long) return cells;
	for (const change of CHANGES) {
		for (const progress of [false, true]) {
			for (const goOn of [true, false]) {
				for (const size of [1, 5, 60]) add(change, { progress, goOn, size });
			}
		}
	}
	add(MANY_RUNS);
	add(MANY_ITEMS, { goOn: false, progress: true });
	for (const change of [UNCHANGED, GROWN]) add(change, { size: 3000, at: 1500 });
	if (isKill) {
		add(ONE_RUN, { size: 3000, at: 2600 });
		add(ONE_RUN, { size: 2600, at: 2400, goOn: false });
	}
	return cells;
}

/** Returns the workflow of a cell. */
export function partsOf(
	world: World,
	{ id, change, size, goOn, progress, strike, credential }: Cell,
): Parts {
	const parts = (change.shape ?? plain)(world, id, {
		...(goOn && { onError: 'continueRegularOutput' }),
		...(credential && { credentials: { payAppApi: credential } }),
	});
	return { ...parts, settings: { saveExecutionProgress: progress, ...strike.settings?.(size) } };
}

function renamed(workflow: StoredWorkflow): StoredWorkflow {
	const { Request, ...connections } = JSON.parse(
		JSON.stringify(workflow.connections).replaceAll('"node":"Request"', '"node":"Charge"'),
	) as Record<string, unknown>;
	return {
		...withNode(workflow, 'Request', (one) => ({ ...one, name: 'Charge' })),
		connections: { ...connections, ...(Request !== undefined && { Charge: Request }) },
	};
}
