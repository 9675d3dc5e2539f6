import type { Browser, BrowserContext, Page } from 'playwright-core';

import type { CredentialReference } from '../../../sandbox/demo/stage.mts';
import { openBench, type Bench } from '../host/bench.mts';
import { launchChromium } from './chromium.mts';
import { Editor } from './editor.mts';
import { credentialData, type Provider } from './providers.mts';

/** A user signed in to a real n8n's editor, with simulated providers. */
export interface Desk {
	bench: Bench;
	context: BrowserContext;
	editor: Editor;
	/** Returns a stored credential for the provider's sandbox account. */
	credentialOf: (provider: Provider) => Promise<CredentialReference>;
	/** Opens the buyer's page, in a browser context without n8n's session. */
	openBuyerPage(): Promise<Page>;
	/** Returns and clears the problems seen in the editor's page since the last call. */
	takeProblems(): string[];
	close(): Promise<void>;
}

const NPM = /^(registry|api)\.npmjs\.org$/;
const VIEWPORT = { width: 1440, height: 900 };

/** Starts the browser and signs in through the form, as a user does. */
export async function openDesk(): Promise<Desk> {
	const browser = await launchChromium();
	const bench = await openBench();
	const context = await newContext(browser);
	const page = await context.newPage();
	const problems = watch(page, bench.rest.origin);
	const editor = new Editor(page, bench.rest.origin);
	await editor.signIn(bench.login);
	const credentials = new Map<Provider, Promise<CredentialReference>>();
	return {
		bench,
		context,
		editor,
		async credentialOf(provider) {
			const { name, displayName } = provider.credential;
			const stored =
				credentials.get(provider) ??
				bench.rest.createCredential(name, displayName, credentialData(bench, provider));
			credentials.set(provider, stored);
			return await stored;
		},
		openBuyerPage: async () => await (await newContext(browser)).newPage(),
		takeProblems: () => problems.splice(0),
		async close() {
			await browser.close();
			await bench.close();
		},
	};
}

async function newContext(browser: Browser): Promise<BrowserContext> {
	const context = await browser.newContext({
		viewport: VIEWPORT,
		locale: 'en-US',
		timezoneId: 'Asia/Seoul',
	});
	context.setDefaultTimeout(15_000);
	// When a community node is viewed, n8n's editor asks npm who made it.
	await context.route(
		({ hostname }) => NPM.test(hostname),
		async (route) => {
			await route.fulfill({ json: { downloads: [], maintainers: [] } });
		},
	);
	return context;
}

/** Collects console errors, uncaught errors, and requests to outside hosts. */
function watch(page: Page, origin: string): string[] {
	const problems: string[] = [];
	page.on('console', (message) => {
		const { url } = message.location();
		// The editor asks who is signed in before anyone is.
		if (message.type() !== 'error' || url === `${origin}/rest/login`) return;
		problems.push(`console: ${message.text()} (${url})`);
	});
	page.on('pageerror', ({ message }) => problems.push(`uncaught: ${message}`));
	page.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== '127.0.0.1' && !NPM.test(hostname)) {
			problems.push(`request to ${hostname}`);
		}
	});
	// Answers "Leave without saving?" with yes.
	page.on('dialog', (dialog) => void dialog.accept());
	return problems;
}
