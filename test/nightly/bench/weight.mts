import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { newLogin } from '../../../sandbox/demo/stage.mts';
import { startHost } from '../../../sandbox/n8n/host.mts';
import { installCommunityPackage } from '../../../sandbox/n8n/pack.mts';
import { temporaryFolder } from '../../../sandbox/n8n/pack.mts';
import { N8nRest } from '../../../sandbox/n8n/rest.mts';
import { atMost, type Evidence } from '../../support/evidence/evidence.mts';
import type { Ground } from './stage.mts';
import { inTurns, median } from './turns.mts';

const KILOBYTE = 1000;
const STARTS = 5;

const MANY_FILES =
	"n8n loads every file of a package when it starts. This one has 171, an operation a file; finding, reading and compiling them is nearly all of it (profile: Node's module loader and its compiler), so that a busy machine takes longer. In an n8n that takes seconds to start it cannot be seen. The next step is a package for each provider, which loads a quarter of it.";
const LOADS = 15;

/** Measures the tarball, loading it, and what it adds to n8n's start and list of nodes. */
export async function weight(ground: Ground): Promise<Evidence> {
	const tarball = statSync(ground.tarball).size / KILOBYTE;
	const userFolder = temporaryFolder('bench');
	try {
		await installCommunityPackage(userFolder, ground.tarball);
		const load = median(
			Array.from({ length: LOADS }, () => millisecondsToLoad(ground.n8n, userFolder)),
		);
		ground.report(`loading takes ${load.toFixed(1)} ms`);
		const { withIt, without } = await inTurns(
			{
				withIt: async () => await started(ground, ground.tarball),
				without: async () => await started(ground, undefined),
			},
			STARTS,
		);
		const milliseconds = (starts: Started[]) => median(starts.map((one) => one.milliseconds));
		const types = (starts: Started[]) => median(starts.map((one) => one.types)) / KILOBYTE;
		const added = milliseconds(withIt) - milliseconds(without);
		return {
			name: 'weight',
			tables: [
				{
					title: `What the package weighs; n8n started ${STARTS} times with it and without it, in turns`,
					columns: ['', 'measured'],
					rows: [
						['tarball', `${tarball.toFixed(0)} kB`],
						['loading all nodes and credentials', `${load.toFixed(1)} ms`],
						[
							'n8n until it is ready, without the package',
							`${milliseconds(without).toFixed(0)} ms`,
						],
						['n8n until it is ready, with it', `${milliseconds(withIt).toFixed(0)} ms`],
						['added to the start', `${added.toFixed(0)} ms`],
						['types/nodes.json, without the package', `${types(without).toFixed(0)} kB`],
						['types/nodes.json, with it', `${types(withIt).toFixed(0)} kB`],
					],
				},
			],
			goals: [
				atMost('loading all nodes and credentials, in ms', load, 40, MANY_FILES),
				atMost('tarball, in kB', tarball, 250),
			],
		};
	} finally {
		rmSync(userFolder, { recursive: true, force: true });
	}
}

/** Loads the package as n8n does, in a process that has what n8n has loaded by then. */
function millisecondsToLoad(n8n: string, userFolder: string): number {
	const folder = join(userFolder, '.n8n/nodes/node_modules/n8n-nodes-korean-payments');
	const script = `
		require('n8n-workflow');
		require('zod');
		const { nodes, credentials } = require('${folder}/package.json').n8n;
		const started = performance.now();
		for (const file of [...nodes, ...credentials]) {
			const loaded = require('${folder}/' + file);
			new loaded[file.split('/').pop().split('.')[0]]();
		}
		console.log(performance.now() - started);`;
	const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
		// Not in the project's folder, which has another copy of n8n-workflow.
		cwd: userFolder,
		encoding: 'utf8',
		env: { PATH: process.env.PATH, NODE_PATH: join(n8n, 'node_modules') },
	});
	const figure = Number(stdout);
	if (!figure) throw new Error(`The package could not be loaded: ${stderr}`);
	return figure;
}

interface Started {
	milliseconds: number;
	/** Size in bytes of the list of node types that every editor loads */
	types: number;
}

/** Starts a new n8n; the user folder is prepared before the clock starts. */
async function started({ root, n8n }: Ground, tarball: string | undefined): Promise<Started> {
	const userFolder = temporaryFolder('bench');
	mkdirSync(userFolder, { recursive: true });
	try {
		if (tarball) await installCommunityPackage(userFolder, tarball);
		const began = performance.now();
		const host = await startHost({ root, n8n, userFolder });
		const milliseconds = performance.now() - began;
		try {
			const rest = new N8nRest(host.origin);
			await rest.signIn(newLogin());
			const list = await rest.call('GET', '/types/nodes.json');
			return { milliseconds, types: JSON.stringify(list).length };
		} finally {
			await host.dispose();
		}
	} finally {
		rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 });
	}
}
