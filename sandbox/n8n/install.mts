import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { type Report, runCommand, sleep } from './command.mts';

const COMPLETE = 'complete';
const LOCK = 'installing';

/** Returns the folder of the pinned n8n, installed or not; another lock file has another folder. */
function n8nFolder(root: string): string {
	const lock = readFileSync(join(root, 'sandbox/n8n/package-lock.json'));
	const manifest = JSON.parse(readFileSync(join(root, 'sandbox/n8n/package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	const key = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(cache, 'n8n-nodes-korean-payments', `n8n-${manifest.dependencies.n8n}-${key}`);
}

/**
 * Installs the pinned n8n into its cache folder unless it is there, and returns that folder. The
 * first time takes minutes. An interrupted installation is redone.
 */
export async function installN8n(root: string, report: Report): Promise<string> {
	const folder = n8nFolder(root);
	if (existsSync(join(folder, COMPLETE))) return folder;
	mkdirSync(folder, { recursive: true });
	await withLock(join(folder, LOCK), report, async () => {
		// Another process may have finished while this one waited for the lock.
		if (existsSync(join(folder, COMPLETE))) return;
		report(`n8n is installed once, into ${folder} (about 3 GB, 4 to 10 minutes)`);
		for (const name of ['package.json', 'package-lock.json']) {
			copyFileSync(join(root, 'sandbox/n8n', name), join(folder, name));
		}
		const env = npmEnvironment();
		// Left by an interrupted installation: npm would take half-unpacked packages for complete ones.
		rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
		// By the lock file, but not with `npm ci`: that refuses a lock file lacking the optional
		// packages of platforms that the registry did not have when it was written.
		// Scripts are skipped because one native build (of the Kafka client) fails on many machines and
		// is not needed; SQLite's is.
		await runCommand(
			'npm',
			['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
			{ cwd: folder, env, report, title: 'downloading n8n (step 1 of 2)' },
		);
		await runCommand('npm', ['rebuild', 'sqlite3', '--loglevel=error'], {
			cwd: folder,
			env,
			report,
			title: 'building its SQLite driver (step 2 of 2)',
		});
		writeFileSync(join(folder, COMPLETE), `${new Date().toISOString()}\n`);
	});
	return folder;
}

/** Returns an environment for npm in another folder, without what an outer `npm run` added. */
export function npmEnvironment(): NodeJS.ProcessEnv {
	const inherited = /^(npm_(package|lifecycle)_|npm_config_local_prefix$|INIT_CWD$|NODE_OPTIONS$)/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

/** Runs the work while holding a lock file with this process's ID; waits for a live holder. */
async function withLock(lock: string, report: Report, work: () => Promise<void>): Promise<void> {
	for (let told = false; ; ) {
		try {
			writeFileSync(lock, String(process.pid), { flag: 'wx' });
			break;
		} catch {
			const holder = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0);
			if (!isRunning(holder)) {
				rmSync(lock, { force: true });
				continue;
			}
			if (!told) report(`process ${holder} is installing n8n; waiting for it`);
			told = true;
			await sleep(1000);
		}
	}
	try {
		await work();
	} finally {
		rmSync(lock, { force: true });
	}
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
