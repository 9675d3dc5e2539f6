// What strikes executions in the middle of a write. `killed` is for n8n's regular mode.
import { sleep } from '../../../../sandbox/n8n/command.mts';
import type { N8nHost } from '../../../../sandbox/n8n/host.mts';
import type { World } from './world.mts';

/** What ends executions at an item. */
export interface Strike {
	name: string;
	/** The provider refuses the item; otherwise its answer is held back until the strike is over */
	refusal?: true;
	/** The workflow's settings, by its number of items */
	settings?: (size: number) => Record<string, unknown>;
	/** Called once each of these executions waits for the answer about its item */
	strike(world: World, ...executions: string[]): Promise<void>;
}

/** Waits until all of these executions have ended. */
export async function allEnded({ rest }: World, ...executions: string[]): Promise<void> {
	await Promise.all(executions.map(async (id) => await rest.ended(id, 120_000)));
}

export const STOP: Strike = {
	name: 'Stop',
	strike: async ({ rest }, ...executions) => {
		await Promise.all(executions.map(async (id) => await rest.stop(id)));
		// In queue mode the worker learns of it a little later.
		await sleep(500);
	},
};

export const TIME_OUT: Strike = {
	name: 'time-out',
	// In seconds: enough for the items before the struck one.
	settings: (size) => ({ executionTimeout: size > 100 ? 30 : 8 }),
	strike: allEnded,
};

/** Kills n8n and starts it again. */
export const killed = (host: N8nHost): Strike => ({
	name: 'kill -9',
	strike: async () => {
		await host.kill();
		await host.start();
	},
});

/** Nothing is in doubt: the provider said no, and the execution ended by itself. */
export const REFUSAL: Strike = { name: 'refusal', refusal: true, strike: allEnded };
