// Retries in queue mode: the notes of two workers meet in one database.
import { newLogin } from '../../sandbox/demo/stage.mts';
import { sleep } from '../../sandbox/n8n/command.mts';
import { N8nRest } from '../../sandbox/n8n/rest.mts';
import { refusedAtThird, type Played } from '../endurance/retries/automatic.mts';
import { cellsOf, rowsOf } from '../endurance/retries/cells.mts';
import { asEvidence } from '../endurance/retries/evidence.mts';
import { judge, retry } from '../endurance/retries/judge.mts';
import { playAll, type Result } from '../endurance/retries/play.mts';
import { REFUSAL, STOP, TIME_OUT } from '../endurance/retries/strikes.mts';
import { openWorld, quiet, start, type World } from '../endurance/retries/world.mts';
import type { Stage } from '../endurance/index.mts';
import type { Evidence } from '../evidence/evidence.mts';
import { openBenchAt, timesAskedFor } from '../host/bench.mts';
import { startQueueMode } from './mode.mts';
import { databaseFrozen, databaseRestarted, mainKilled, workersKilled } from './strikes.mts';

/** So that n8n misses a killed worker soon. */
const SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1500',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** As `retries`, with n8n in queue mode; the short form with what nothing else shows. */
export async function queueRetries(stage: Stage): Promise<Evidence> {
	const { long, report } = stage;
	const mode = await startQueueMode({ ...stage, env: SOON });
	try {
		const login = newLogin();
		await new N8nRest(mode.origin).signIn(login);
		const { origin, logFile } = mode;
		const world = await openWorld(await openBenchAt({ origin, logFile, login }));
		try {
			const automatic = [
				await retriedAtOnce(world, long ? 45 : 8),
				await besideOthers(world, long ? 3 : 1),
			];
			const always = [STOP, databaseFrozen(mode)];
			const inLongForm = [
				TIME_OUT,
				REFUSAL,
				mainKilled(mode),
				databaseRestarted(mode),
				workersKilled(mode),
			];
			const results: Result[] = [];
			for (const strike of long ? [...always, ...inLongForm] : always) {
				const cells = cellsOf(strike, false);
				report(`queue mode: ${cells.length} executions, ${strike.name} ...`);
				results.push(...(await playAll(world, cells)));
			}
			return asEvidence('queue-retries', results, automatic);
		} finally {
			await world.close();
		}
	} finally {
		await mode.dispose();
	}
}

/** Three retries of one execution at once, which the two workers share. */
async function retriedAtOnce(world: World, times: number): Promise<Played> {
	const played: Array<Played['verdict']> = [];
	for (let time = 1; time <= times; time += 1) {
		const { rows, failed } = await refusedAtThird(world, `atonce${time}`);
		const before = timesAskedFor(world);
		const all = await Promise.all([1, 2, 3].map(async () => await retry(world, failed.id)));
		await quiet(world, 200);
		for (const one of all) played.push(judge(world, rows, before, one));
	}
	return { name: `three retries at once, ${times} times`, verdict: summed(played) };
}

/**
 * A long run beside many short ones of the same node, on two workers. Of the long one the first
 * execution knows nothing: it was its retry. So what a second retry sends shows which notes are lost.
 */
async function besideOthers(world: World, times: number): Promise<Played> {
	const played: Array<Played['verdict']> = [];
	for (let time = 1; time <= times; time += 1) {
		const list = `beside${time}`;
		const { rows, workflow, failed } = await refusedAtThird(world, list, 1500);
		world.rows.set(list, rowsOf(`${list}-other`, 1));
		let isOver = false;
		const retried = retry(world, failed.id).finally(() => (isOver = true));
		for (let run = 0; run < 250 && !isOver; run += 1) {
			await start(world, workflow);
			await sleep(20);
		}
		await retried;
		await quiet(world, 1500);
		const before = timesAskedFor(world);
		played.push(judge(world, rows, before, await retry(world, failed.id)));
	}
	const name = `1,500 items beside runs of one item, retried again, ${times} times`;
	return { name, verdict: summed(played) };
}

const summed = (all: Array<Played['verdict']>): Played['verdict'] => ({
	twice: sum(all, 'twice'),
	lost: sum(all, 'lost'),
	mistaken: sum(all, 'mistaken'),
	sentByRetry: sum(all, 'sentByRetry'),
	heldBack: sum(all, 'heldBack'),
	status: [...new Set(all.map(({ status }) => status))].join(', '),
});

const sum = (
	all: Array<Played['verdict']>,
	of: Exclude<keyof Played['verdict'], 'status'>,
): number => all.reduce((total, one) => total + one[of], 0);
