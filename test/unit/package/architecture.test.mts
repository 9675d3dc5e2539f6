import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(__dirname, '../../..');
const NODES = join(ROOT, 'nodes');
const filesIn = (folder: string): string[] =>
	readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : [];
	});
const providers = readdirSync(NODES).filter((name) => name !== 'core');
const sources = [...filesIn(NODES), ...filesIn(join(ROOT, 'credentials'))].map((path) => {
	const text = readFileSync(path, 'utf8');
	// Matches whole statements: a description may contain "from '…'" too.
	const statements = text.matchAll(/^(?:import|export)\s[\w\s{},*]*?\bfrom\s'([^']+)'/gm);
	const imports = [...statements].map(([, name]) => name!);
	return { path, name: relative(ROOT, path), text, imports };
});
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

	it.each(sources)('$name imports only downwards, and only what may ship', ({ path, imports }) => {
		const room = roomOf(path);
		for (const name of imports) {
			if (!name.startsWith('.')) {
				expect(['n8n-workflow', 'zod', 'node:crypto']).toContain(name);
				continue;
			}
			const target = roomOf(resolve(dirname(path), name));
			// A provider's folder may import itself and core; core only itself.
			expect(room === 'core' ? ['core'] : [room, 'core']).toContain(target);
		}
	});

	it('has operations import no node, and api.ts no operation', () => {
		for (const { path, imports } of sources) {
			if (path.includes('/operations/')) {
				expect(imports.filter((name) => name.includes('.node'))).toEqual([]);
			}
			if (path.endsWith('/api.ts')) {
				expect(imports.filter((name) => name.includes('operations'))).toEqual([]);
			}
		}
	});

	it('has no cycle, of types neither', () => {
		const graph = new Map(
			sources.map(({ path, text }) => [
				path,
				[...text.matchAll(/^(?:import|export)\s[^;]*?from\s'(\.[^']+)'/gm)].map(([, name]) => {
					const base = resolve(dirname(path), name!);
					return [`${base}.ts`, join(base, 'index.ts')].find((file) =>
						sources.some((s) => s.path === file),
					)!;
				}),
			]),
		);
		const done = new Set<string>();
		const visit = (path: string, trail: string[]): void => {
			expect(trail).not.toContain(path);
			if (done.has(path)) return;
			for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
			done.add(path);
		};
		for (const path of graph.keys()) visit(path, []);
	});

	it('has rooms in core whose arrows run one way', () => {
		const below: Record<string, string[]> = {
			security: [],
			http: ['security'],
			idempotency: ['http'],
			fields: ['idempotency'],
			execution: ['fields', 'idempotency', 'http'],
			webhook: ['fields', 'security'],
		};
		const core = join(NODES, 'core');
		const roomIn = (path: string) => relative(core, path).split('/').slice(0, -1).join('/');
		const rooms = new Set<string>();
		for (const { path, name, imports } of sources) {
			if (roomOf(path) !== 'core') continue;
			const room = roomIn(path);
			rooms.add(room);
			const used = imports
				.filter((one) => one.startsWith('.'))
				.map((one) => roomIn(`${resolve(dirname(path), one)}.ts`))
				.filter((one) => one !== room && one !== '');
			expect([name, used.filter((one) => !(below[room] ?? []).includes(one))]).toEqual([name, []]);
		}
		expect([...rooms].sort()).toEqual(['', ...Object.keys(below)].sort());
	});

	it('needs nothing at run time but its host', () => {
		const { dependencies, peerDependencies } = JSON.parse(
			readFileSync(join(ROOT, 'package.json'), 'utf8'),
		) as Record<string, Record<string, string> | undefined>;
		expect(dependencies ?? {}).toEqual({});
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});
