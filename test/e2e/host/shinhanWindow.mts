import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser, Page } from 'playwright-core';

import type { BrowserVisit } from '../../../sandbox/shinhanpg/types.mts';
import { launchChromium } from '../browser/chromium.mts';

/** Labels of the buttons in the sandbox's payment window */
const BUTTONS = {
	card: '카드로 결제하기',
	cancel: '결제 취소',
	fail: '결제 실패',
} as const;

/** The response that a buyer's browser gets */
export interface Shown {
	status: number;
	/** Where the browser is redirected */
	location: string | null;
	text: string;
}

/** The shop's own pages: /success, /cancelled and so on, each showing its path as the heading */
export class Shop {
	/** Path and query of each visit */
	readonly visits: string[] = [];

	private readonly server: Server;

	private constructor() {
		this.server = createServer((request, response) => {
			const url = new URL(request.url ?? '/', 'http://shop');
			if (url.pathname !== '/favicon.ico') this.visits.push(`${url.pathname}${url.search}`);
			response.setHeader('content-type', 'text/html; charset=utf-8');
			response.end(`<h1>${url.pathname.slice(1)}</h1>`);
		});
	}

	static async open(): Promise<Shop> {
		const shop = new Shop();
		await new Promise<void>((resolve) => shop.server.listen(0, '127.0.0.1', resolve));
		return shop;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The trigger options that send a buyer here */
	get options(): Record<string, string> {
		const names = { success: 'success', cancel: 'cancelled', failure: 'failed' };
		return Object.fromEntries(
			Object.entries(names).map(([name, path]) => [`${name}Url`, `${this.origin}/${path}`]),
		);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** A buyer with a real browser */
export class Buyer {
	private readonly browser: Browser;

	private constructor(browser: Browser) {
		this.browser = browser;
	}

	static async arrive(): Promise<Buyer> {
		return new Buyer(await launchChromium());
	}

	/** Opens an address in a fresh browser context. */
	async open(address: string): Promise<Page> {
		const context = await this.browser.newContext();
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		await page.goto(address);
		return page;
	}

	/** Opens a payment window and presses a button; returns the page once its heading is `end`. */
	async act(redirect_url: string, button: keyof typeof BUTTONS, end: string): Promise<Page> {
		const page = await this.open(redirect_url);
		await press(page, button);
		await heading(page, end);
		return page;
	}

	async leave(): Promise<void> {
		await this.browser.close();
	}
}

/** Presses a button of the payment window. */
export async function press(page: Page, button: keyof typeof BUTTONS): Promise<void> {
	await page.getByRole('button', { name: BUTTONS[button] }).click();
}

/** Waits until the page shows a heading. */
export async function heading(page: Page, text: string): Promise<void> {
	await page.getByRole('heading', { name: text, exact: true }).waitFor();
}

/** Returns from the payment window like a browser, but without one, so many can come at once. */
export async function comeBack(
	{ method, url, fields }: BrowserVisit,
	changes: Record<string, string> = {},
): Promise<Shown> {
	const answer = await fetch(url, {
		method,
		redirect: 'manual',
		...(method === 'POST' && { body: new URLSearchParams({ ...fields, ...changes }) }),
	});
	const { status, headers } = answer;
	return { status, location: headers.get('location'), text: await answer.text() };
}
