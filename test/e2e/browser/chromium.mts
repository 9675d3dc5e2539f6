import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

import { runCommand } from '../../../sandbox/n8n/command.mts';
import { whatToInstall, type Needs } from '../../support/debian.mts';

/** Usual install locations of browsers that playwright-core can drive. */
const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags that keep the browser quiet: it contacts no hosts but those a test opens. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export const NEEDS: Needs = {
	who: 'The browser tests',
	elsewhere:
		'install Chromium or Google Chrome (and a font with Korean text), or set CHROMIUM_PATH.',
	missing: missingPackages,
};

/** Starts a Chromium that can render Korean text; throws if the machine has none. */
export async function launchChromium(): Promise<Browser> {
	const packages = await missingPackages();
	const executablePath = findChromium();
	if (!executablePath || packages.length > 0) throw new Error(whatToInstall(NEEDS, packages));
	return await chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/** Path of an installed Chromium or Chrome. CHROMIUM_PATH wins; throws if nothing is there. */
function findChromium(): string | undefined {
	const chosen = process.env.CHROMIUM_PATH;
	if (!chosen) return USUAL_PLACES.find((path) => existsSync(path));
	if (existsSync(chosen)) return chosen;
	throw new Error(`There is no browser at CHROMIUM_PATH (${chosen})`);
}

/** Debian packages missing on this machine. */
async function missingPackages(): Promise<string[]> {
	return [
		...(findChromium() ? [] : ['chromium']),
		...((await showsKorean()) ? [] : ['fonts-noto-cjk']),
	];
}

/** Whether Korean text renders; only Linux may lack a Korean font. */
async function showsKorean(): Promise<boolean> {
	if (process.platform !== 'linux') return true;
	try {
		return (await runCommand('fc-list', [':lang=ko'], { cwd: '/' })).trim() !== '';
	} catch {
		return false; // no fc-list: fontconfig comes with Chromium
	}
}
