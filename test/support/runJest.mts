import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from '../../sandbox/n8n/pack.mts';
import type { Check } from '../package/package.mts';
import { ENDING_FILE, judgeSecrets, type Ending } from '../package/secrets/index.mts';

/** How many tests of a layer passed and failed */
export interface Count {
	passed: number;
	failed: number;
}

/** The project's folder */
export const root = join(import.meta.dirname, '../..');

/** For what a run leaves behind; removed when this process exits */
const scratch = temporaryFolder('test');
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

export const ONE_FAILED: Count = { passed: 0, failed: 1 };

/** Whether the layers that have a long form run it, for evidence */
export const long = process.argv.includes('--long');

/** Milliseconds: a hanging layer must not hang whoever waits for the tests. */
const LAYER_LIMIT = (long ? 90 : 20) * 60_000;

/** Runs one jest project and counts its tests. One with none, or with skipped ones, fails. */
export async function jest(layer: string): Promise<Count> {
	return (await runJest(layer, [])).count;
}

/**
 * Runs one jest project whose globalSetup starts an n8n, one file at a time; then what has to be
 * true of that n8n counts too, and that no secret of the tests is anywhere.
 */
export async function jestInN8n(layer: string, tarball: string): Promise<Count> {
	const endingFile = join(scratch, `${layer}.ending.json`);
	const env = {
		TARBALL: tarball,
		SECRETS_FILE: join(scratch, `${layer}.secrets`),
		[ENDING_FILE]: endingFile,
	};
	const { count, printed, results } = await runJest(layer, ['--runInBand'], env);
	if (!existsSync(endingFile)) return sum(count, ONE_FAILED);
	const ending = JSON.parse(readFileSync(endingFile, 'utf8')) as Ending;
	const pages = [
		{ place: 'what the tests printed', text: printed },
		{ place: "jest's results", text: results },
	];
	return sum(count, show([...ending.checks, judgeSecrets(ending, pages)]));
}

interface JestRun {
	count: Count;
	printed: string;
	/** As jest writes them, in JSON */
	results: string;
}

async function runJest(
	layer: string,
	options: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<JestRun> {
	const outputFile = join(scratch, `${layer}.json`);
	const bin = join(root, 'node_modules/jest/bin/jest.js');
	const { printed } = await run(
		[
			process.execPath,
			bin,
			'--selectProjects',
			layer,
			'--json',
			`--outputFile=${outputFile}`,
			...options,
		],
		{ ...env, LONG: long ? '1' : '' },
	);
	if (!existsSync(outputFile)) return { count: ONE_FAILED, printed, results: '' };
	const results = readFileSync(outputFile, 'utf8');
	return { count: countOf(JSON.parse(results) as Record<string, number>), printed, results };
}

function countOf(result: Record<string, number>): Count {
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
	return (await run(command)).code === 0 ? { passed: 1, failed: 0 } : ONE_FAILED;
}

/** Runs a command with its output shown. */
async function run(
	[command = '', ...args]: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<{ code: number; printed: string }> {
	return await new Promise((resolve) => {
		const printed: string[] = [];
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
				printed.push(chunk.toString());
			});
		}
		const end = () => child.kill();
		process.once('exit', end);
		child.on('error', (error) => {
			console.log(error.message);
			resolve({ code: 1, printed: printed.join('') });
		});
		child.on('close', (code) => {
			process.off('exit', end);
			resolve({ code: code ?? 1, printed: printed.join('') });
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
