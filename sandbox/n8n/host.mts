import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';

import { until } from './command.mts';
import { Guarded } from './guarded.mts';
import { installCommunityPackage, temporaryFolder } from './pack.mts';

export interface HostOptions {
	/** The project's folder. */
	root: string;
	/** The folder `installN8n` returned. */
	n8n: string;
	/** Package to install before the first start. */
	tarball?: string;
	/** User folder to reuse. Without it a temporary one is created, and removed by `dispose`. */
	userFolder?: string;
	/** The port to try first; any free one if it is taken. */
	preferredPort?: number;
	/** More environment variables for n8n. */
	env?: Record<string, string>;
	/** Its role in queue mode; a whole n8n by default. */
	command?: 'start' | 'worker' | 'webhook';
	/** Log file; one in the user folder by default. */
	logFile?: string;
	/** Folder around the user folder, to remove if this process ends without ending n8n. */
	temporaryFolder?: string;
}

/** A real n8n on loopback with a user folder of its own. */
export class N8nHost {
	readonly origin: string;

	readonly userFolder: string;

	readonly logFile: string;

	private guarded: Guarded | undefined;

	private readonly options: HostOptions;

	private readonly port: number;

	private readonly brokerPort: number;

	private readonly temporary: boolean;

	constructor(options: HostOptions, userFolder: string, port: number, brokerPort: number) {
		this.options = options;
		this.userFolder = userFolder;
		this.port = port;
		this.brokerPort = brokerPort;
		this.origin = `http://127.0.0.1:${port}`;
		this.logFile = options.logFile ?? join(userFolder, 'n8n.log');
		this.temporary = options.userFolder === undefined;
	}

	/** Starts n8n and resolves when it is ready for work. */
	async start(): Promise<void> {
		if (this.guarded && !this.guarded.ended) throw new Error('n8n is running already');
		const { root, n8n, command = 'start', temporaryFolder } = this.options;
		const guarded = new Guarded({
			root,
			command: process.execPath,
			args: [join(n8n, 'node_modules/n8n/bin/n8n'), command],
			cwd: this.userFolder,
			env: this.environment(),
			logFile: this.logFile,
			temporaryFolder: temporaryFolder ?? (this.temporary ? this.userFolder : ''),
		});
		this.guarded = guarded;
		try {
			await until(
				'n8n to be ready',
				async () => {
					if (guarded.ended) throw new Error('n8n ended while it was starting');
					return await answersOk(`${this.origin}/healthz/readiness`);
				},
				{ timeout: 120_000, every: 200 },
			);
		} catch (error) {
			await this.end('SIGKILL');
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`${reason}. The end of its log:\n${this.log().slice(-3000)}`);
		}
	}

	/** Ends n8n gracefully (SIGTERM). */
	async stop(): Promise<void> {
		await this.end();
	}

	/** Kills n8n (SIGKILL), as a crash would. */
	async kill(): Promise<void> {
		await this.end('SIGKILL');
	}

	/** Stops n8n (unless it is down already) and restarts it on the same port and user folder. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** Ends n8n and removes its user folder if that is a temporary one. */
	async dispose(): Promise<void> {
		await this.stop();
		if (this.temporary) rmSync(this.userFolder, { recursive: true, force: true, maxRetries: 3 });
	}

	/** Process ID of n8n, while it runs. */
	get pid(): number | undefined {
		return this.guarded?.pid;
	}

	/** Returns what n8n has logged so far. */
	log(): string {
		return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
	}

	/** Whether n8n is up and usable. */
	async isAlive(): Promise<boolean> {
		return await answersOk(`${this.origin}/healthz/readiness`);
	}

	/** Freezes n8n, as on a machine short of everything; SIGCONT resumes it. */
	signal(name: 'SIGSTOP' | 'SIGCONT'): void {
		this.guarded?.signal(name);
	}

	private async end(how?: 'SIGKILL'): Promise<void> {
		await this.guarded?.end(how);
		this.guarded = undefined;
	}

	/** Built from scratch: no proxy or n8n setting of the developer's machine may leak in. */
	private environment(): Record<string, string> {
		const off = [
			'N8N_DIAGNOSTICS_ENABLED',
			'N8N_VERSION_NOTIFICATIONS_ENABLED',
			'N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED',
			'N8N_TEMPLATES_ENABLED',
			'N8N_PERSONALIZATION_ENABLED',
			'N8N_HIRING_BANNER_ENABLED',
			'N8N_DYNAMIC_BANNERS_ENABLED',
			'N8N_AI_GATEWAY_ENABLED',
			'N8N_VERIFIED_PACKAGES_ENABLED',
			'N8N_LICENSE_AUTO_RENEW_ENABLED',
			'N8N_LICENSE_DETACH_FLOATING_ON_SHUTDOWN',
			// http on loopback: the session cookie must not be marked Secure.
			'N8N_SECURE_COOKIE',
		];
		return {
			// n8n starts its task runner as `node` from PATH: that must be this process's Node 24.
			PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
			...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : {}),
			HOME: this.userFolder,
			LANG: 'C.UTF-8',
			...Object.fromEntries(off.map((name) => [name, 'false'])),
			// It would fetch a list from api.n8n.io on every start.
			N8N_DISABLED_MODULES: 'mcp-registry',
			N8N_USER_FOLDER: this.userFolder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(this.port),
			// A worker's only server is the one that reports its health.
			...(this.options.command === 'worker'
				? {
						QUEUE_HEALTH_CHECK_ACTIVE: 'true',
						QUEUE_HEALTH_CHECK_PORT: String(this.port),
						N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
					}
				: {}),
			N8N_EDITOR_BASE_URL: this.origin,
			N8N_WEBHOOK_URL: this.origin,
			N8N_RUNNERS_BROKER_PORT: String(this.brokerPort),
			N8N_LOG_LEVEL: 'warn',
			GENERIC_TIMEZONE: 'Asia/Seoul',
			...this.options.env,
		};
	}
}

/** Creates a user folder if none is given, installs the package into it and starts n8n there. */
export async function startHost(options: HostOptions): Promise<N8nHost> {
	const userFolder = options.userFolder ?? temporaryFolder('n8n');
	const port = await freePort(options.preferredPort);
	const host = new N8nHost(options, userFolder, port, await freePort());
	try {
		if (options.tarball) await installCommunityPackage(userFolder, options.tarball);
		await host.start();
		return host;
	} catch (error) {
		await host.dispose();
		throw error;
	}
}

/** Returns a loopback port that is free now: the preferred one if possible. */
export async function freePort(preferred = 0): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => {
			if (preferred === 0) reject(error);
			else freePort().then(resolve, reject);
		});
		server.listen(preferred, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

async function answersOk(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
	} catch {
		return false;
	}
}
