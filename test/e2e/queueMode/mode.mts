import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { Closing } from '../../../sandbox/demo/stage.mts';
import type { Report } from '../../../sandbox/n8n/command.mts';
import { startHost, type HostOptions, type N8nHost } from '../../../sandbox/n8n/host.mts';
import { temporaryFolder } from '../../../sandbox/n8n/pack.mts';
import { startProxy } from './proxy.mts';
import { startPostgres, startRedis, type Database, type Server } from './servers.mts';

export interface QueueModeOptions {
	/** The project's folder */
	root: string;
	/** The folder of the installed n8n */
	n8n: string;
	/** The packed package */
	tarball: string;
	report: Report;
	/** More environment variables for all processes */
	env?: Record<string, string>;
}

/** A real n8n in queue mode: one main, two workers and one webhook process behind a proxy. */
export interface QueueMode {
	/** The proxy's origin, where n8n is reached */
	origin: string;
	/** The log of all processes */
	logFile: string;
	main: N8nHost;
	webhook: N8nHost;
	workers: [N8nHost, N8nHost];
	postgres: Database;
	dispose(): Promise<void>;
}

/** Starts Redis, PostgreSQL and all n8n processes on loopback; none outlives this process. */
export async function startQueueMode(options: QueueModeOptions): Promise<QueueMode> {
	const { root, report } = options;
	const folder = temporaryFolder('queue');
	// PostgreSQL's user must be able to reach its folder inside.
	chmodSync(folder, 0o711);
	const closing = new Closing();
	closing.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
	try {
		const logFile = join(folder, 'n8n.log');
		const place = { root, folder, logFile };
		report('starting Redis and PostgreSQL ...');
		const redis = await startRedis(place);
		closing.add(redis.end);
		const postgres = await startPostgres(place);
		closing.add(postgres.end);
		const proxy = await startProxy();
		closing.add(proxy.close);

		const env = { ...environment(proxy.origin, redis, postgres), ...options.env };
		const start = async (command: HostOptions['command'], name: string): Promise<N8nHost> => {
			const userFolder = join(folder, name);
			mkdirSync(userFolder, { mode: 0o700 });
			const { n8n, tarball } = options;
			const more = { logFile, temporaryFolder: folder };
			const host = await startHost({ root, n8n, tarball, userFolder, command, env, ...more });
			closing.add(() => host.dispose());
			return host;
		};
		report('starting n8n in queue mode: main ...');
		// Alone, because it creates the tables.
		const main = await start('start', 'main');
		report('starting n8n in queue mode: two workers and a webhook process ...');
		const others = [
			start('worker', 'worker-1'),
			start('worker', 'worker-2'),
			start('webhook', 'webhook'),
		] as const;
		// If one fails to start, the others must be in `closing` before it is used.
		await Promise.allSettled(others);
		const [one, two, webhook] = await Promise.all(others);
		proxy.targets = { main: main.origin, webhook: webhook.origin };
		const { origin } = proxy;
		return {
			origin,
			logFile,
			main,
			webhook,
			workers: [one, two],
			postgres,
			dispose: () => closing.end(),
		};
	} catch (error) {
		await closing.end();
		throw error;
	}
}

/** The settings that n8n's documentation asks of every process in queue mode. */
function environment(origin: string, redis: Server, postgres: Server): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		QUEUE_BULL_REDIS_PASSWORD: redis.password,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_PASSWORD: postgres.password,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		N8N_EDITOR_BASE_URL: origin,
		N8N_WEBHOOK_URL: origin,
		N8N_PROXY_HOPS: '1',
		// Workers do the manual runs too; only the webhook process takes production webhooks.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
}
