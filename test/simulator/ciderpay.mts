import { expect } from '@jest/globals';
import { request } from 'undici';

import { createSandbox } from '../../sandbox/index.mts';
import type { CiderPaySandbox, Sandbox } from '../../sandbox/index.mts';
import { startHookServer, type HookServer } from '../support/hookServer.mts';

export type Json = Record<string, unknown>;

interface Sent {
	json?: Json;
	form?: Record<string, string>;
	headers?: Record<string, string>;
}

export const CHARGE = 'POST /oapi/manualPay/doRequestPayment';

/** A developer of CiderPay, whose shop keeps what it is told */
export class Developer {
	/** What the shop was told: decoded as forms, and raw */
	readonly told: Json[] = [];
	readonly raw: Array<{ contentType: string; body: string }> = [];
	answer = 'SUCCESS';
	feedbackUrl = '';
	private readonly sandbox: Sandbox;
	private shop?: HookServer;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
	}

	static async start(): Promise<Developer> {
		const developer = new Developer(await createSandbox());
		developer.cider.switches.retryDelayMs = 5;
		developer.shop = await startHookServer(({ contentType, body }) => {
			developer.raw.push({ contentType, body: String(body) });
			developer.told.push(Object.fromEntries(new URLSearchParams(String(body))));
			return { body: developer.answer };
		});
		developer.feedbackUrl = `${developer.shop.origin}/hook`;
		return developer;
	}

	async close(): Promise<void> {
		await this.sandbox.close();
		await this.shop?.close();
	}

	get cider(): CiderPaySandbox {
		return this.sandbox.ciderpay;
	}

	get member(): { memberID: string } {
		return { memberID: this.cider.account.memberID };
	}

	/** Calls with the developer's headers; `name` is the manual's, with path parameters filled in. */
	async send(name: string, { json, form, headers = {} }: Sent = {}) {
		const [method = '', path = ''] = name.split(' ');
		const { devID, devToken } = this.cider.account;
		const type = json ? 'application/json' : form ? 'application/x-www-form-urlencoded' : '';
		const response = await request(`${this.cider.base}${path}`, {
			method: method as 'GET',
			headers: { devID, devToken, ...(type ? { 'content-type': type } : {}), ...headers },
			body: json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : undefined,
		});
		return { status: response.statusCode, text: await response.body.text() };
	}

	async call(name: string, sent?: Sent): Promise<Json> {
		return JSON.parse((await this.send(name, sent)).text) as Json;
	}

	/** The event of each notification so far */
	get events(): unknown[] {
		return this.told.map(({ cmd, paymentState }) => cmd ?? paymentState);
	}

	async registered(more: Json = {}): Promise<string> {
		const { feedbackUrl } = this;
		const json = { ...this.member, customMobile: '01000000000', feedbackUrl, ...more };
		const { var1, var2 } = await this.call('POST /oapi/manualPay/requestToken', { json });
		expect(var1).toContain(String(var2));
		return String(var2);
	}

	charging(mpToken: string, more: Json = {}): Sent {
		return {
			json: {
				...this.member,
				mpToken,
				goodName: '우유',
				price: 5000,
				content: '1월',
				feedbackUrl: this.feedbackUrl,
				...more,
			},
		};
	}
}
