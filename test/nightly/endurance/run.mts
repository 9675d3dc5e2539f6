import { installN8n } from '../../../sandbox/n8n/install.mts';
import { asText, type Evidence } from '../../support/evidence/evidence.mts';
import { keep } from '../../support/evidence/store.mts';
import { count, long, ONE_FAILED, root, sum, type Count } from '../../support/runJest.mts';
import { ENDURANCE } from './index.mts';

/** Puts a real n8n under load and kills it in between; each goal counts as a test. */
export async function endurance(tarball: string): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const counts: Count[] = [];
	for (const [name, measure] of Object.entries(ENDURANCE)) {
		try {
			const evidence = await measure({ root, n8n, tarball, long, report: console.log });
			console.log(`\n${asText(evidence)}\n`);
			keep(evidence);
			counts.push(count(evidence.goals, isHeld));
		} catch (error) {
			console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
			counts.push(ONE_FAILED);
		}
	}
	return sum(...counts);
}

const isHeld = ({ met, knownMiss }: Evidence['goals'][number]): boolean =>
	met || knownMiss !== undefined;
