import { jest } from '@jest/globals';
import type { ICredentialDataDecryptedObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import type { Endpoint, Outcome, Provider, RemoteOperation } from '../../nodes/core/operation';
import { propertiesOf } from '../../nodes/core/fields/nodeProperties';
import { runNode } from '../../nodes/core/execution/runner';
import { begin } from './engine.mts';
import type { Begun, Setup } from './engine.mts';
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
 * A provider that does not exist: its server answers with an outcome as it stands, so that a test can play
 * what none of the real ones does. It has one operation that moves money, under two resources, with whatever parts a test gives it.
 */
export class Shop {
	/** What the server says to the charge of an item, by its name, one after the other; then DONE */
	answers: Record<string, Outcome[]> = {};
	/** What the look-up says of an item */
	found: Record<string, Outcome> = {};
	/** Names looked up, in order */
	readonly lookedUp: string[] = [];
	/** Called when a charge has arrived, before it is answered */
	onCharge: (name: string) => void = () => {};
	/** Called when an item is looked up, before it is told */
	onLookUp: (name: string) => void = () => {};
	/** The parts of the operation that a test sets */
	parts: Partial<Charge> = {};
	/** The parts with which the look-up is there */
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

	/** The names that were charged, in order, as often as they were */
	get sent(): string[] {
		return this.server.requests.map(nameIn);
	}

	/** The accounts in whose name they were */
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

	/** Charges each item */
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

/** The parameters of the charge, and with 'Repeat After Unknown Outcome' */
export const CHARGE = { resource: 'card', operation: 'charge', name: '={{ $json.name }}' };
export const REPEAT = { parameters: { ...CHARGE, options: { repeatUnknown: true } } };

const nameIn = (request: string): string => /name=([^ &]*)/.exec(request)?.[1] ?? '';

/** The workflow goes on after an item that failed */
export const GO_ON = { settings: { onError: 'continueRegularOutput' } } as const;

/** Shortens the pauses, of 0.1 to 2 seconds, in which the nodes wait for the database. */
export function hurry(): void {
	const start = globalThis.setTimeout;
	jest
		.spyOn(globalThis, 'setTimeout')
		.mockImplementation(((run: () => void, ms = 0) =>
			start(run, ms >= 100 && ms <= 2000 ? 1 : ms)) as typeof setTimeout);
}
