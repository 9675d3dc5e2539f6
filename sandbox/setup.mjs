// Runs a TypeScript script of this project on a machine with only Node (20 or later) and npm:
//   node sandbox/setup.mjs <script.mts> [arguments]
// Installs the project's dependencies if they are missing or out of date with the lock file, then
// runs the script with the Node 24 that comes with them (n8n 2.41 needs it).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const node = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const windows = process.platform === 'win32';
const marker = join(modules, '.installed-from');
const lockHash = createHash('sha256')
	.update(readFileSync(join(root, 'package-lock.json')))
	.digest('hex');

/** Runs npm quietly: prints a line every few seconds, and npm's own output only if it fails. */
function npm(what, args) {
	return new Promise((resolve, reject) => {
		const started = Date.now();
		const seconds = () => Math.round((Date.now() - started) / 1000);
		console.error(`[setup] ${what} ...`);
		const timer = setInterval(() => console.error(`[setup] ${what}: ${seconds()} s`), 5000);
		const child = spawn('npm', args, {
			cwd: root,
			shell: windows,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (text) => (output += text));
		child.on('error', reject);
		child.on('close', (code) => {
			clearInterval(timer);
			if (code === 0) return resolve(console.error(`[setup] ${what}: done in ${seconds()} s`));
			reject(new Error(`npm ${args.join(' ')} ended with code ${code}\n${output.slice(-4000)}`));
		});
	});
}

async function installIfNeeded() {
	const current = existsSync(marker) && readFileSync(marker, 'utf8').trim() === lockHash;
	if (current && existsSync(node)) return;
	// npm would take a half-done installation for a complete one.
	rmSync(modules, { recursive: true, force: true });
	// By the lock file, but not with `npm ci`: that refuses a lock file lacking the optional packages
	// of platforms that the registry did not have when it was written.
	// A dependency not needed here has an install script that fails, so none is run ...
	const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
	await npm('installing the development dependencies', ['install', '--no-save', ...quiet]);
	// ... except that of the package that brings Node 24.
	await npm('setting up Node 24', ['rebuild', 'node', '--loglevel=error']);
	writeFileSync(marker, `${lockHash}\n`);
}

const [script, ...args] = process.argv.slice(2);
if (!script) throw new Error('usage: node sandbox/setup.mjs <script.mts> [arguments]');
await installIfNeeded();

const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
const child = spawn(node, [script, ...args], {
	cwd: root,
	env: { ...process.env, PATH: path },
	shell: windows,
	stdio: 'inherit',
});
// On Ctrl-C the terminal signals the script as well; this process only has to outlive it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm, when ended by a signal, ends its shell but not what runs in it.
const parent = process.ppid;
const orphaned = () => process.env.npm_lifecycle_event && process.ppid !== parent;
setInterval(() => orphaned() && child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
