// What layers need on the machine besides npm packages. Only this step of `npm test` installs
// anything there; the tests themselves only say what is missing.
import { NEEDS as BROWSER } from './e2e/browser/chromium.mts';
import { NEEDS as QUEUE_MODE } from './e2e/queueMode/programs.mts';
import { provide, type Needs } from './support/debian.mts';

const NEEDS: Record<string, Needs> = {
	browser: BROWSER,
	queue: QUEUE_MODE,
	endurance: QUEUE_MODE,
};

/** Installs what the layers need and the machine lacks, where this process may. */
export async function setUpMachine(layers: string[]): Promise<void> {
	for (const needs of new Set(layers.flatMap((layer) => NEEDS[layer] ?? []))) {
		await provide(needs, console.log).catch((error: unknown) => {
			// The layer that needs it fails and says so; the others can do without.
			console.log(error instanceof Error ? error.message : error);
		});
	}
}
