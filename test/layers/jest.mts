import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { temporaryFolder } from '../../sandbox/n8n/pack.mts';
import type { Check } from '../package/package.mts';

/** How many tests of a layer passed and failed. */
export interface Count {
	passed: number;
	failed: number;
}

/** The project's folder */
export const root = dirname(dirname(import.meta.dirname));

/** For what a run leaves behind; removed when this process exits */
export const scratch = temporaryFolder('test');
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

export const ONE_FAILED: Count = { passed: 0, failed: 1 };

/** Whether the layers that have a long form run it, for evidence. */
export const long = process.argv.includes('--long');

/** A hanging layer must not hang whoever waits for the tests. In milliseconds. */
const LAYER_LIMIT = (long ? 90 : 20) * 60_000;

/** What jest is told besides the layer. */
export interface JestOptions {
	env?: NodeJS.ProcessEnv;
	/** Only these files of the layer, by name */
	files?: string[];
	/** Receives what is printed */
	said?: string[];
}

/** Returns where jest writes the results of a layer. */
export const resultsOf = (layer: string): string => join(scratch, `${layer}.json`);

/** Runs one jest project and counts its tests. A layer with none, or with skipped ones, fails. */
export async function jest(
	layer: string,
	{ env = {}, files = [], said = [] }: JestOptions = {},
): Promise<Count> {
	const outputFile = resultsOf(layer);
	rmSync(outputFile, { force: true });
	const oneAtATime = env.N8N_UNDER_TEST ? ['--runInBand'] : [];
	const bin = join(root, 'node_modules/jest/bin/jest.js');
	const options = [
		'--selectProjects',
		layer,
		'--json',
		`--outputFile=${outputFile}`,
		...oneAtATime,
		...files.flatMap((file) => ['--testPathPatterns', `/${file}\\.test`]),
	];
	await run([process.execPath, bin, ...options], env, said);
	if (!existsSync(outputFile)) return ONE_FAILED;
	const result = JSON.parse(readFileSync(outputFile, 'utf8')) as Record<string, number>;
	const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = result;
	const { numRuntimeErrorTestSuites = 0, numTotalTests = 0 } = result;
	if (numPendingTests > 0)
		console.log(`${numPendingTests} skipped: a skipped test counts as failed`);
	if (numTotalTests === 0) console.log('no tests were found');
	const broken = numRuntimeErrorTestSuites + (numTotalTests === 0 ? 1 : 0);
	return { passed: numPassedTests, failed: numFailedTests + numPendingTests + broken };
}

/** Runs a command as one test, decided by its exit code. */
export async function oneTest(command: string[]): Promise<Count> {
	return (await run(command)) === 0 ? { passed: 1, failed: 0 } : ONE_FAILED;
}

/** Runs a command with its output shown; returns its exit code. */
async function run(
	[command = '', ...args]: string[],
	env: NodeJS.ProcessEnv = {},
	said: string[] = [],
): Promise<number> {
	return await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			// Through a pipe it would not use colors by itself.
			env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
			shell: process.platform === 'win32',
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: LAYER_LIMIT,
		});
		for (const stream of ['stdout', 'stderr'] as const) {
			child[stream].on('data', (chunk: Buffer) => {
				process[stream].write(chunk);
				said.push(chunk.toString());
			});
		}
		const end = () => child.kill();
		process.once('exit', end);
		child.on('error', (error) => {
			console.log(error.message);
			resolve(1);
		});
		child.on('close', (code) => {
			process.off('exit', end);
			resolve(code ?? 1);
		});
	});
}

/** Prints checks and counts them as tests. */
export function show(checks: Check[]): Count {
	for (const { name, problem } of checks) console.log(`${problem ? '✕' : '✓'} ${name} ${problem}`);
	return count(checks, ({ problem }) => problem === '');
}

export function count<T>(all: T[], isGood: (one: T) => boolean): Count {
	const passed = all.filter(isGood).length;
	return { passed, failed: all.length - passed };
}

export const sum = (...counts: Count[]): Count => ({
	passed: counts.reduce((total, { passed }) => total + passed, 0),
	failed: counts.reduce((total, { failed }) => total + failed, 0),
});
