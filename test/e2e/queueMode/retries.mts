// Retries in queue mode: two workers share one write-ahead log in one database.
import { newLogin } from '../../../sandbox/demo/stage.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import {
	judgeRetry,
	refusedAtThird,
	retriedAtOnce,
	struckTwice,
} from '../../nightly/endurance/retries/again.mts';
import type { Played } from '../../nightly/endurance/retries/automatic.mts';
import { cellsOf, rowsOf } from '../../nightly/endurance/retries/cells.mts';
import { asEvidence } from '../../nightly/endurance/retries/evidence.mts';
import { retry } from '../../nightly/endurance/retries/judge.mts';
import { playAll, type Result } from '../../nightly/endurance/retries/play.mts';
import { REFUSAL, STOP, TIME_OUT } from '../../nightly/endurance/retries/strikes.mts';
import { call, openWorld, quiet, type World } from '../../nightly/endurance/retries/world.mts';
import type { Stage } from '../../nightly/endurance/stage.mts';
import type { Evidence } from '../../support/evidence/evidence.mts';
import { openBenchAt } from '../host/bench.mts';
import { startQueueMode } from './mode.mts';
import { databaseFrozen, databaseRestarted, mainKilled, workersKilled } from './strikes.mts';

/** Makes n8n miss a killed worker soon. */
const SOON = {
	QUEUE_WORKER_LOCK_DURATION: '6000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1500',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
};

/** The changes before a retry that the short form keeps */
const FEW = new Set([
	'a row in front',
	'node pasted again under its name',
	'nothing, retried at once',
]);

/** Like `retries`, with n8n in queue mode; the short form has only what nothing else shows. */
export async function queueRetries(stage: Stage): Promise<Evidence> {
	const { long, report } = stage;
	const mode = await startQueueMode({ ...stage, env: SOON });
	try {
		const login = newLogin();
		await new N8nRest(mode.origin).signIn(login);
		const { origin, logFile } = mode;
		const world = await openWorld(await openBenchAt({ origin, logFile, login }));
		try {
			const results: Result[] = [];
			for (const strike of long ? [STOP, TIME_OUT, REFUSAL, workersKilled(mode)] : [STOP]) {
				const cells = cellsOf(strike, false).filter(({ change }) => long || FEW.has(change.name));
				report(`queue mode: ${cells.length} executions, ${strike.name} ...`);
				results.push(...(await playAll(world, cells)));
			}
			const others: Played[] = [await retriedAtOnce(world, long ? 100 : 5)];
			for (let time = 1; time <= (long ? 3 : 1); time += 1) {
				others.push(await besideOthers(world, time));
			}
			const short = [databaseFrozen(mode), databaseRestarted(mode)];
			for (const strike of long ? [...short, mainKilled(mode), workersKilled(mode)] : short) {
				report(`queue mode: a retry, ${strike.name} ...`);
				others.push(await struckTwice(world, strike));
				if (long) others.push(await struckTwice(world, strike, 60));
			}
			return asEvidence('queue-retries', results, others);
		} finally {
			await world.close();
		}
	} finally {
		await mode.dispose();
	}
}

/**
 * Runs a long retry beside many short runs of the same node, on two workers: what is sent when the
 * first try is retried again shows which rows of the log were lost.
 */
async function besideOthers(world: World, time: number): Promise<Played> {
	const list = `beside${time}`;
	const refused = await refusedAtThird(world, list, 1500);
	world.rows.set(list, rowsOf(`${list}-other`, 1));
	world.sandbox.payapp.switches.latencyMs = 5;
	const over = new AbortController();
	const retried = retry(world, refused.id).finally(() => over.abort());
	let runs = 0;
	for (; runs < 250 && !over.signal.aborted; runs += 1) await call(world, refused.workflow);
	await retried;
	world.sandbox.payapp.switches.latencyMs = null;
	await quiet(world, 1500);
	const verdict = await judgeRetry(world, refused);
	return { name: `1,500 items beside ${runs} runs of one item, retried again`, verdict };
}
