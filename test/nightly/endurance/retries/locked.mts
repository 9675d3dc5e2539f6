// n8n's database is locked while a retry looks up what earlier tries have sent.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { sleep, until } from '../../../../sandbox/n8n/command.mts';
import type { N8nHost } from '../../../../sandbox/n8n/host.mts';
import { publish, timesAskedFor } from '../../../e2e/host/bench.mts';
import type { Played } from './automatic.mts';
import { rowsOf } from './cells.mts';
import { judge, retry } from './judge.mts';
import { killed } from './strikes.mts';
import { plain } from './workflows.mts';
import { quiet, start, type World } from './world.mts';

/** In milliseconds. n8n gives up a write after a second; in the end it must store the execution. */
const LOCKED = 2400;

/** Kills an execution; when its retry reaches the node, nothing can be written to the database. */
export async function notesLocked(world: World, host: N8nHost): Promise<Played> {
	const { gate, rest, sandbox } = world;
	const list = 'locked';
	const rows = rowsOf(list, 5);
	world.rows.set(list, rows);
	const { nodes, ...more } = plain(world, list, { onError: 'continueRegularOutput' });
	const workflow = await publish(world, nodes, more);
	gate.hold(`${list}-3`);
	const id = await start(world, workflow);
	await until('the third item', () => gate.isHolding(`${list}-3`), { every: 20 });
	await killed(host).strike(world, id);
	gate.release();
	await rest.ended(id);
	await quiet(world);

	const before = timesAskedFor(world);
	const calls = sandbox.payapp.calls.length;
	const isAsked = world.rows.hold(list);
	const retried = retry(world, id);
	await isAsked;
	const database = new DatabaseSync(join(host.userFolder, '.n8n/database.sqlite'));
	try {
		database.exec('PRAGMA busy_timeout = 5000; BEGIN EXCLUSIVE');
		world.rows.release();
		const end = Date.now() + LOCKED;
		while (Date.now() < end && sandbox.payapp.calls.length === calls) await sleep(20);
		database.exec('ROLLBACK');
	} finally {
		database.close();
	}
	const verdict = judge(world, rows, before, await retried);
	return { name: 'killed, and n8n’s database locked in the retry', verdict };
}
