import type { IDataObject } from 'n8n-workflow';

import { CiderPay } from '../../nodes/CiderPay/CiderPay.node';
import { createSandbox } from '../../sandbox/index.mts';
import type { Sandbox } from '../../sandbox/index.mts';
import { SECRET } from './ciderpay.webhook.mts';
import { runOperation } from './runOperation.mts';
import type { Execution } from './engine.mts';
import type { NodeSettings } from './setup.mts';

/** A CiderPay node against a sandbox of its own */
export class CiderPayBench {
	readonly sandbox: Sandbox;

	private constructor(sandbox: Sandbox) {
		this.sandbox = sandbox;
	}

	static async start(): Promise<CiderPayBench> {
		return new CiderPayBench(await createSandbox());
	}

	get cider() {
		return this.sandbox.ciderpay;
	}

	get credential() {
		return { ...this.cider.account, baseUrl: this.cider.base, urlSecret: SECRET };
	}

	/** Runs an operation, e.g. "registeredCard.charge", for each item. */
	async run(
		operation: string,
		parameters: IDataObject = {},
		items: IDataObject[] = [{}],
		settings: NodeSettings = {},
		credential: IDataObject = {},
	): Promise<Execution> {
		const whole = { ...this.credential, ...credential };
		const type = new CiderPay();
		return await runOperation({ type, operation, parameters, items, credential: whole }, settings);
	}

	/** Returns the calls to one endpoint, e.g. "POST /oapi/goods", that reached the sandbox. */
	sent(call: string) {
		return this.cider.calls.filter((one) => one.call === call);
	}

	/** Registers a card, clears the recorded calls and returns the token that notifications carry. */
	async registeredCard(authType: 'AT_ONCE' | 'CONFIRM' | 'PASSWORD' = 'AT_ONCE'): Promise<string> {
		const made = await this.run('registeredCard.requestRegistration', {
			customMobile: '01000000000',
			selectAuthType: authType,
		});
		const { mpToken } = this.cider.approveCard(String(made.json[0]?.payUniqueNo));
		this.cider.calls.length = 0;
		return mpToken;
	}
}
