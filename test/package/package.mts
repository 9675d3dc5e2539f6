import { execFileSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';

import type { PackedPackage } from '../../sandbox/n8n/pack.mts';

export interface Check {
	name: string;
	/** What is wrong; empty when nothing is. */
	problem: string;
}

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
	[field: string]: unknown;
}

/** Modules that n8n provides; anything else would be missing on a user's machine. */
const FROM_N8N = ['n8n-workflow', 'zod', 'luxon', 'lodash'];

/** Checks the package as npm would publish it. */
export function checkPackage({ tarball, files }: PackedPackage): Check[] {
	const read = (path: string) =>
		execFileSync('tar', ['-xOzf', tarball, `package/${path}`], {
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		});
	const manifest = JSON.parse(read('package.json')) as Manifest;
	const entries = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const scripts = files.filter((path) => path.endsWith('.js'));
	const missing = (wanted: string[]) => wanted.filter((path) => !files.includes(path));
	const check = (name: string, wrong: string[]): Check => ({ name, problem: wrong.join(', ') });
	return [
		check(
			'the package holds only dist, README.md, LICENSE and package.json',
			files.filter((path) => !/^(dist\/.+|README\.md|LICENSE|package\.json)$/.test(path)),
		),
		check('README.md and LICENSE are in it', missing(['README.md', 'LICENSE'])),
		check('every node and credential of package.json is in it', missing(entries)),
		check(
			'it asks npm for nothing at run time',
			['dependencies', 'optionalDependencies', 'bundleDependencies', 'bundledDependencies'].filter(
				(field) => field in manifest,
			),
		),
		check(
			'it imports only its own files, Node and what n8n brings',
			scripts.flatMap((path) =>
				importsOf(read(path))
					.filter((name) => !isAvailable(name, path, files))
					.map((name) => `${path}: ${name}`),
			),
		),
		check('it holds no tests and nothing of the sandbox', files.filter(isForeign)),
	];
}

function importsOf(source: string): string[] {
	return [...source.matchAll(/\b(?:require|import)\(\s*["']([^"']+)["']\s*\)/g)].map(
		([, name = '']) => name,
	);
}

function isAvailable(name: string, from: string, files: string[]): boolean {
	if (name.startsWith('.')) {
		const target = posix.join(posix.dirname(from), name);
		return [target, `${target}.js`, `${target}.json`, `${target}/index.js`].some((path) =>
			files.includes(path),
		);
	}
	return FROM_N8N.includes(name) || builtinModules.includes(name.replace(/^node:/, ''));
}

function isForeign(path: string): boolean {
	return /\.(test|spec)\.|(^|\/)(test|sandbox|\.env)/.test(path);
}
