/** What the import rules of .dependency-cruiser.mjs cannot say */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(__dirname, '../../..');
const NODES = join(ROOT, 'nodes');
const filesIn = (folder: string): string[] =>
	readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
	});
const providers = readdirSync(NODES).filter((name) => name !== 'core');
const sources = filesIn(NODES).map((path) => ({
	path,
	name: relative(ROOT, path),
	text: readFileSync(path, 'utf8'),
}));
const roomOf = (path: string) => relative(NODES, path).split('/')[0] ?? '';

describe('the house', () => {
	it('has providers and a core to look at', () => {
		expect(providers).toContain('PayApp');
		expect(sources.length).toBeGreaterThan(20);
	});

	it.each(sources.filter(({ path }) => roomOf(path) === 'core'))(
		'$name knows no provider',
		({ text }) => {
			expect(text).not.toMatch(/pay_?app|cider_?pay|gm_?pay|shinhan/i);
		},
	);

	it('needs nothing at run time but its host', () => {
		const { dependencies, peerDependencies } = JSON.parse(
			readFileSync(join(ROOT, 'package.json'), 'utf8'),
		) as Record<string, Record<string, string> | undefined>;
		expect(dependencies ?? {}).toEqual({});
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});
