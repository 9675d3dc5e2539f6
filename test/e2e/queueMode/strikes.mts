// What strikes executions in the middle of a write, in queue mode.
import { sleep } from '../../../sandbox/n8n/command.mts';
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
export const databaseFrozen = ({ postgres }: QueueMode): Strike => ({
	name: 'database stands still for 5 s',
	strike: async ({ gate }) => {
		postgres.freeze();
		gate.release();
		await sleep(AWAY);
		postgres.thaw();
	},
});

export const databaseRestarted = ({ postgres }: QueueMode): Strike => ({
	name: 'database down for 5 s',
	strike: async ({ gate }) => {
		await postgres.stop();
		gate.release();
		await sleep(AWAY);
		await postgres.start();
	},
});
