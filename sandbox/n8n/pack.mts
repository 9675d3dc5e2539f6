import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Report, runCommand } from './command.mts';
import { npmEnvironment } from './install.mts';

export interface PackedPackage {
	/** Path of the .tgz file. */
	tarball: string;
	/** The paths in the package. */
	files: string[];
}

/** Creates a folder in the system's temporary folder. */
export function temporaryFolder(purpose: string): string {
	return mkdtempSync(join(realpathSync(tmpdir()), `n8n-korean-payments-${purpose}-`));
}

/** Builds the project and packs it as npm would publish it. */
export async function buildAndPack(root: string, report?: Report): Promise<PackedPackage> {
	const env = npmEnvironment();
	await runCommand('npm', ['run', 'build'], {
		cwd: root,
		env,
		report,
		title: 'building the package',
	});
	return await pack(root, report);
}

/** Packs a folder that holds a built package. The result is removed when this process exits. */
async function pack(root: string, report?: Report): Promise<PackedPackage> {
	const folder = temporaryFolder('package');
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	const output = await runCommand(
		'npm',
		['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder],
		{ cwd: root, env: npmEnvironment(), report, title: 'packing the package' },
	);
	const [packed] = JSON.parse(output) as Array<{
		filename: string;
		files: Array<{ path: string }>;
	}>;
	if (!packed) throw new Error('npm pack told of no package');
	return {
		tarball: join(folder, packed.filename),
		files: packed.files.map(({ path }) => path),
	};
}
