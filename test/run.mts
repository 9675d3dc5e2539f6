// npm test: every layer in order, or those named: node sandbox/setup.mjs test/run.mts unit host
// With --long the faults and the endurance layer run in their long form (minutes to an hour).
// Ends with one line "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { newLogin } from '../sandbox/demo/stage.mts';
import { secondsSince } from '../sandbox/n8n/command.mts';
import { startHost } from '../sandbox/n8n/host.mts';
import { installN8n } from '../sandbox/n8n/install.mts';
import { buildAndPack, temporaryFolder, type PackedPackage } from '../sandbox/n8n/pack.mts';
import { N8nRest } from '../sandbox/n8n/rest.mts';
import { ENDURANCE } from './endurance/index.mts';
import { asText } from './evidence/evidence.mts';
import { keep } from './evidence/store.mts';
import { checkPackage, type Check } from './package.mts';
import { startQueueMode } from './queue/mode.mts';
import { checkSpread } from './queue/whoRan.mts';

/** How many tests of a layer went well and how many did not. */
interface Count {
	passed: number;
	failed: number;
}

const root = dirname(import.meta.dirname);
const scratch = temporaryFolder('test');
const ONE_FAILED: Count = { passed: 0, failed: 1 };
const long = process.argv.includes('--long');
/** A layer that hangs must not hang whoever waits for the tests. */
const LAYER_LIMIT = (long ? 90 : 20) * 60_000;

/** Built once, for the layers that need it. */
let packed: Promise<PackedPackage> | undefined;

const LAYERS: Record<string, () => Promise<Count>> = {
	lint: async () => await oneTest(['npm', 'run', '--silent', 'lint']),
	types: async () => await oneTest(['npm', 'run', '--silent', 'types']),
	unit: async () => await jest('unit'),
	engine: async () => await jest('engine'),
	faults: async () => await jest('faults', { LONG: long ? '1' : '' }),
	package: async () => show(checkPackage(await packedPackage())),
	host: async () => await inN8n('host'),
	queue: async () => await inQueueMode(),
	browser: async () => await inN8n('browser'),
	endurance: async () => await endurance(),
};

/** Runs a command that is one test: its exit code decides. */
async function oneTest(command: string[]): Promise<Count> {
	return (await run(command)) === 0 ? { passed: 1, failed: 0 } : ONE_FAILED;
}

/** Runs one project of jest and counts its tests. A layer without tests, or with skipped ones, fails. */
async function jest(
	layer: string,
	env: NodeJS.ProcessEnv = {},
	files: string[] = [],
): Promise<Count> {
	const outputFile = join(scratch, `${layer}.json`);
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
	await run([process.execPath, bin, ...options], env);
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

/** Runs one project of jest against a real n8n that has the packed package installed. */
async function inN8n(layer: string): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const host = await startHost({ root, n8n, tarball });
	try {
		return await against(host, layer);
	} finally {
		await host.dispose();
	}
}

/** The host tests once more with n8n in queue mode; the short form without two of the providers. */
async function inQueueMode(): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const mode = await startQueueMode({ root, n8n, tarball, report: console.log });
	try {
		const files = long ? [] : ['story', 'notification', 'retry', 'gmpay'];
		const told = await against(mode, 'host', files);
		const spread = show(checkSpread(mode));
		return { passed: told.passed + spread.passed, failed: told.failed + spread.failed };
	} finally {
		await mode.dispose();
	}
}

/** Runs one project of jest, or some files of it, against an n8n that is new. */
async function against(
	{ origin, logFile }: { origin: string; logFile: string },
	layer: string,
	files: string[] = [],
): Promise<Count> {
	const login = newLogin();
	await new N8nRest(origin).signIn(login);
	return await jest(layer, { N8N_UNDER_TEST: JSON.stringify({ origin, logFile, login }) }, files);
}

/** Puts a real n8n under load and ends it in between; each goal is a test. */
async function endurance(): Promise<Count> {
	const n8n = await installN8n(root, console.log);
	const { tarball } = await packedPackage();
	const total: Count = { passed: 0, failed: 0 };
	for (const [name, measure] of Object.entries(ENDURANCE)) {
		try {
			const evidence = await measure({ root, n8n, tarball, long, report: console.log });
			console.log(`\n${asText(evidence)}\n`);
			keep(evidence);
			const { passed, failed } = count(
				evidence.goals,
				({ met, knownMiss }) => met || knownMiss !== undefined,
			);
			total.passed += passed;
			total.failed += failed;
		} catch (error) {
			console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
			total.failed += 1;
		}
	}
	return total;
}

async function packedPackage(): Promise<PackedPackage> {
	packed ??= buildAndPack(root, console.log);
	return await packed;
}

/** Runs a command with its output shown, and gives its exit code. */
async function run(
	[command = '', ...args]: string[],
	env: NodeJS.ProcessEnv = {},
): Promise<number> {
	return await new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: root,
			env: { ...process.env, ...env },
			shell: process.platform === 'win32',
			stdio: ['ignore', 'inherit', 'inherit'],
			timeout: LAYER_LIMIT,
		});
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

/** Prints checks and counts them. */
function show(checks: Check[]): Count {
	for (const { name, problem } of checks) console.log(`${problem ? '✕' : '✓'} ${name} ${problem}`);
	return count(checks, ({ problem }) => problem === '');
}

function count<T>(all: T[], isGood: (one: T) => boolean): Count {
	const passed = all.filter(isGood).length;
	return { passed, failed: all.length - passed };
}

async function main(): Promise<Count> {
	const chosen = process.argv.slice(2).filter((argument) => argument !== '--long');
	const unknown = chosen.filter((name) => !(name in LAYERS));
	if (unknown.length > 0) {
		throw new Error(
			`No such layer: ${unknown.join(', ')}. There are ${Object.keys(LAYERS).join(', ')}.`,
		);
	}
	const total: Count = { passed: 0, failed: 0 };
	for (const [name, layer] of Object.entries(LAYERS)) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		const started = Date.now();
		console.log(`\n=== ${name}`);
		const { passed, failed } = await layer().catch((error: unknown) => {
			console.log(error instanceof Error ? error.message : error);
			return ONE_FAILED;
		});
		console.log(`=== ${name}: ${passed} good, ${failed} bad, ${secondsSince(started)}`);
		total.passed += passed;
		total.failed += failed;
	}
	return total;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	// What was started ends with this process.
	process.on(signal, () => process.exit(1));
}
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const { passed, failed } = await main();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
