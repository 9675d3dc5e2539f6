import { existsSync, readFileSync } from 'node:fs';

import { runCommand, type Report } from '../../sandbox/n8n/command.mts';

/** What tests need on the machine besides Node. */
export interface Needs {
	/** Who needs it, e.g. `The browser tests` */
	who: string;
	/** What to do if apt-get is absent or does not help */
	elsewhere: string;
	/** Returns the Debian names of the packages still missing */
	missing: () => Promise<string[]> | string[];
}

/** Installs what is missing, if this process may; otherwise throws and says what to install. */
export async function provide(needs: Needs, report: Report): Promise<void> {
	const packages = await needs.missing();
	if (packages.length === 0) return;
	if (!isDebian() || process.getuid?.() !== 0) throw new Error(whatToInstall(needs, packages));
	const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, report };
	await runCommand('apt-get', ['update'], { ...options, title: 'reading the list of packages' });
	await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
		...options,
		title: `installing ${packages.join(' and ')}`,
	});
	const still = await needs.missing();
	if (still.length > 0) throw new Error(whatToInstall(needs, still));
}

/** Returns a message that names what is missing and how to install it. */
export function whatToInstall({ who, elsewhere }: Needs, packages: string[]): string {
	return [
		`${who} need ${packages.join(' and ')}, which this process cannot install by itself.`,
		`On Debian and Ubuntu: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
		`Elsewhere: ${elsewhere}`,
	].join('\n');
}

function isDebian(): boolean {
	const file = '/etc/os-release';
	return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8'));
}
