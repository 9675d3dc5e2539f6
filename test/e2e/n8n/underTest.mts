import type { N8nRest } from '../../../sandbox/n8n/rest.mts';
import type { Login } from '../../../sandbox/n8n/restTypes.mts';
import type { Check } from '../../package/package.mts';
import type { Stored } from '../../package/secrets/places.mts';

/** One n8n, or several processes in queue mode */
export type Mode = 'single' | 'queue';

/** The n8n that the tests of a jest project use */
export interface N8nUnderTest {
	origin: string;
	logFile: string;
	/** A user of it */
	login: Login;
}

/** An n8n under test, as jest's globalTeardown ends it */
export interface Running extends N8nUnderTest {
	/** The project whose tests use it */
	layer: string;
	/** User folders of its processes */
	folders: string[];
	/** Reads what it has stored. */
	stored(rest: N8nRest): Promise<Stored>;
	/** What has to be true of it once the tests have ended */
	checks(): Check[];
	dispose(): Promise<void>;
}

const variable = (mode: Mode): string => `N8N_UNDER_TEST_${mode}`;

/** Tells the tests of this process, and of those it starts, where their n8n is. */
export function announce(mode: Mode, { origin, logFile, login }: N8nUnderTest): void {
	process.env[variable(mode)] = JSON.stringify({ origin, logFile, login });
}

/** Returns the n8n of the jest project that is running; jest.config.mjs says which mode it has. */
export function underTest(): N8nUnderTest {
	const { n8nMode } = globalThis as { n8nMode?: Mode };
	const given = n8nMode && process.env[variable(n8nMode)];
	if (!given) throw new Error("Only jest projects with n8n's globalSetup have an n8n");
	return JSON.parse(given) as N8nUnderTest;
}
