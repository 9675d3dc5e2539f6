import { afterEach, beforeEach, expect } from '@jest/globals';
import { request } from 'undici';

import { createSandbox } from '../../sandbox/index.mts';
import type { Fields, PayAppSandbox, Sandbox } from '../../sandbox/index.mts';
import { startHookServer, type HookServer } from '../support/hookServer.mts';

/** A seller at PayApp, whose shop keeps the notifications it gets */
class Seller {
	readonly received: Fields[] = [];
	/** The same, byte for byte */
	readonly bodies: string[] = [];
	/** What the shop answers, in order; the last one repeats. */
	answers: Array<{ status?: number; body: string }> = [{ body: 'SUCCESS' }];
	feedbackurl = '';
	readonly sandbox: Sandbox;
	private shop?: HookServer;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
	}

	static async start(): Promise<Seller> {
		const seller = new Seller(await createSandbox());
		seller.payapp.switches.retryDelayMs = 20;
		seller.shop = await startHookServer(({ body }) => {
			seller.bodies.push(body.toString('latin1'));
			seller.received.push(Object.fromEntries(new URLSearchParams(String(body))));
			const { answers } = seller;
			return (answers.length > 1 ? answers.shift() : answers[0]) ?? { body: '' };
		});
		seller.feedbackurl = `${seller.shop.origin}/feedback`;
		return seller;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await this.shop?.close();
	}

	get payapp(): PayAppSandbox {
		return this.sandbox.payapp;
	}

	/** The pay_state of each notification so far */
	get states(): string[] {
		return this.received.map((fields) => fields.pay_state ?? '');
	}

	async call(fields: Fields): Promise<Fields> {
		const { text } = await post(this.payapp.apiUrl, fields);
		return Object.fromEntries(new URLSearchParams(text));
	}

	order(more: Fields = {}): Fields {
		return {
			cmd: 'payrequest',
			userid: 'payapptest',
			goodname: '착한상품 + 1&1',
			price: '1000',
			recvphone: '01000000000',
			feedbackurl: this.feedbackurl,
			var1: ' order=1&2 ',
			...more,
		};
	}

	async ordered(more: Fields = {}): Promise<string> {
		const reply = await this.call(this.order(more));
		expect(reply).toMatchObject({ state: '1', errorMessage: '', errno: '00000' });
		return reply.mul_no ?? '';
	}

	async cancel(mul_no: string, more: Fields = {}): Promise<Fields> {
		const { userid, linkkey } = this.payapp.seller;
		const reply = await this.call({ cmd: 'paycancel', userid, linkkey, mul_no, ...more });
		await this.payapp.idle();
		return reply;
	}
}

export async function post(url: string, fields: Fields): Promise<{ status: number; text: string }> {
	const response = await request(url, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams(fields).toString(),
	});
	return { status: response.statusCode, text: await response.body.text() };
}

/** The seller, and PayApp, of a test file that calls `openSeller` */
export let seller: Seller;
export let payapp: PayAppSandbox;

/** Opens both for each test of a file. */
export function openSeller(): void {
	beforeEach(async () => {
		seller = await Seller.start();
		({ payapp } = seller);
	});
	afterEach(async () => await seller.close());
}
