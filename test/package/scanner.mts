import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { ESLint, type Linter } from 'eslint';

import { temporaryFolder, type PackedPackage } from '../../sandbox/n8n/pack.mts';
import type { Check } from './package.mts';

/** An ESLint plugin with its rule sets by name */
interface RuleSets extends ESLint.Plugin {
	configs: Record<string, Linter.Config>;
}

/** A `require` that finds what n8n's own tool brings along, wherever npm has put it */
const fromTool = createRequire(fileURLToPath(import.meta.resolve('@n8n/node-cli/eslint')));
const { n8nCommunityNodesPlugin: community } = fromTool('@n8n/eslint-plugin-community-nodes') as {
	n8nCommunityNodesPlugin: RuleSets;
};
const nodesBase = fromTool('eslint-plugin-n8n-nodes-base') as RuleSets;
const { parser } = fromTool('typescript-eslint') as { parser: Linter.Parser };

const rulesOf = (name: string): Partial<Linter.RulesRecord> => ({
	...nodesBase.configs[name]?.rules,
});
const off = (...names: string[]): Linter.RulesRecord =>
	Object.fromEntries(names.map((name) => [`n8n-nodes-base/${name}`, 'off']));

/**
 * The rules that `@n8n/scan-community-package` 0.32.0 applies to a published package. Its verdict
 * decides whether n8n verifies the package, and it ignores eslint-disable.
 */
const RULES: Linter.Config[] = [
	community.configs.recommended ?? {},
	{ rules: { 'no-console': 'error' } },
	{ plugins: { 'n8n-nodes-base': nodesBase } },
	{ files: ['package.json'], rules: rulesOf('community') },
	{
		files: ['**/credentials/**/*.ts'],
		rules: {
			...rulesOf('credentials'),
			...off(
				'cred-class-field-documentation-url-miscased',
				'cred-class-field-type-options-password-missing',
			),
		},
	},
	{
		files: ['**/nodes/**/*.ts'],
		rules: {
			...rulesOf('nodes'),
			...off(
				'node-class-description-inputs-wrong-regular-node',
				'node-class-description-outputs-wrong',
				'node-param-type-options-max-value-present',
			),
		},
	},
	{ files: ['**/*.json', '**/*.ts'], languageOptions: { parser } },
];

/** Runs the rules of n8n's scanner on the source and on the packed package. */
export async function scannerChecks(root: string, { tarball }: PackedPackage): Promise<Check[]> {
	const unpacked = temporaryFolder('scan');
	try {
		execFileSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
		return [
			{
				name: "n8n's scanner finds nothing in the source",
				problem: await scan(root, ['package.json', '{nodes,credentials}/**/*.{js,ts,json}']),
			},
			{
				name: "n8n's scanner finds nothing in the packed package",
				problem: await scan(unpacked, ['package.json', '**/*.js']),
			},
		];
	} finally {
		rmSync(unpacked, { recursive: true, force: true });
	}
}

/** Returns a folder's errors, one per line, or ''. Like n8n's scanner, it ignores warnings. */
async function scan(folder: string, patterns: string[]): Promise<string> {
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: RULES,
	});
	// Throws if a pattern matches no file.
	const results = await eslint.lintFiles(patterns);
	return results
		.flatMap(({ filePath, messages }) =>
			messages
				.filter(({ severity }) => severity === 2)
				.map(({ line, ruleId, message }) => {
					const file = filePath.slice(folder.length + 1);
					return `\n  ${file}:${line} ${message} (${ruleId ?? 'cannot be read'})`;
				}),
		)
		.join('');
}
