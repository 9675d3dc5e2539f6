import { afterEach, beforeEach, expect } from '@jest/globals';

import { createSandbox } from '../../sandbox/index.mts';
import type { Fields, PayAppSandbox, Sandbox } from '../../sandbox/index.mts';
import { startHookServer, type HookServer } from '../support/hookServer.mts';

const DAY = 24 * 60 * 60 * 1000;

/** A seller at PayApp who sells subscriptions, and whose shop keeps the notifications it gets */
class Subscriptions {
	/** Notifications that the shop received, with the path they were sent to */
	readonly received: Array<Fields & { path: string }> = [];
	/** The shop's address */
	shopUrl = '';
	readonly sandbox: Sandbox;
	/** Next year, to whose days the clock is moved */
	readonly year: number;
	private shop?: HookServer;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
		this.year = Number(this.payapp.clock.today().slice(0, 4)) + 1;
	}

	static async start(): Promise<Subscriptions> {
		const seller = new Subscriptions(await createSandbox());
		seller.shop = await startHookServer(({ path, body }) => {
			const fields = Object.fromEntries(new URLSearchParams(String(body)));
			seller.received.push({ ...fields, path });
			return { body: 'SUCCESS' };
		});
		seller.shopUrl = seller.shop.origin;
		return seller;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await this.shop?.close();
	}

	get payapp(): PayAppSandbox {
		return this.sandbox.payapp;
	}

	async call(fields: Fields): Promise<Fields> {
		const response = await fetch(this.payapp.apiUrl, {
			method: 'POST',
			body: new URLSearchParams(fields),
		});
		const reply = Object.fromEntries(new URLSearchParams(await response.text()));
		await this.payapp.idle();
		return reply;
	}

	/** Moves the clock to a day of next year in Korea (`MM-DD`); nothing may fall due on the way. */
	async goTo(day: string): Promise<void> {
		const gap = Date.parse(`${this.year}-${day}`) - Date.parse(this.payapp.clock.today());
		await this.payapp.clock.advance({ days: Math.round(gap / DAY) });
	}

	registration(more: Fields = {}): Fields {
		return {
			cmd: 'rebillRegist',
			userid: 'payapptest',
			goodname: '정기구독',
			goodprice: '9900',
			recvphone: '01000000000',
			rebillCycleType: 'Month',
			rebillCycleMonth: '5',
			rebillExpire: `${this.year + 2}-12-31`,
			feedbackurl: `${this.shopUrl}/paid`,
			failurl: `${this.shopUrl}/failed`,
			var1: 'member-7',
			...more,
		};
	}

	async registered(more: Fields = {}): Promise<string> {
		const reply = await this.call(this.registration(more));
		expect(reply).toMatchObject({ state: '1' });
		return reply.rebill_no ?? '';
	}

	async approved(more: Fields = {}): Promise<string> {
		const rebill_no = await this.registered(more);
		this.payapp.approve(rebill_no);
		await this.payapp.idle();
		return rebill_no;
	}

	async command(cmd: string, rebill_no: string, more: Fields = {}): Promise<Fields> {
		const { userid, linkkey } = this.payapp.seller;
		return await this.call({ cmd, userid, linkkey, rebill_no, ...more });
	}

	/** The pay_date of each charge so far, as `MM-DD` */
	get days(): string[] {
		return this.received.map(({ pay_date = '' }) => pay_date.slice(5, 10));
	}

	get states(): string[] {
		return this.received.map(({ pay_state = '' }) => pay_state);
	}
}

/** The seller, and PayApp, of a test file that calls `openSubscriptions` */
export let seller: Subscriptions;
export let payapp: PayAppSandbox;

/** Opens both for each test of a file. */
export function openSubscriptions(): void {
	beforeEach(async () => {
		seller = await Subscriptions.start();
		({ payapp } = seller);
	});
	afterEach(async () => await seller.close());
}
