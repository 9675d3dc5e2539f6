import { setTimeout as sleep } from 'node:timers/promises';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.mts';
import { execute, type Execution } from '../support/engine.mts';
import { isSlow, type Cell } from './cells.mts';
import { Door } from './door.mts';
import { TIMEOUT_MS } from './faults.mts';
import { Striker } from './striker.mts';
import { toldOf, type Words } from './told.mts';
import type { Item, Told } from './types.mts';

/** State after an execution, per item */
export interface Stand {
	told: Told[];
	/** Writes that had reached the provider */
	reached: number[];
	/** How many of those it was to carry out, by the meaning of the faults */
	acting: number[];
	/** How often the provider holds what the item asks for */
	held: number[];
	words?: Words;
}

export interface Played {
	cell: Cell;
	first: Stand;
	/** After "Retry execution", with the fault gone; n8n offers that only for a failed execution. */
	again?: Stand;
	/** Why the cell proves nothing, e.g. a fault that did not strike */
	broken: string[];
}

/** Runs a cell's execution, and its retry with the fault gone, against a freshly reset sandbox. */
export async function play(sandbox: Sandbox, cell: Cell): Promise<Played> {
	const { subject, act, mode } = cell;
	subject.reset(sandbox);
	const items = await act.stage(sandbox);
	const door = cell.write.fromSecond && (await Door.to(sandbox.origin));
	const striker = new Striker(sandbox, cell, items, door || undefined);
	const credential = subject.credential(sandbox) as ICredentialDataDecryptedObject;
	const [resource, operation] = act.operation.split('.');
	const { parameters, json } = asNode(items.map(({ input }) => input));
	const timeout = costsTime(cell) ? TIMEOUT_MS / 1000 : 30;
	try {
		const done = await execute({
			type: subject.type(),
			parameters: { resource, operation, ...parameters, options: { timeout } },
			items: json,
			credential,
			credentialOf: (index) =>
				striker.credentialOf(credential, index) as ICredentialDataDecryptedObject,
			settings: {
				...(mode.retries && { retryOnFail: true, maxTries: 3 }),
				...(mode.goesOn && { onError: 'continueRegularOutput' }),
			},
		});
		const first = await standOf(sandbox, cell, items, striker, done);
		const broken = [...(await striker.end()), ...striker.strays];
		if (done.status === 'success') return { cell, first, broken };
		const retried = await done.retry();
		const again = await standOf(sandbox, cell, items, striker, retried);
		return { cell, first, again, broken: [...new Set([...broken, ...striker.strays])] };
	} finally {
		striker.close();
	}
}

/** Whether the node has to run into its time-out, which is then short */
const costsTime = ({ write, before, lookUp }: Cell): boolean =>
	[write, before, lookUp].some((fault) => fault?.answer === 'lost' && isSlow(fault.switch));

async function standOf(
	sandbox: Sandbox,
	{ subject }: Cell,
	items: Item[],
	striker: Striker,
	done: Execution,
): Promise<Stand> {
	// Late acts must be done before anyone can judge what was told.
	for (let waits = 0; waits < 500 && !subject.isIdle(sandbox); waits += 1) await sleep(10);
	return {
		told: toldOf(done, items.length),
		reached: [...striker.reached],
		acting: [...striker.acting],
		held: items.map(({ held }) => held()),
		words: done.status === 'error' ? done.error : undefined,
	};
}

/** Turns inputs into node parameters and input items; what differs per item is an expression. */
function asNode(inputs: IDataObject[]): { parameters: IDataObject; json: IDataObject[] } {
	const json: IDataObject[] = inputs.map(() => ({}));
	const parametersOf = (values: IDataObject[], path: string): IDataObject =>
		Object.fromEntries(
			Object.keys(values[0] ?? {}).map((name) => {
				const all = values.map((one) => one[name]);
				if (all.every((one) => JSON.stringify(one) === JSON.stringify(all[0]))) {
					return [name, all[0]];
				}
				const key = path + name;
				if (typeof all[0] === 'object')
					return [name, parametersOf(all as IDataObject[], `${key} `)];
				all.forEach((value, index) => (json[index]![key] = value));
				return [name, `={{ $json[${JSON.stringify(key)}] }}`];
			}),
		);
	return { parameters: parametersOf(inputs, ''), json };
}
