/** The GitHub workflows: the job that may publish runs none of the project's code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FOLDER = join(__dirname, '../../../.github/workflows');
const workflows = readdirSync(FOLDER).map(
	(name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);

/** A workflow's lines, without comments and blank lines */
const linesOf = (text: string): string[] =>
	text.split('\n').filter((line) => !/^\s*#/.test(line) && line.trim() !== '');

/** A workflow's jobs by name, each with its lines */
function jobsOf(text: string): Map<string, string[]> {
	const lines = linesOf(text);
	const jobs = new Map<string, string[]>();
	let job: string[] = [];
	for (const line of lines.slice(lines.indexOf('jobs:') + 1)) {
		const name = /^ {2}([\w-]+):$/.exec(line)?.[1];
		if (name !== undefined) jobs.set(name, (job = []));
		else job.push(line);
	}
	return jobs;
}

const usesOf = (lines: string[]): string[] =>
	lines.flatMap((line) => /^\s*(?:- )?uses:\s*(.*)$/.exec(line)?.[1] ?? []);

describe.each(workflows)('%s', (_, text) => {
	it('pins each action by its full commit, and names the version', () => {
		const uses = usesOf(linesOf(text));
		expect(uses.length).toBeGreaterThan(0);
		for (const one of uses) expect(one).toMatch(/^[\w.-]+\/[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
	});

	it('gives no job more than reading but what publishes', () => {
		const above = text.slice(0, text.indexOf('\njobs:'));
		expect(above).toMatch(/\npermissions:\n {2}contents: read\n/);
		const writers = [...jobsOf(text)].filter(([, lines]) =>
			lines.some((line) => /: write$/.test(line)),
		);
		expect(writers.map(([name]) => name).filter((name) => name !== 'publish')).toEqual([]);
	});
});

describe('publish.yml', () => {
	const jobs = jobsOf(readFileSync(join(FOLDER, 'publish.yml'), 'utf8'));
	const commandsOf = (name: string): string => jobs.get(name)?.join('\n') ?? '';

	it('publishes in a job that runs one command: to publish the tarball', () => {
		const lines = jobs.get('publish') ?? [];
		expect(lines.filter((line) => /^\s*(- )?run:/.test(line)).map((line) => line.trim())).toEqual([
			'run: npm publish ./tarball/*.tgz --provenance --access public --ignore-scripts',
		]);
		expect(usesOf(lines).map((one) => one.split('@')[0])).toEqual([
			'actions/setup-node',
			'actions/download-artifact',
		]);
	});

	it('keeps the right to publish, and the token, out of every other job', () => {
		for (const name of [...jobs.keys()].filter((one) => one !== 'publish')) {
			expect(commandsOf(name)).not.toMatch(/id-token|NODE_AUTH_TOKEN|secrets\.|npm publish/);
		}
	});

	it('packs what was linted and built in the job before', () => {
		expect(commandsOf('publish')).toContain('needs: build');
		const build = commandsOf('build');
		const order = ['npm run lint', 'npm run build', 'npm pack', 'actions/upload-artifact'];
		const places = order.map((one) => build.indexOf(one));
		expect(Math.min(...places)).toBeGreaterThan(-1);
		expect(places).toEqual([...places].sort((a, b) => a - b));
		// n8n's own tool lints, builds and publishes in one go.
		expect([...jobs.keys()].map(commandsOf).join('\n')).not.toMatch(
			/npm run release|n8n-node release/,
		);
	});
});
