import type { Evidence } from '../../support/evidence/evidence.mts';
import { crash } from './crash.mts';
import { duplicates } from './duplicates.mts';
import { notifications } from './notifications.mts';
import { retries } from './retries/index.mts';
import { lostProcesses } from '../../e2e/queueMode/lostProcesses.mts';
import { queueRetries } from '../../e2e/queueMode/retries.mts';
import type { Stage } from './stage.mts';

/** The endurance layer's measurements by name, in order. */
export const ENDURANCE: Record<string, (stage: Stage) => Promise<Evidence>> = {
	notifications,
	duplicates,
	crash,
	retries,
	'queue-lost-processes': lostProcesses,
	'queue-retries': queueRetries,
};
