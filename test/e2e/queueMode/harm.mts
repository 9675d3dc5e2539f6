// Kills or stops n8n's processes in queue mode in the middle of payment requests, and watches.
import { sleep, until } from '../../../sandbox/n8n/command.mts';
import type { N8nHost } from '../../../sandbox/n8n/host.mts';
import type { StoredWorkflow } from '../../../sandbox/n8n/restTypes.mts';
import { timesAskedFor, type Bench } from '../host/bench.mts';
import type { QueueMode } from './mode.mts';
import { taken } from './whoRan.mts';

/** What is done to n8n, and whether it is undone before or after "Retry execution". */
export interface Harm {
	name: string;
	/** Strikes the worker that has the execution, in the middle of it */
	strike(mode: QueueMode, worker: N8nHost): Promise<void>;
	/** Restores n8n to full strength; `missedAfter` is how long Bull takes to miss a worker */
	mend(mode: QueueMode, worker: N8nHost, missedAfter: number): Promise<void>;
	/** The retry comes before the mending, as from a user in a hurry */
	retryFirst?: boolean;
}

/** What came of a harm. */
export interface Aftermath {
	harm: string;
	/** Requests sent before it happened */
	before: number;
	/** Requests that n8n made afterwards, by itself */
	byItself: number;
	/** Requests that "Retry execution" made */
	byRetry: number;
	/** Items requested more than once */
	twice: number;
	/** Items never requested */
	never: number;
	/** The execution's final status, and the seconds until n8n knew that it no longer runs */
	status: string;
	seconds: number;
	/** How the retry ended, or why there was none */
	retry: string;
}

const GOODS = ['A', 'B', 'C', 'D', 'E', 'F'];
/** How long each request takes, in milliseconds: enough to strike between two of them. */
const LATENCY = 700;

/** Runs a workflow that requests six payments, strikes at the third and reports the aftermath. */
export async function strikeAmidst(
	bench: Bench,
	mode: QueueMode,
	workflow: StoredWorkflow,
	harm: Harm,
	missedAfter: number,
): Promise<Aftermath> {
	const { rest, sandbox } = bench;
	const sent = () => Object.values(timesAskedFor(bench)).reduce((sum, times) => sum + times, 0);
	sandbox.payapp.reset();
	sandbox.payapp.switches.latencyMs = LATENCY;
	await post(bench, workflow);
	await until('the third request', () => sent() === 3, { every: 20 });
	const id = (await rest.executions(workflow.id))[0]?.id ?? '';
	const worker = mode.workers.find((one) => taken(one).includes(id));
	if (!worker) throw new Error(`No worker has execution ${id}`);

	await harm.strike(mode, worker);
	const started = Date.now();
	const before = sent();
	if (!harm.retryFirst) await harm.mend(mode, worker, missedAfter);
	const over = async () => {
		const { status } = await rest.execution(id);
		return status !== 'running' && status;
	};
	// Beyond the time to miss it, n8n checks for half a minute whether it is still running after all.
	await until(`execution ${id} to be given up`, over, { timeout: missedAfter + 60_000 });
	const seconds = Math.round((Date.now() - started) / 1000);
	// By now any job would have been given to another worker.
	await sleep(missedAfter / 2);
	const afterwards = sent();

	sandbox.payapp.switches.latencyMs = null;
	const retry = await rest.retry(id).then(
		({ status, data }) => data?.resultData.error?.message?.split('. ')[0] ?? status,
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);
	const retried = sent();
	if (harm.retryFirst) {
		await harm.mend(mode, worker, missedAfter);
		// The worker now finishes what it had in hand.
		await sleep(GOODS.length * LATENCY + 2000);
	}
	const times = timesAskedFor(bench);
	return {
		harm: harm.name,
		before,
		byItself: afterwards - before + (sent() - retried),
		byRetry: retried - afterwards,
		twice: Object.values(times).filter((count) => count > 1).length,
		never: GOODS.filter((goods) => !times[goods]).length,
		status: (await rest.execution(id)).status,
		seconds,
		retry,
	};
}

async function post({ rest }: Bench, workflow: StoredWorkflow): Promise<void> {
	const start = workflow.nodes.find(({ name }) => name === 'Start');
	const answer = await fetch(`${rest.origin}/webhook/${String(start?.parameters.path)}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(GOODS.map((goodname) => ({ goodname }))),
	});
	if (!answer.ok) throw new Error(`The webhook answered ${answer.status}`);
}
