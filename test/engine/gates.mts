import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';

/** What a run of a node does to the world outside, step by step */
export interface Step {
	name: 'record' | 'remove' | 'count' | 'request';
	/** How many steps of this name the run took before */
	ordinal: number;
	entries: string[];
}

/** Called around each step; what it throws, the node gets, and while it waits, the node waits. */
export interface Gate {
	before?: (step: Step) => Promise<void> | void;
	after?: (step: Step) => Promise<void> | void;
}

/** n8n died: nothing of the run goes on. */
export const never = new Promise<void>(() => {});

/** A node of which each step outside can be held up, made to fail, or be its last */
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
				// n8n's helpers read the ID when they are called.
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
			checkProcessedAndRecord: pass('record', helpers.checkProcessedAndRecord),
			removeProcessed: pass('remove', helpers.removeProcessed),
			getProcessedDataCount: pass('count', helpers.getProcessedDataCount),
			httpRequest: pass('request', helpers.httpRequest),
		});
		return await type.execute!.call(this);
	};
	return Object.assign(Object.create(type) as INodeType, { execute });
}

/** n8n dies at a step: before it, or after it and before the node hears of it. */
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

/** As on an n8n of which nothing shows that a note gets a row of its own */
export function withoutRows(): PayApp {
	const plain = new PayApp();
	const execute = async function (this: IExecuteFunctions) {
		this.getExecuteData = () => ({ node: {} }) as never;
		return await plain.execute.call(this);
	};
	return Object.assign(Object.create(plain) as PayApp, { execute });
}
