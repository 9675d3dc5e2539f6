// npm run bench: measures the package against n8n's own nodes, side by side in a real n8n. All of
// it takes about half an hour on two cores; to run single parts: npm run bench -- weight speed
// With WRITE_DOCS=1 the figures go into docs/ too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { secondsSince } from '../../../sandbox/n8n/command.mts';
import { installN8n } from '../../../sandbox/n8n/install.mts';
import { buildAndPack } from '../../../sandbox/n8n/pack.mts';
import { asText, missed, type Evidence } from '../../support/evidence/evidence.mts';
import { keep } from '../../support/evidence/store.mts';
import { barChart, type Bar } from './chart.mts';
import { memory } from './memory.mts';
import { speed } from './speed.mts';
import type { Ground } from './stage.mts';
import { triggers } from './triggers.mts';
import { weight } from './weight.mts';

const PARTS: Record<string, (ground: Ground) => Promise<Evidence>> = {
	weight,
	speed,
	triggers,
	memory,
};

const root = join(import.meta.dirname, '../../..');

/** Returns the ratios to n8n's own nodes as bars. */
function barsOf(all: Evidence[]): Bar[] {
	return all
		.flatMap(({ goals }) => goals)
		.filter(({ goal }) => goal.startsWith('at least'))
		.map(({ name, measured }) => ({ label: name.replace(/: .*/, ''), ratio: Number(measured) }));
}

async function main(): Promise<number> {
	const chosen = process.argv.slice(2);
	const unknown = chosen.filter((name) => !(name in PARTS));
	if (unknown.length > 0) {
		throw new Error(
			`No such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`,
		);
	}
	const n8n = await installN8n(root, console.log);
	const { tarball } = await buildAndPack(root, console.log);
	const all: Evidence[] = [];
	for (const [name, measure] of Object.entries(PARTS)) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		const started = Date.now();
		console.log(`\n=== ${name}`);
		const evidence = await measure({ root, n8n, tarball, report: console.log });
		console.log(`\n${asText(evidence)}\n=== ${name}: ${secondsSince(started)}`);
		keep(evidence);
		all.push(evidence);
	}
	const [{ model = 'unknown' } = {}] = cpus();
	console.log(`\nMeasured on ${cpus().length} cores (${model}), Node ${process.versions.node}`);
	const bars = barsOf(all);
	if (bars.length > 0) {
		const folder = process.env.WRITE_DOCS ? 'docs' : 'evidence';
		mkdirSync(folder, { recursive: true });
		const chart = barChart("Times as fast as n8n's own HTTP Request and Webhook nodes", bars);
		writeFileSync(`${folder}/performance.svg`, chart);
	}
	const lost = all.flatMap(missed);
	for (const { name, goal, measured } of lost) console.log(`MISSED ${name}: ${measured}, ${goal}`);
	return lost.length;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	// Everything started ends with this process.
	process.on(signal, () => process.exit(1));
}
process.exit((await main()) === 0 ? 0 : 1);
