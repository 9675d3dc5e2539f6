import { afterAll, beforeAll, beforeEach, jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { Endpoint, Outcome, Provider, RemoteOperation } from '../../nodes/core/operation';
import { propertiesOf } from '../../nodes/core/fields/nodeProperties';
import { runNode } from '../../nodes/core/execution/runner';
import { begin } from './engine.mts';
import type { Begun } from './engine.mts';
import type { Setup } from './setup.mts';
import { processedData } from './processedData.mts';
import { answer, ScriptedServer } from './script.mts';

interface Till extends Endpoint {
	till: string;
}
type Charge = RemoteOperation<Till>;

export const UNKNOWN: Outcome = { status: 'unknown', reason: 'The answer was lost' };
export const NOT_SENT: Outcome = { status: 'notSent', reason: 'Nothing there', title: 'No' };
export const REFUSED: Outcome = { status: 'refused', code: '1', message: 'no' };
export const DONE: Outcome = { status: 'succeeded', data: { made: 'by the call' } };
export const FOUND: Outcome = { status: 'succeeded', isFinal: true, data: { made: 'found' } };

/**
 * A made-up provider whose server answers with an outcome verbatim, so that a test can stage what
 * no real one does. Its one operation moves money, is under two resources, and has whatever parts
 * a test gives it.
 */
export class Shop {
	/** Outcomes of the successive charges of an item, by its name; then DONE */
	answers: Record<string, Outcome[]> = {};
	/** Outcome of a look-up, by the item's name; still unknown if absent */
	found: Record<string, Outcome> = {};
	/** Names looked up, in order */
	readonly lookedUp: string[] = [];
	/** Called when a charge arrives, before it is answered */
	onCharge: (name: string) => void = () => {};
	/** Called when an item is looked up, before the look-up is answered */
	onLookUp: (name: string) => void = () => {};
	/** Parts of the operation that a test sets */
	parts: Partial<Charge> = {};
	/** Parts that add the look-up */
	readonly withLookUp: Partial<Charge> = {
		reconcile: async (_, { name }, unknown) => {
			this.lookedUp.push(String(name));
			this.onLookUp(String(name));
			return await Promise.resolve(this.found[String(name)] ?? unknown);
		},
	};
	private readonly server: ScriptedServer;

	private constructor(server: ScriptedServer) {
		this.server = server;
		server.script = (socket, request) => {
			const name = nameIn(request);
			this.onCharge(name);
			answer(JSON.stringify(this.answers[name]?.shift() ?? DONE))(socket, request);
		};
	}

	static async start(): Promise<Shop> {
		return new Shop(await ScriptedServer.start());
	}

	/** Names charged, in order, repeats included */
	get sent(): string[] {
		return this.server.requests.map(nameIn);
	}

	/** Accounts that sent those charges, in the same order */
	get sentBy(): string[] {
		return this.server.requests.map((text) => /by=(\w*)/.exec(text)?.[1] ?? '');
	}

	reset(): void {
		this.server.requests.length = 0;
		this.lookedUp.length = 0;
		this.answers = {};
		this.found = {};
		this.parts = {};
		this.onCharge = () => {};
		this.onLookUp = () => {};
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	/** Starts an execution that charges an item for each name. */
	async charge(names: string[], more: Partial<Setup> = {}): Promise<Begun> {
		return await begin({
			type: this.node,
			parameters: CHARGE,
			items: names.map((name) => ({ name })),
			credential: { account: 'shop' } as ICredentialDataDecryptedObject,
			...more,
		});
	}

	private get node(): INodeType {
		const provider = this.provider;
		return {
			description: {
				displayName: 'Shop',
				name: 'shop',
				group: ['transform'],
				version: 1,
				description: 'Charges',
				defaults: { name: 'Shop' },
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
				credentials: [{ name: 'shopApi', required: true }],
				properties: propertiesOf(provider.resources),
			},
			async execute(this: IExecuteFunctions) {
				return await runNode(this, provider);
			},
		};
	}

	private get provider(): Provider<Till> {
		const charge: Charge = {
			name: 'Charge',
			value: 'charge',
			action: 'Charge card',
			description: 'Charges',
			effect: 'money',
			endpoint: { till: 'charge' },
			fields: [{ displayName: 'Name', name: 'name', type: 'string', required: true, default: '' }],
			...this.parts,
		};
		return {
			displayName: 'Shop',
			credential: 'shopApi',
			resources: ['Card', 'Account'].map((name) => ({
				name,
				value: name.toLowerCase(),
				operations: [charge],
			})),
			toRequest: (_, { name }, { account }) => ({
				method: 'POST',
				url: `http://${this.server.address}/?by=${String(account)}&name=${String(name)}`,
			}),
			toOutcome: ({ body }) => JSON.parse(body) as Exclude<Outcome, { status: 'notSent' }>,
			reference: () => undefined,
			account: ({ account }) => [account],
			secrets: () => [],
		};
	}
}

/** The shop of a test file that calls `openShop` */
export let shop: Shop;

/**
 * Opens the shop for the tests of a file; each begins with nothing sent and nothing noted.
 * @param isHurried whether to shorten the pauses in which the nodes wait for the database
 */
export function openShop({ isHurried = false } = {}): void {
	beforeAll(async () => {
		shop = await Shop.start();
		if (isHurried) shortenPauses();
	});
	beforeEach(() => {
		shop.reset();
		processedData.reset();
	});
	afterAll(async () => await shop.close());
}

/** Parameters of the charge; REPEAT turns on 'Resend Unconfirmed Items' */
export const CHARGE = { resource: 'card', operation: 'charge', name: '={{ $json.name }}' };
export const REPEAT = { parameters: { ...CHARGE, options: { repeatUnknown: true } } };

const nameIn = (request: string): string => /name=([^ &]*)/.exec(request)?.[1] ?? '';

/** Lets the workflow continue after a failed item */
export const GO_ON = { settings: { onError: 'continueRegularOutput' } } as const;

/** Shortens the pauses of 0.1 to 2 seconds in which nodes wait for the database. */
function shortenPauses(): void {
	const start = globalThis.setTimeout;
	jest
		.spyOn(globalThis, 'setTimeout')
		.mockImplementation(((run: () => void, ms = 0) =>
			start(run, ms >= 100 && ms <= 2000 ? 1 : ms)) as typeof setTimeout);
}
