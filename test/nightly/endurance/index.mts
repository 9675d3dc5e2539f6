import type { Report } from '../../../sandbox/n8n/command.mts';
import type { Evidence } from '../../support/evidence/evidence.mts';
import { crash } from './crash.mts';
import { duplicates } from './duplicates.mts';
import { notifications } from './notifications.mts';
import { retries } from './retries/index.mts';
import { lostProcesses } from '../../e2e/queue/lostProcesses.mts';
import { queueRetries } from '../../e2e/queue/retries.mts';

/** What a measurement in a real n8n is given. */
export interface Stage {
	/** The project's folder */
	root: string;
	/** The folder of the installed n8n */
	n8n: string;
	/** The packed package */
	tarball: string;
	/** The long form, for evidence; otherwise the short one, for every run of the tests */
	long: boolean;
	report: Report;
}

/** The endurance layer's measurements by name, in order. */
export const ENDURANCE: Record<string, (stage: Stage) => Promise<Evidence>> = {
	notifications,
	duplicates,
	crash,
	retries,
	'queue-lost-processes': lostProcesses,
	'queue-retries': queueRetries,
};
