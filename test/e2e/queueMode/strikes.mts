// What strikes executions in the middle of a write, in queue mode.
import { sleep, until } from '../../../sandbox/n8n/command.mts';
import { allEnded, type Strike } from '../../nightly/endurance/retries/strikes.mts';
import type { QueueMode } from './mode.mts';

/** How long the database is away, in milliseconds. */
const AWAY = 5000;

/** Kills both workers, whichever has an execution. */
export const workersKilled = ({ workers }: QueueMode): Strike => ({
	name: 'workers killed',
	strike: async (world, ...executions) => {
		await Promise.all(workers.map(async (worker) => await worker.kill()));
		await Promise.all(workers.map(async (worker) => await worker.start()));
		await allEnded(world, ...executions);
	},
});

export const mainKilled = ({ main }: QueueMode): Strike => ({
	name: 'main killed',
	strike: async () => {
		await main.kill();
		await main.start();
	},
});

/** The answers arrive while it stands still. */
export const databaseFrozen = (mode: QueueMode): Strike => ({
	name: 'database stands still for 5 s',
	strike: async ({ gate }) => {
		mode.postgres.freeze();
		gate.release();
		await sleep(AWAY);
		mode.postgres.thaw();
		await allReady(mode);
	},
});

export const databaseRestarted = (mode: QueueMode): Strike => ({
	name: 'database down for 5 s',
	strike: async ({ gate }) => {
		await mode.postgres.stop();
		gate.release();
		await sleep(AWAY);
		await mode.postgres.start();
		await allReady(mode);
	},
});

/** Waits until every process of n8n reaches the database again; until then it answers 503. */
async function allReady({ main, webhook, workers }: QueueMode): Promise<void> {
	const isReady = async () =>
		(await Promise.all([main, webhook, ...workers].map((host) => host.isAlive()))).every(Boolean);
	await until('n8n to reach its database again', isReady, { timeout: 120_000, every: 200 });
}
