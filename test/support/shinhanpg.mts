import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import Fastify from 'fastify';
import type { IDataObject } from 'n8n-workflow';

import { ShinhanPg } from '../../nodes/ShinhanPg/ShinhanPg.node';
import { createShinhanPg } from '../../sandbox/shinhanpg/index.mts';
import type { ShinhanPgSandbox } from '../../sandbox/shinhanpg/index.mts';
import type { CallName } from '../../sandbox/shinhanpg/codes.mts';
import { runOperation } from './runOperation.mts';
import type { Execution } from './engine.mts';
import type { NodeSettings } from './setup.mts';

/** Required fields of each kind of request, with a webhook URL as long as n8n's own */
const TRIGGER = 'https://n8n.example.com/webhook/0b9c1f6a-1111-4222-8333-444455556666/shinhanpg';
export const BACK = {
	return_url: `${TRIGGER}?on=return`,
	cancel_url: `${TRIGGER}?on=cancel`,
	fail_url: `${TRIGGER}?on=fail`,
};
export const BUYER = { user_id: 'test_01', user_name: '테스터01' };
export const ORDER = {
	...BUYER,
	order_no: '202108311259590001',
	amount: 11000,
	product_name: '테스트 상품',
};

/** The call that takes the money, and the one that tells whether it did */
export const CONFIRM = 'POST /v1.0/payments/confirm';
export const INFO = 'GET /v1.0/payments/confirm-info';

/** Returns a switch that works for the next confirmation and no other call. */
export const once = <T,>(value: T) => ({ value, times: 1, call: CONFIRM }) as const;

/** A Shinhan PG node against a sandbox of its own */
export class ShinhanPgBench {
	readonly shinhan: ShinhanPgSandbox;
	readonly close: () => Promise<void>;

	private constructor(shinhan: ShinhanPgSandbox, close: () => Promise<void>) {
		this.shinhan = shinhan;
		this.close = close;
	}

	static async start(): Promise<ShinhanPgBench> {
		const app = Fastify({ forceCloseConnections: true });
		app.removeAllContentTypeParsers();
		app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
		let origin = '';
		const shinhan = createShinhanPg(app, () => origin);
		origin = await app.listen({ host: '127.0.0.1', port: 0 });
		return new ShinhanPgBench(shinhan, async () => await app.close());
	}

	get credential() {
		return { ...this.shinhan.merchant, baseUrl: this.shinhan.base, ip_addr: '203.0.113.10' };
	}

	/** Runs an operation, e.g. "payment.request", for each item. */
	async run(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		settings: NodeSettings = {},
		credential: IDataObject = {},
	): Promise<Execution> {
		const whole = { ...this.credential, ...credential };
		const type = new ShinhanPg();
		return await runOperation({ type, operation, parameters, items, credential: whole }, settings);
	}

	/** Returns the calls to one endpoint that reached the sandbox. */
	sent(call: CallName) {
		return this.shinhan.calls.filter((one) => one.call === call);
	}

	/** The sandbox's records of all payments so far */
	get payments() {
		return [...this.shinhan.payments.values()];
	}

	/** Requests a card payment; returns what the buyer's browser then brings back. */
	async authenticated(changes: IDataObject = {}) {
		const [made] = (
			await this.run('payment.request', {
				pgcode: { __rl: true, mode: 'code', value: 'card' },
				pay_type: 1,
				device_type: 1,
				...ORDER,
				...BACK,
				...changes,
			})
		).json;
		return this.shinhan.authenticate(String(made?.redirect_url));
	}

	/** Requests a card payment; returns the token of its window. */
	async requested(changes: IDataObject = {}) {
		await this.authenticated(changes);
		return [...this.shinhan.sessions.keys()].at(-1)!;
	}

	/** Pays an order; returns the sandbox's record of the payment. */
	async paid(changes: IDataObject = {}) {
		const { fields } = await this.authenticated(changes);
		await this.run('payment.confirm', {
			order_no: fields.order_no,
			confirm_token: fields.confirm_token,
		});
		return this.payments.at(-1)!;
	}
}

/** The node and sandbox of a test file that calls `openShinhanPg` */
export let bench: ShinhanPgBench;

/** Opens them for the tests of a file; each begins with nothing sent. */
export function openShinhanPg(): void {
	beforeAll(async () => {
		bench = await ShinhanPgBench.start();
	});
	beforeEach(() => bench.shinhan.reset());
	afterAll(async () => await bench.close());
}
