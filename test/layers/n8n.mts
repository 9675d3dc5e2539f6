import { join } from 'node:path';

import { newLogin } from '../../sandbox/demo/stage.mts';
import { startHost } from '../../sandbox/n8n/host.mts';
import { installN8n } from '../../sandbox/n8n/install.mts';
import { buildAndPack, type PackedPackage } from '../../sandbox/n8n/pack.mts';
import { N8nRest } from '../../sandbox/n8n/rest.mts';
import { ENDURANCE } from '../nightly/endurance/index.mts';
import { asText } from '../support/evidence/evidence.mts';
import { keep } from '../support/evidence/store.mts';
import { startQueueMode } from '../e2e/queue/mode.mts';
import { checkSpread } from '../e2e/queue/whoRan.mts';
import { checkSecrets } from '../package/secrets/index.mts';
import { SECRETS_FILE } from '../package/secrets/known.mts';
import { readByRest, readDatabase, type Stored } from '../package/secrets/places.mts';
import {
	count,
	jest,
	long,
	ONE_FAILED,
	resultsOf,
	root,
	scratch,
	show,
	sum,
	type Count,
} from './jest.mts';

/** Built once for all layers that need it. */
let packed: Promise<PackedPackage> | undefined;

export async function packedPackage(): Promise<PackedPackage> {
	packed ??= buildAndPack(root, console.log);
	return await packed;
}

/** Runs one jest project against a real n8n that has the packed package installed. */
export async function inN8n(layer: string): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const host = await startHost({ root, n8n, tarball });
	const { origin, logFile, userFolder } = host;
	try {
		const stored = async () => await Promise.resolve(readDatabase(userFolder));
		return await against({ origin, logFile, folders: [userFolder], stored }, layer, layer);
	} finally {
		await host.dispose();
	}
}

/** Runs the host tests again, with n8n in queue mode; the short form runs only some files. */
export async function inQueueMode(): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const mode = await startQueueMode({ root, n8n, tarball, report: console.log });
	const { origin, logFile, main, webhook, workers } = mode;
	try {
		const files = long ? [] : ['story', 'notification', 'retry', 'gmpay'];
		const folders = [main, webhook, ...workers].map(({ userFolder }) => userFolder);
		const told = await against(
			{ origin, logFile, folders, stored: readByRest },
			'queue',
			'host',
			files,
		);
		return sum(told, show(checkSpread(mode)));
	} finally {
		await mode.dispose();
	}
}

/** A running n8n, and where it keeps things */
interface Running {
	origin: string;
	logFile: string;
	folders: string[];
	stored: (rest: N8nRest) => Promise<Stored>;
}

/** Runs one jest project, or some files of it, against a new n8n; then searches for secrets. */
async function against(
	{ origin, logFile, folders, stored }: Running,
	layer: string,
	project: string,
	files: string[] = [],
): Promise<Count> {
	const login = newLogin();
	const rest = new N8nRest(origin);
	await rest.signIn(login);
	const secretsFile = join(scratch, `${layer}.secrets`);
	const said: string[] = [];
	const env = {
		N8N_UNDER_TEST: JSON.stringify({ origin, logFile, login }),
		[SECRETS_FILE]: secretsFile,
	};
	const tests = await jest(project, { env, files, said });
	const isClean = await checkSecrets({
		layer,
		rest,
		secretsFile,
		stored: await stored(rest),
		files: [...folders, logFile, resultsOf(project), join(root, 'test/artefacts')],
		said: said.join(''),
	});
	return sum(tests, { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1 });
}

/** Puts a real n8n under load and kills it in between; each goal counts as a test. */
export async function endurance(): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const counts: Count[] = [];
	for (const [name, measure] of Object.entries(ENDURANCE)) {
		try {
			const evidence = await measure({ root, n8n, tarball, long, report: console.log });
			console.log(`\n${asText(evidence)}\n`);
			keep(evidence);
			const isHeld = ({ met, knownMiss }: (typeof evidence.goals)[number]) =>
				met || knownMiss !== undefined;
			counts.push(count(evidence.goals, isHeld));
		} catch (error) {
			console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
			counts.push(ONE_FAILED);
		}
	}
	return sum(...counts);
}
