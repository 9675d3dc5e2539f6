import { join } from 'node:path';

import { newLogin } from '../../../sandbox/demo/stage.mts';
import { installN8n } from '../../../sandbox/n8n/install.mts';
import { buildAndPack, temporaryFolder } from '../../../sandbox/n8n/pack.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { SECRETS_FILE } from '../../package/secrets/known.mts';
import { announce, type Mode, type Running } from './underTest.mts';

/** What a jest project's globalSetup is told besides the global settings */
export interface Project {
	displayName?: { name: string };
	rootDir: string;
}

/** Where an n8n is started, and what with */
export interface Place {
	/** The project's folder */
	root: string;
	/** The folder of the installed n8n */
	n8n: string;
	/** The packed package */
	tarball: string;
}

type Started = Omit<Running, 'layer' | 'login'>;

/** The n8n of this jest process that are up */
export const running: Running[] = [];

/**
 * Starts the n8n of a jest project with the packed package installed, and a user of it. The variable
 * TARBALL names a package that is packed already.
 */
export async function startUnderTest(
	mode: Mode,
	{ displayName, rootDir: root }: Project,
	start: (place: Place) => Promise<Started>,
): Promise<void> {
	process.env[SECRETS_FILE] ??= join(temporaryFolder('secrets'), 'known');
	const n8n = await installN8n(root, console.log);
	const tarball = process.env.TARBALL || (await buildAndPack(root, console.log)).tarball;
	const login = newLogin();
	const one: Running = {
		...(await start({ root, n8n, tarball })),
		login,
		layer: displayName?.name ?? mode,
	};
	running.push(one);
	await new N8nRest(one.origin).signIn(login);
	announce(mode, one);
}
