// The system's Redis and PostgreSQL, each with its own folder and port on loopback.
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { runCommand, until } from '../../../sandbox/n8n/command.mts';
import { Guarded } from '../../../sandbox/n8n/guarded.mts';
import { freePort } from '../../../sandbox/n8n/host.mts';
import { idsOf, postgresProgram, redisProgram } from './programs.mts';

/** Where a server lives. */
export interface Place {
	/** The project's folder */
	root: string;
	/** A shared folder that others may enter; it is removed with the servers */
	folder: string;
	logFile: string;
}

/** A running server. */
export interface Server {
	port: number;
	password: string;
	/** Ends it at once; nothing is kept */
	end: () => Promise<void>;
}

/** A database that can go away for a while. */
export interface Database extends Server {
	/** Suspends all its processes; clients wait */
	freeze: () => void;
	thaw: () => void;
	/** Ends it at once, like a crash; clients are refused */
	stop: () => Promise<void>;
	/** Starts it again with the data it had stored */
	start: () => Promise<void>;
}

/** Starts Redis without any persistence. */
export async function startRedis({ root, folder, logFile }: Place): Promise<Server> {
	const cwd = join(folder, 'redis');
	mkdirSync(cwd, { mode: 0o700 });
	const port = await freePort();
	const password = newPassword();
	const config = join(cwd, 'redis.conf');
	const lines = [
		`bind 127.0.0.1`,
		`port ${port}`,
		`requirepass ${password}`,
		'save ""',
		`dir ${cwd}`,
	];
	writeFileSync(config, lines.join('\n'));
	const guarded = new Guarded({
		root,
		command: redisProgram(),
		args: [config, '--loglevel', 'warning'],
		cwd,
		env: {},
		logFile,
		temporaryFolder: folder,
	});
	return await whenReady('Redis', guarded, { port, password }, async () => await accepts(port));
}

/** Creates a database cluster and starts PostgreSQL on it; under root, as the user `postgres`. */
export async function startPostgres({ root, folder, logFile }: Place): Promise<Database> {
	const cwd = join(folder, 'postgres');
	const data = join(cwd, 'data');
	const passwordFile = join(cwd, 'password');
	mkdirSync(cwd, { mode: 0o700 });
	const password = newPassword();
	writeFileSync(passwordFile, password);
	const isRoot = process.getuid?.() === 0;
	// PostgreSQL refuses to run as root. `setpriv` becomes the program, so signals reach it.
	const asPostgres = (command: string, args: string[]): [string, string[]] =>
		isRoot
			? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', command, ...args]]
			: [command, args];
	if (isRoot) {
		const { uid, gid } = await idsOf('postgres');
		for (const path of [cwd, passwordFile]) chownSync(path, uid, gid);
	}
	const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
	const initArgs = ['--pgdata', data, '--username=n8n', '--auth=scram-sha-256'];
	await runCommand(
		...asPostgres(postgresProgram('initdb'), [
			...initArgs,
			`--pwfile=${passwordFile}`,
			'--no-sync',
		]),
		{ cwd, env },
	);
	const port = await freePort();
	const settings = [
		'listen_addresses=127.0.0.1',
		`port=${port}`,
		'unix_socket_directories=',
		// Keeps shared memory in its own folder, which is removed.
		'dynamic_shared_memory_type=mmap',
		// The data need not survive the machine.
		'fsync=off',
		'log_min_messages=fatal',
	];
	const [command, args] = asPostgres(postgresProgram('postgres'), [
		...['-D', data],
		...settings.flatMap((setting) => ['-c', setting]),
	]);
	const launch = async () => {
		const guarded = new Guarded({
			root,
			command,
			args,
			cwd,
			env,
			logFile,
			temporaryFolder: folder,
			// Ends at once; SIGTERM would wait for all clients to disconnect.
			endSignal: 'SIGQUIT',
		});
		const server = await whenReady('PostgreSQL', guarded, { port, password }, async () => {
			return await isReady(port);
		});
		return { guarded, server };
	};
	let { guarded, server } = await launch();
	const signal = (name: NodeJS.Signals) => {
		if (guarded.pid) signalTree(guarded.pid, name);
	};
	return {
		port,
		password,
		end: async () => {
			signal('SIGCONT');
			await server.end();
		},
		freeze: () => signal('SIGSTOP'),
		thaw: () => signal('SIGCONT'),
		stop: async () => await guarded.end(),
		start: async () => {
			({ guarded, server } = await launch());
		},
	};
}

/** Signals a process and its descendants, parents first so that they start no more. Linux only. */
function signalTree(pid: number, name: NodeJS.Signals): void {
	process.kill(pid, name);
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
	for (const child of children.split(' ').filter(Boolean)) signalTree(Number(child), name);
}

async function whenReady(
	name: string,
	guarded: Guarded,
	{ port, password }: Omit<Server, 'end'>,
	ask: () => Promise<boolean>,
): Promise<Server> {
	const end = async () => await guarded.end();
	try {
		await until(`${name} to be ready`, async () => {
			if (guarded.ended) throw new Error(`${name} ended while it was starting`);
			return await ask();
		});
	} catch (error) {
		await end();
		throw error;
	}
	return { port, password, end };
}

async function isReady(port: number): Promise<boolean> {
	const args = ['--quiet', '--host=127.0.0.1', `--port=${port}`];
	return await runCommand(postgresProgram('pg_isready'), args, { cwd: '/' }).then(
		() => true,
		() => false,
	);
}

async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ host: '127.0.0.1', port });
		socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}

const newPassword = (): string => randomBytes(12).toString('hex');
