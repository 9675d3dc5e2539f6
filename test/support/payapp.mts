import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';
import { createSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { begin } from './engine.mts';
import type { Begun, Execution, NodeSettings, Setup } from './engine.mts';

/** Parameters of a payment request, with the values of an item from `goods` */
export const REQUEST = {
	goodname: '={{ $json.name }}',
	price: '={{ $json.price }}',
	recvphone: '010-0000-0000',
};

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
		const more = {
			settings,
			credential:
				credential && ({ ...this.credential, ...credential } as ICredentialDataDecryptedObject),
		};
		return await (
			await this.begin(operation, parameters, items, more)
		).ended;
	}

	/** Starts an operation without waiting for its end. */
	async begin(
		operation: string,
		parameters: IDataObject,
		items: IDataObject[] = [{}],
		more: Partial<Setup> = {},
	): Promise<Begun> {
		const [resource, name] = operation.split('.');
		return await begin({
			type: new PayApp(),
			parameters: { resource, operation: name, ...parameters },
			items,
			credential: this.credential as ICredentialDataDecryptedObject,
			...more,
		});
	}

	/** Returns the calls with this cmd that reached the sandbox. */
	sent(cmd: string) {
		return this.payapp.calls.filter((call) => call.cmd === cmd);
	}

	/** Returns the goods for which payment was requested, in order, repeats included. */
	requested() {
		return this.sent('payrequest').map(({ fields }) => new Map(fields).get('goodname'));
	}
}
