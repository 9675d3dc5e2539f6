import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { node, publish, type Bench } from '../../host/bench.mts';
import { keepScreenshot } from '../artefacts.mts';
import type { Desk } from '../desk.mts';
import { payApp, requestAtPayApp, unique } from '../workflows.mts';

/** Contains characters that are special in HTML and scripts. */
const SHOP = '꽃집 "봄" & Co.';
const GOODS = '꽃다발 <장미>';

const NOWHERE = 'http://127.0.0.1:1/notify';

/** The buyer in the browser: the pay page, and a checkout page with PayApp Lite. */
export function buyer(desk: () => Desk): void {
	let page: Page;

	beforeEach(async () => {
		desk().bench.sandbox.payapp.reset();
		page = await desk().openBuyerPage();
	});

	afterEach(async () => {
		await page.context().close();
	});

	describe("the sandbox's pay page", () => {
		async function openPayPage() {
			const { payapp } = desk().bench.sandbox;
			payapp.switches.maxAttempts = 1;
			const number = await requestAtPayApp(desk().bench, NOWHERE);
			await page.goto(`${payapp.base}/pay/${number}`);
			return { state: () => payapp.requests.get(number)?.pay_state, payapp };
		}

		it('takes a card payment and shows the receipt', async () => {
			const { state } = await openPayPage();
			await keepScreenshot('pay-page', page);
			await page.locator('input[name="method"][value="card"]').check();
			await page.getByRole('button', { name: '결제하기' }).click();
			await page.waitForURL(/\/receipt\//);
			expect(await page.locator('body').innerText()).toContain('결제완료');
			expect(state()).toBe('4');
			await keepScreenshot('pay-page-receipt', page);
		});

		it('takes a deposit on a virtual account', async () => {
			const { state } = await openPayPage();
			await page.locator('input[name="method"][value="vbank"]').check();
			await page.getByRole('button', { name: '결제하기' }).click();
			await page.getByText('계좌번호').waitFor();
			expect(state()).toBe('10');
			await keepScreenshot('pay-page-virtual-account', page);
			await page.getByRole('button', { name: '입금하기' }).click();
			await page.waitForURL(/\/receipt\//);
			expect(state()).toBe('4');
		});

		it('lets the buyer cancel', async () => {
			const { state } = await openPayPage();
			await page.getByRole('button', { name: '결제 취소' }).click();
			await page.getByText('요청취소').waitFor();
			expect(['8', '16', '32']).toContain(state());
			await keepScreenshot('pay-page-cancelled', page);
		});
	});

	describe('the checkout page', () => {
		let shop: Shop;
		let webhookUrl: string;

		beforeAll(async () => {
			shop = await openShop();
			webhookUrl = await publishCheckout(desk().bench, shop);
			shop.page = await (await fetch(webhookUrl)).text();
		});

		afterAll(async () => {
			await shop.close();
		});

		beforeEach(() => {
			shop.notifications.length = 0;
		});

		async function open(url: string) {
			await page.goto(url);
			expect(await page.locator('h1').innerText()).toBe(SHOP);
			expect(await page.locator('p').first().innerText()).toBe(GOODS);
			expect(await page.locator('body').innerText()).toContain('35,000원');
		}

		/** Submits the request in PayApp's window and checks what PayApp received. */
		async function orderIn(payAppWindow: Page) {
			await payAppWindow.getByText('결제금액').waitFor();
			expect(await payAppWindow.locator('body').innerText()).toContain(SHOP);
			await payAppWindow.locator('input[name="recvphone"]').fill('010-0000-0000');
			await payAppWindow.getByRole('button', { name: '결제하기' }).click();
			await page.waitForURL(shop.thanks);
			const [made] = desk().bench.sandbox.payapp.requests.values();
			expect(made).toMatchObject({ price: 35_000, shopname: SHOP });
			expect(made?.params).toMatchObject({ goodname: GOODS, feedbackurl: shop.notify });
			// PayApp Lite notifies about the request before it shows the buyer anything.
			expect(shop.notifications.map((body) => body.get('pay_state'))).toEqual(['1']);
		}

		it.each<[string, () => string]>([
			["the shop's own site", () => shop.url],
			["n8n's Respond to Webhook", () => webhookUrl],
		])("opens PayApp's payment window from %s", async (_where, url) => {
			await open(url());
			const suffix = url() === shop.url ? 'shop' : 'webhook';
			await keepScreenshot(`checkout-page-${suffix}`, page);
			const [popup] = await Promise.all([
				page.waitForEvent('popup'),
				page.getByRole('button', { name: '결제하기' }).click(),
			]);
			await popup.getByText('결제금액').waitFor();
			await keepScreenshot(`payapp-lite-${suffix}`, popup);
			const closed = popup.waitForEvent('close');
			await orderIn(popup);
			await closed;
		});

		it("goes to PayApp in the same window from n8n's Respond to Webhook", async () => {
			await open(`${webhookUrl}?target=_self`);
			await page.getByRole('button', { name: '결제하기' }).click();
			await page.waitForURL(/payapp\/lite/);
			await orderIn(page);
		});
	});
}

interface Shop {
	url: string;
	/** HTML served at `url`. */
	page: string;
	/** Where the buyer is sent after the request. */
	thanks: string;
	/** Where PayApp sends its notifications; `notifications` holds their bodies. */
	notify: string;
	notifications: URLSearchParams[];
	close(): Promise<void>;
}

/** Starts a shop's own website: one page, and an address for PayApp's notifications. */
async function openShop(): Promise<Shop> {
	const server = createServer((request, response) => {
		const isNotification = request.method === 'POST';
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (isNotification) {
				shop.notifications.push(new URLSearchParams(Buffer.concat(chunks).toString()));
			}
			response
				.setHeader('content-type', `text/${isNotification ? 'plain' : 'html'}; charset=utf-8`)
				.end(isNotification ? 'SUCCESS' : shop.page);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const shop: Shop = {
		url,
		page: '',
		thanks: `${url}thanks`,
		notify: `${url}notify`,
		notifications: [],
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return shop;
}

/** Publishes a workflow that answers a webhook with the checkout page; returns the URL. */
async function publishCheckout(bench: Bench, { notify, thanks }: Shop): Promise<string> {
	const path = unique();
	const webhook = node(
		'Shop',
		'n8n-nodes-base.webhook',
		2,
		{ path, responseMode: 'responseNode', options: {} },
		{ webhookId: unique() },
	);
	const checkout = payApp(bench, 'Checkout page', {
		resource: 'payment',
		operation: 'createCheckoutPage',
		shopname: SHOP,
		goodname: GOODS,
		price: '35000',
		feedbackurl: notify,
		additionalFields: {
			redirecturl: thanks,
			scriptUrl: `${bench.sandbox.payapp.base}/public/api/payapp-lite.js`,
			smsuse: 'n',
			target: "={{ $json.query.target || '' }}",
		},
	});
	const respond = node('Respond', 'n8n-nodes-base.respondToWebhook', 1.1, {
		respondWith: 'text',
		responseBody: '={{ $json.html }}',
		options: {
			responseHeaders: {
				entries: [{ name: 'content-type', value: 'text/html; charset=utf-8' }],
			},
		},
	});
	await publish(bench, [webhook, checkout, respond]);
	return `${bench.rest.origin}/webhook/${path}`;
}
