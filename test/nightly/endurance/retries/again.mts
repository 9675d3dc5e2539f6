// An execution is retried, then its first try is retried again: that try holds nothing of what the
// retry in between sent, so only the write-ahead log prevents a second payment.
import { until } from '../../../../sandbox/n8n/command.mts';
import type { StoredWorkflow } from '../../../../sandbox/n8n/restTypes.mts';
import { publish, timesAskedFor } from '../../../e2e/host/bench.mts';
import { listed, type Played } from './automatic.mts';
import { rowsOf } from './cells.mts';
import { judge, retry, type Verdict } from './judge.mts';
import type { Row } from './rows.mts';
import type { Strike } from './strikes.mts';
import { plain, withNode } from './workflows.mts';
import { quiet, type World } from './world.mts';

/** An execution that ended at its third item, which the provider refused but no longer would. */
export interface Refused {
	list: string;
	rows: Row[];
	workflow: StoredWorkflow;
	id: string;
}

/** Makes one, then sets On Error to Continue in the saved workflow. */
export async function refusedAtThird(world: World, list: string, size: number): Promise<Refused> {
	const rows = rowsOf(list, size);
	const { nodes, ...more } = plain(world, list, {});
	const workflow = await publish(world, nodes, more);
	world.gate.refuse(`${list}-3`);
	const { id } = await listed(world, workflow, list, rows);
	world.gate.release();
	const goOn = { onError: 'continueRegularOutput' };
	await world.rest.saveWorkflow(withNode(workflow, 'Request', (one) => ({ ...one, ...goOn })));
	return { list, rows, workflow, id };
}

/** Retries it, and judges what this retry says and everything that was sent. */
export async function judgeRetry(world: World, { rows, id }: Refused): Promise<Verdict> {
	const before = timesAskedFor(world);
	const retried = await retry(world, id, true);
	await quiet(world, 200);
	return judge(world, rows, before, retried);
}

/** The retry in between succeeds. */
export async function retriedTwice(world: World): Promise<Played> {
	const refused = await refusedAtThird(world, 'again', 60);
	await retry(world, refused.id);
	const name = 'a retry that went well, then the first try retried';
	return { name, verdict: await judgeRetry(world, refused) };
}

/** The retry in between is struck at its sixth item. */
export async function struckTwice(world: World, strike: Strike, size = 8): Promise<Played> {
	const list = `struck${strike.name.replace(/\W+/g, '')}${size}`;
	const refused = await refusedAtThird(world, list, size);
	world.gate.hold(`${list}-6`);
	// If the strike ends n8n itself, the retry request gets no answer.
	const retried = retry(world, refused.id, true).catch(() => undefined);
	await until('the sixth item', () => world.gate.isHolding(`${list}-6`), { every: 20 });
	const [newest] = await world.rest.executions(refused.workflow.id);
	await strike.strike(world, newest?.id ?? '');
	world.gate.release();
	await retried;
	await quiet(world);
	const name = `of ${size} items, a retry struck by ${strike.name}, then the first try retried`;
	return { name, verdict: await judgeRetry(world, refused) };
}

/** Three retries of one execution at once. */
export async function retriedAtOnce(world: World, times: number): Promise<Played> {
	const verdicts: Verdict[] = [];
	for (let time = 1; time <= times; time += 1) {
		const { rows, id } = await refusedAtThird(world, `atonce${time}`, 5);
		const before = timesAskedFor(world);
		const press = async () => await retry(world, id, true);
		const [first] = await Promise.all([press(), press(), press()]);
		await quiet(world, 200);
		verdicts.push(judge(world, rows, before, first));
	}
	return { name: `three retries at once, ${times} times`, verdict: summed(verdicts) };
}

/** Adds up several verdicts into one. */
function summed(all: Verdict[]): Verdict {
	const sum = (of: Exclude<keyof Verdict, 'status' | 'ran'>) =>
		all.reduce((total, one) => total + one[of], 0);
	return {
		twice: sum('twice'),
		lost: sum('lost'),
		mistaken: sum('mistaken'),
		sentByRetry: sum('sentByRetry'),
		heldBack: sum('heldBack'),
		ran: all.some(({ ran }) => ran),
		status: [...new Set(all.map(({ status }) => status))].join(', '),
	};
}
