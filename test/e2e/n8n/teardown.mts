// globalTeardown of all projects with an n8n: what has to be true once the tests have ended
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { ENDING_FILE, searchN8n, type Ending } from '../../package/secrets/index.mts';
import { SECRETS_FILE } from '../../package/secrets/known.mts';
import { running, type Project } from './start.mts';
import type { Running } from './underTest.mts';

export default async (_: unknown, { rootDir }: Project): Promise<void> => {
	for (const one of running.splice(0)) {
		try {
			judge(await endingOf(one, rootDir));
		} finally {
			await one.dispose();
		}
	}
};

async function endingOf(one: Running, root: string): Promise<Ending> {
	const { origin, login, layer, folders, logFile } = one;
	const rest = new N8nRest(origin);
	await rest.signIn(login);
	const found = await searchN8n({
		layer,
		rest,
		stored: await one.stored(rest),
		secretsFile: process.env[SECRETS_FILE] ?? '',
		files: [...folders, logFile, join(root, 'test/artefacts')],
	});
	return { ...found, checks: one.checks() };
}

/** Leaves it to test/run.mts, if that started jest, which also has all that was printed. */
function judge(ending: Ending): void {
	const file = process.env[ENDING_FILE];
	if (file) {
		writeFileSync(file, JSON.stringify(ending), { mode: 0o600 });
		return;
	}
	const problems = ending.checks.filter(({ problem }) => problem !== '');
	const secrets = ending.search.findings.map(({ kind, place }) => `${kind} in ${place}`);
	const wrong = [...problems.map(({ name, problem }) => `${name}: ${problem}`), ...secrets];
	if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
