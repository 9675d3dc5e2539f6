// What happens to executions in the middle of a write, in n8n's regular mode.
import { sleep } from '../../../sandbox/n8n/command.mts';
import type { N8nHost } from '../../../sandbox/n8n/host.mts';
import type { World } from './world.mts';

/** What ends executions at an item. */
export interface Strike {
	name: string;
	/** The provider refuses the item; else its answer is kept back until the strike is over */
	refusal?: true;
	/** Settings of the workflow, by how many items it has */
	settings?: (size: number) => Record<string, unknown>;
	/** Done when every one of these executions waits for the answer about its item */
	strike(world: World, ...executions: string[]): Promise<void>;
}

/** Waits until all have ended. */
export async function allEnded({ rest }: World, ...executions: string[]): Promise<void> {
	await Promise.all(executions.map(async (id) => await rest.ended(id, 120_000)));
}

export const STOP: Strike = {
	name: 'Stop',
	strike: async ({ rest }, ...executions) => {
		await Promise.all(executions.map(async (id) => await rest.stop(id)));
		// In queue mode the worker hears of it a little later.
		await sleep(500);
	},
};

export const TIME_OUT: Strike = {
	name: 'time-out',
	// In seconds: enough for the items before the one that it strikes.
	settings: (size) => ({ executionTimeout: size > 100 ? 30 : 8 }),
	strike: allEnded,
};

/** n8n is ended at once, and started again. */
export const killed = (host: N8nHost): Strike => ({
	name: 'kill -9',
	strike: async () => {
		await host.kill();
		await host.start();
	},
});

/** Nothing is in doubt: the provider said no, and the execution ended in order. */
export const REFUSAL: Strike = { name: 'refusal', refusal: true, strike: allEnded };
