import type { IDataObject, INodeType } from 'n8n-workflow';

import type { Provider } from '../../nodes/core/operation';
import type { Sandbox } from '../../sandbox/index.mts';

/** How an item ended, as the user is told; `invalid` and `unclear` are right nowhere in the matrix. */
export type Told = 'succeeded' | 'refused' | 'notSent' | 'unknown' | 'invalid' | 'unclear';

/** What a fault does, by the meaning of its switch, whatever the node makes of it. */
export interface Fault {
	name: string;
	/** The row of the table, where several share one; else the name */
	row?: string;
	/** The sandbox's switch; none where nobody listens */
	switch?: string;
	value?: unknown;
	/** The first item still finds the provider; only the second finds nobody. */
	fromSecond?: true;
	/** The look-up is over before the provider acts: beyond what a look-up can know. */
	tooLate?: true;
	/** It takes no condition that names a call. */
	unconditional?: true;
	/** Settings of the sandbox that go with it */
	settings?: IDataObject;
	/** Whether the provider carries the call out */
	acts: boolean;
	/**
	 * What comes back: the provider's own yes or no, nothing that can be read as either (`lost`), a yes
	 * that does not prove itself (`untrusted`), or nobody was there (`unreached`).
	 */
	answer: 'yes' | 'no' | 'systemError' | 'lost' | 'untrusted' | 'unreached';
	/** The answer has a 2xx status and words: where the manual gives no reply at all it may be a yes. */
	bare?: true;
	/** The only acts that have it, by label; else all */
	only?: string[];
	/** Left to the long form */
	long?: true;
}

/** One input item: what the user enters, and how often the provider holds what it asks for */
export interface Item {
	input: IDataObject;
	held: () => number;
}

/** A write as the matrix tries it: an operation, or a variant of one that behaves otherwise */
export interface Act {
	/** resource.operation of the node */
	operation: string;
	variant?: string;
	/** The documented call that writes, as the sandbox records it */
	call: string;
	/** The wire name by which the two items are told apart */
	mark: string;
	/** The wire name by which a read is told to be for an item */
	readMark?: string;
	/** A read that precedes the write */
	before?: string;
	/** The look-up after a lost answer */
	lookUp?: string;
	/** The look-up tells less once the write is a try of the past: only what stood before shows it. */
	lookUpNeedsBefore?: true;
	/** The look-up never shows that the write will not be carried out any more. */
	lookUpShowsOnlyYes?: true;
	/** The manual gives no reply: what says neither yes nor no is a yes. */
	mayBeEmpty?: true;
	/** Puts into the sandbox what has to be there, for two items */
	stage: (sandbox: Sandbox) => Promise<Item[]>;
}

/** An act's name in failures and counts */
export const labelOf = ({ operation, variant }: Act): string =>
	variant ? `${operation} (${variant})` : operation;

/** A call as it arrived at the sandbox */
export interface Arrival {
	call: string;
	values: Record<string, unknown>;
}

/** What the matrix needs to know of a provider */
export interface Subject {
	name: string;
	type: () => INodeType;
	provider: Provider<never>;
	acts: Act[];
	/** Beside those that every provider has */
	faults: Fault[];
	/** What it is told to refuse with, a documented code */
	refusal: IDataObject;
	/** Faults that no call of an operation can meet, and why */
	excluded: Record<string, string>;
	/** The condition of a fault's rule that names a call */
	condition: 'call' | 'cmd';
	defaultSwitches: () => object;
	switches: (sandbox: Sandbox) => object;
	credential: (sandbox: Sandbox) => IDataObject;
	/** Tells of each call as it arrives, before the sandbox acts; ends with the function it gives. */
	watch: (sandbox: Sandbox, arrived: (arrival: Arrival) => void) => () => void;
	/** Whether every call that arrived was dealt with */
	isIdle: (sandbox: Sandbox) => boolean;
	reset: (sandbox: Sandbox) => void;
}

/** Two items, made one after the other */
export async function both(make: (index: 0 | 1) => Item | Promise<Item>): Promise<Item[]> {
	return [await make(0), await make(1)];
}

/** How many entries of a map fit */
export const count = <T,>(entries: Map<string, T>, fits: (entry: T) => boolean): number =>
	[...entries.values()].filter(fits).length;

/** Tells of each entry that is pushed to a list, before it is there. */
export function watchList<T>(list: T[], arrived: (entry: T) => void): () => void {
	list.push = (...entries) => {
		entries.forEach(arrived);
		return Array.prototype.push.apply(list, entries);
	};
	return () => void Reflect.deleteProperty(list, 'push');
}
