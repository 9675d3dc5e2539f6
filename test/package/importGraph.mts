// The drawings of docs/architecture.md, made from the imports themselves.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../../sandbox/n8n/command.mts';
import type { Check } from './package.mts';

interface Cruised {
	modules: Array<{ source: string; dependencies: Array<{ resolved: string }> }>;
}

/** A drawing: where its files are, and which box a file belongs to */
interface Drawing {
	name: string;
	within: RegExp;
	boxOf: (path: string[]) => string;
}

const DRAWINGS: Drawing[] = [
	{
		name: 'provider',
		within: /^nodes\/(ShinhanPg|core)\//,
		boxOf: ([, folder = '', room = '']) => {
			if (folder === 'core') return 'core';
			return room.endsWith('.node.ts') ? 'node' : room.replace('.ts', '');
		},
	},
	{
		// Without the files beside the rooms: every room imports those.
		name: 'core',
		within: /^nodes\/core\/[^/]+\//,
		boxOf: ([, , room = '']) => room,
	},
];

/**
 * Checks that the drawings show the imports as they are, and that no two boxes import each other.
 * Where the variable WRITE_DOCS is set, draws them anew.
 */
export async function checkDrawings(root: string): Promise<Check[]> {
	const file = join(root, 'docs/architecture.md');
	const cruised = JSON.parse(
		await runCommand('npx', ['depcruise', 'nodes', '--output-type', 'json'], { cwd: root }),
	) as Cruised;
	let text = readFileSync(file, 'utf8');
	const checks = DRAWINGS.flatMap((drawing): Check[] => {
		const arrows = arrowsOf(cruised, drawing);
		const block = `<!-- drawing: ${drawing.name} -->\n\n\`\`\`mermaid\nflowchart TD\n${arrows.map(([from, to]) => `  ${from} --> ${to}`).join('\n')}\n\`\`\`\n\n<!-- end -->`;
		const drawn = text.replace(
			new RegExp(`<!-- drawing: ${drawing.name} -->[^]*?<!-- end -->`),
			() => block,
		);
		const isUpToDate = drawn === text && text.includes(block);
		if (process.env.WRITE_DOCS) text = drawn;
		const both = arrows.filter(([a, b]) => arrows.some(([from, to]) => from === b && to === a));
		return [
			{
				name: `the drawing of ${drawing.name} shows the imports`,
				problem: isUpToDate || process.env.WRITE_DOCS ? '' : 'WRITE_DOCS=1 draws it anew',
			},
			{ name: `the arrows of ${drawing.name} run one way`, problem: both.join(', ') },
		];
	});
	if (process.env.WRITE_DOCS) writeFileSync(file, text);
	return checks;
}

/** The arrows between boxes, each once, in order */
function arrowsOf({ modules }: Cruised, { within, boxOf }: Drawing): Array<[string, string]> {
	const box = (path: string): string => boxOf(path.split('/'));
	const arrows = modules
		.filter(({ source }) => within.test(source))
		.flatMap(({ source, dependencies }) =>
			dependencies
				.filter(({ resolved }) => within.test(resolved))
				.map(({ resolved }) => `${box(source)} ${box(resolved)}`),
		);
	return [...new Set(arrows)]
		.sort()
		.map((arrow) => arrow.split(' ') as [string, string])
		.filter(([from, to]) => from !== to);
}
