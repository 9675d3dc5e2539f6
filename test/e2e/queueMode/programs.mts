// Where the system's Redis and PostgreSQL are, and how to install them.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runCommand } from '../../../sandbox/n8n/command.mts';
import { whatToInstall, type Needs } from '../../support/debian.mts';

/** Where Debian keeps PostgreSQL's programs, one folder per version. */
const POSTGRES = '/usr/lib/postgresql';

/** What queue mode needs on the machine. */
export const NEEDS: Needs = {
	who: 'The tests in queue mode',
	elsewhere: 'install Redis and PostgreSQL so that redis-server, initdb and postgres are in PATH.',
	missing: () => [
		...(find('redis-server') ? [] : ['redis-server']),
		...(find('initdb') ? [] : ['postgresql']),
	],
};

/** Returns the path of Redis's server; throws if it is not installed. */
export const redisProgram = (): string => found('redis-server', 'redis-server');

/** Returns the path of a PostgreSQL program; throws if it is not installed. */
export const postgresProgram = (name: 'initdb' | 'postgres' | 'pg_isready'): string =>
	found(name, 'postgresql');

/** Returns the numeric IDs of a user and of that user's group. */
export async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (option) =>
			Number(await runCommand('id', [option, user], { cwd: '/' })),
		),
	);
	return { uid: uid ?? 0, gid: gid ?? 0 };
}

function found(program: string, debianPackage: string): string {
	const path = find(program);
	if (!path) throw new Error(whatToInstall(NEEDS, [debianPackage]));
	return path;
}

/** Looks in PATH, for a version that the user prefers, then in Debian's folders, newest first. */
function find(program: string): string | undefined {
	const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return [
		...(process.env.PATH ?? '').split(delimiter),
		...newestFirst.map((version) => join(POSTGRES, version, 'bin')),
	]
		.map((folder) => join(folder, program))
		.find((path) => existsSync(path));
}
