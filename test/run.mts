// npm test: runs every layer in order, or those named:
// node sandbox/setup.mjs test/run.mts unit host
// With --long the faults, fuzz, queue and endurance layers run in their long form (minutes to an hour).
// Ends with one line "N passed, N failed".
import { secondsSince } from '../sandbox/n8n/command.mts';
import { buildAndPack, type PackedPackage } from '../sandbox/n8n/pack.mts';
import { endurance } from './nightly/endurance/run.mts';
import { checkDrawings } from './package/importGraph.mts';
import { checkPackage } from './package/package.mts';
import { scannerChecks } from './package/scanner.mts';
import { setUpMachine } from './setUpMachine.mts';
import {
	jest,
	jestInN8n,
	ONE_FAILED,
	oneTest,
	root,
	show,
	sum,
	type Count,
} from './support/runJest.mts';

/** Built once for all layers that need it */
let packed: Promise<PackedPackage> | undefined;
const packedPackage = async (): Promise<PackedPackage> =>
	await (packed ??= buildAndPack(root, console.log));

const inN8n = async (layer: string): Promise<Count> =>
	await jestInN8n(layer, (await packedPackage()).tarball);

const LAYERS: Record<string, () => Promise<Count>> = {
	lint: async () => await oneTest(['npm', 'run', '--silent', 'lint']),
	eslint: async () => await oneTest(['npm', 'run', '--silent', 'eslint']),
	imports: async () =>
		sum(await oneTest(['npm', 'run', '--silent', 'imports']), show(await checkDrawings(root))),
	knip: async () => await oneTest(['npm', 'run', '--silent', 'knip']),
	format: async () => await oneTest(['npm', 'run', '--silent', 'format:check']),
	types: async () => await oneTest(['npm', 'run', '--silent', 'types']),
	unit: async () => await jest('unit'),
	contract: async () => await jest('contract'),
	engine: async () => await jest('engine'),
	simulator: async () => await jest('simulator'),
	faults: async () => await jest('faults'),
	fuzz: async () => await jest('fuzz'),
	package: async () => {
		const built = await packedPackage();
		return show([...checkPackage(built), ...(await scannerChecks(root, built))]);
	},
	host: async () => await inN8n('host'),
	queue: async () => await inN8n('queue'),
	browser: async () => await inN8n('browser'),
	endurance: async () => await endurance((await packedPackage()).tarball),
};

async function main(): Promise<Count> {
	const chosen = process.argv.slice(2).filter((argument) => argument !== '--long');
	const unknown = chosen.filter((name) => !(name in LAYERS));
	if (unknown.length > 0) {
		throw new Error(
			`No such layer: ${unknown.join(', ')}. There are ${Object.keys(LAYERS).join(', ')}.`,
		);
	}
	const layers = Object.entries(LAYERS).filter(
		([name]) => chosen.length === 0 || chosen.includes(name),
	);
	await setUpMachine(layers.map(([name]) => name));
	let total: Count = { passed: 0, failed: 0 };
	for (const [name, layer] of layers) {
		const started = Date.now();
		console.log(`\n=== ${name}`);
		const told = await layer().catch((error: unknown) => {
			console.log(error instanceof Error ? error.message : error);
			return ONE_FAILED;
		});
		console.log(`=== ${name}: ${told.passed} good, ${told.failed} bad, ${secondsSince(started)}`);
		total = sum(total, told);
	}
	return total;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	// Everything started ends with this process.
	process.on(signal, () => process.exit(1));
}

const { passed, failed } = await main();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
