import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';
import { createSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { processedData } from './processedData.mts';
import { beginOperation, runOperation } from './runOperation.mts';
import type { Begun, Execution } from './engine.mts';
import type { NodeSettings, Setup } from './setup.mts';

/** Parameters of a payment request, with the values of an item from `goods` */
export const REQUEST = {
	goodname: '={{ $json.name }}',
	price: '={{ $json.price }}',
	recvphone: '010-0000-0000',
};

/** Settings of a node that goes on with the next item where one fails */
export const GO_ON = { onError: 'continueRegularOutput' } as const;

/** Returns an item for each of these goods, at 1,000 won. */
export const goods = (...names: string[]) => names.map((name) => ({ name, price: 1000 }));

/** A PayApp node against a sandbox of its own */
export class PayAppBench {
	readonly sandbox: Sandbox;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
	}

	static async start(): Promise<PayAppBench> {
		return new PayAppBench(await createSandbox());
	}

	get payapp() {
		return this.sandbox.payapp;
	}

	get credential() {
		return { ...this.payapp.seller, baseUrl: `${this.sandbox.origin}/payapp` };
	}

	/** Runs an operation, e.g. "payment.request", for each item. */
	async run(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		settings: NodeSettings = {},
		/** Changes to the credential; null if n8n cannot read it */
		credential: IDataObject | null = {},
	): Promise<Execution> {
		const whole = credential && { ...this.credential, ...credential };
		const type = new PayApp();
		return await runOperation({ type, operation, parameters, items, credential: whole }, settings);
	}

	/** Starts an operation without waiting for its end. */
	async begin(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		more: Partial<Setup> = {},
	): Promise<Begun> {
		const { credential } = this;
		return await beginOperation(
			{ type: new PayApp(), operation, parameters, items, credential },
			more,
		);
	}

	/** Calls `act` when the nth call from now arrives, before the sandbox acts. */
	atCall(ordinal: number, act: () => void): void {
		const { calls } = this.payapp;
		const last = calls.length + ordinal;
		calls.push = (...added) => {
			const length = Array.prototype.push.apply(calls, added);
			if (length === last) act();
			return length;
		};
	}

	/** Returns the calls with this cmd that reached the sandbox. */
	sent(cmd: string) {
		return this.payapp.calls.filter((call) => call.cmd === cmd);
	}

	/** Returns the fields of each of these calls, by name. */
	fieldsOf(cmd: string): Array<Record<string, string>> {
		return this.sent(cmd).map(({ fields }) => Object.fromEntries(fields));
	}

	/** Returns the goods for which payment was requested, in order, repeats included. */
	requested() {
		return this.fieldsOf('payrequest').map(({ goodname }) => goodname);
	}
}

/** The node and sandbox of a test file that calls `openPayApp` */
export let bench: PayAppBench;

/** Opens them for the tests of a file; each begins with nothing sent and nothing noted. */
export function openPayApp(): void {
	beforeAll(async () => {
		bench = await PayAppBench.start();
	});
	beforeEach(() => {
		bench.payapp.reset();
		processedData.reset();
		// A test may have put a `push` of its own there.
		Reflect.deleteProperty(bench.payapp.calls, 'push');
	});
	afterAll(async () => await bench.sandbox.close());
}
