import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';

/** One call of a run to the outside: to n8n's database or the provider */
export interface Step {
	name: 'record' | 'remove' | 'count' | 'request';
	/** How many steps of this name came before it */
	ordinal: number;
	entries: string[];
}

/** Hooks around each step: the node waits for them and gets what they throw. */
export interface Gate {
	before?: (step: Step) => Promise<void> | void;
	after?: (step: Step) => Promise<void> | void;
}

/** Never resolves: n8n died, so the run goes no further. */
const never = new Promise<void>(() => {});

/** Wraps a node so that each outside step can be delayed, made to fail, or be its last. */
export function gated(type: INodeType, gate: Gate): INodeType {
	const taken = new Map<string, number>();
	const execute = async function (this: IExecuteFunctions) {
		const { node } = this.getExecuteData();
		const pass =
			(name: Step['name'], call: (...args: never[]) => Promise<unknown>) =>
			async (...args: unknown[]) => {
				const row = node.id;
				const ordinal = taken.get(name) ?? 0;
				taken.set(name, ordinal + 1);
				const entries = Array.isArray(args[0]) ? args[0].map(String) : [];
				const step = { name, ordinal, entries };
				await gate.before?.(step);
				// n8n's helpers read the ID at the moment of the call.
				const { id } = node;
				node.id = row;
				const result = (() => {
					try {
						return call(...(args as never[]));
					} finally {
						node.id = id;
					}
				})();
				const given = await result;
				await gate.after?.(step);
				return given;
			};
		const { helpers } = this;
		Object.assign(helpers, {
			checkProcessedAndRecord: pass('record', helpers.checkProcessedAndRecord.bind(helpers)),
			removeProcessed: pass('remove', helpers.removeProcessed.bind(helpers)),
			getProcessedDataCount: pass('count', helpers.getProcessedDataCount.bind(helpers)),
			httpRequest: pass('request', helpers.httpRequest.bind(helpers)),
		});
		return await type.execute!.call(this);
	};
	return Object.assign(Object.create(type) as INodeType, { execute });
}

/** Lets n8n die at a step: before it, or after it but before the node hears of it. */
export function diesAt(name: Step['name'], ordinal: number, when: 'before' | 'after'): Gate {
	let isDead = false;
	const check = async (step: Step, now: 'before' | 'after') => {
		isDead ||= step.name === name && step.ordinal === ordinal && now === when;
		if (isDead) await never;
	};
	return {
		before: async (step) => await check(step, 'before'),
		after: async (step) => await check(step, 'after'),
	};
}

/** Returns the node as if nothing in n8n proved that a note gets a row of its own. */
export function withoutRows(): PayApp {
	const plain = new PayApp();
	const execute = async function (this: IExecuteFunctions) {
		this.getExecuteData = () => ({ node: {} }) as never;
		return await plain.execute.call(this);
	};
	return Object.assign(Object.create(plain) as PayApp, { execute });
}
