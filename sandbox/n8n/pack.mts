import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

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

/**
 * Puts a packed package where and how n8n's own "Install community node" leaves it: unpacked into
 * the user folder, its manifest without dependencies only for development or provided by n8n.
 */
export async function installCommunityPackage(userFolder: string, tarball: string): Promise<void> {
	const nodes = join(userFolder, '.n8n/nodes');
	const unpacked = join(nodes, 'unpacked');
	mkdirSync(unpacked, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', unpacked], { cwd: nodes });
	const manifestFile = join(unpacked, 'package/package.json');
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, unknown> & {
		name: string;
		version: string;
	};
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies']) {
		delete manifest[field];
	}
	writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));
	const target = join(nodes, 'node_modules', manifest.name);
	mkdirSync(dirname(target), { recursive: true });
	rmSync(target, { recursive: true, force: true });
	renameSync(join(unpacked, 'package'), target);
	rmSync(unpacked, { recursive: true });
	writeFileSync(
		join(nodes, 'package.json'),
		JSON.stringify({
			name: 'installed-nodes',
			private: true,
			dependencies: { [manifest.name]: manifest.version },
		}),
	);
}
