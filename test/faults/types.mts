import type { IDataObject, INodeType } from 'n8n-workflow';

import type { Provider } from '../../nodes/core/operation';
import type { Sandbox } from '../../sandbox/index.mts';

/** How an item ended, as the user is told; `invalid` and `unclear` are never right in the matrix */
export type Told = 'succeeded' | 'refused' | 'notSent' | 'unknown' | 'invalid' | 'unclear';

/** What a fault does by the meaning of its switch, whatever the node makes of it. */
export interface Fault {
	name: string;
	/** Row of the table, if several faults share one; otherwise the name */
	row?: string;
	/** The sandbox's switch; absent if nothing goes wrong or nobody listens */
	switch?: string;
	value?: unknown;
	/** The first item still reaches the provider; only the second finds nobody listening. */
	fromSecond?: true;
	/** The provider acts after the last look-up, beyond what a look-up can know. */
	tooLate?: true;
	/** Its rule takes no condition that names a call. */
	unconditional?: true;
	/** Sandbox settings that go with it */
	settings?: IDataObject;
	/** Whether the provider carries out the call */
	acts: boolean;
	/**
	 * What comes back: the provider's own yes or no, nothing that reads as either (`lost`), a yes
	 * that does not prove itself (`untrusted`), or no connection (`unreached`).
	 */
	answer: 'yes' | 'no' | 'systemError' | 'lost' | 'untrusted' | 'unreached';
	/** The answer is text under a 2xx status: a possible yes where the manual documents no reply. */
	bare?: true;
	/** Labels of the only acts that have it; all if absent */
	only?: string[];
	/** Long form only */
	long?: true;
}

/** One input item: what the user enters, and how often the provider holds what it asks for */
export interface Item {
	input: IDataObject;
	held: () => number;
}

/** A write as the matrix tries it: an operation, or a variant that behaves differently */
export interface Act {
	/** resource.operation of the node */
	operation: string;
	variant?: string;
	/** The documented call that writes, as the sandbox records it */
	call: string;
	/** Wire name whose value tells the two items apart */
	mark: string;
	/** Wire name whose value tells which item a read is for */
	readMark?: string;
	/** A read that precedes the write */
	before?: string;
	/** The look-up after a lost answer */
	lookUp?: string;
	/** The look-up proves the write only against the state read before it; a retry has none. */
	lookUpNeedsBefore?: true;
	/** The look-up can prove that the write was carried out, never that it will not be. */
	lookUpShowsOnlyYes?: true;
	/** The manual documents no reply: one that says neither yes nor no may be a yes. */
	mayBeEmpty?: true;
	/** Sets up the sandbox for two items and returns them */
	stage: (sandbox: Sandbox) => Promise<Item[]>;
}

/** Returns an act's name for failures and counts. */
export const labelOf = ({ operation, variant }: Act): string =>
	variant ? `${operation} (${variant})` : operation;

/** A call as it arrived at the sandbox */
export interface Arrival {
	call: string;
	values: Record<string, unknown>;
}

/** What the matrix needs to know about a provider */
export interface Subject {
	name: string;
	type: () => INodeType;
	provider: Provider<never>;
	acts: Act[];
	/** In addition to those of every provider */
	faults: Fault[];
	/** What it is told to refuse with; a documented code if the manual has any */
	refusal: IDataObject;
	/** Faults that no call of an operation can meet, with the reason */
	excluded: Record<string, string>;
	/** Name of the rule condition that selects a call */
	condition: 'call' | 'cmd';
	defaultSwitches: () => object;
	switches: (sandbox: Sandbox) => object;
	credential: (sandbox: Sandbox) => IDataObject;
	/** Reports each call on arrival, before the sandbox acts; returns a function that stops this. */
	watch: (sandbox: Sandbox, arrived: (arrival: Arrival) => void) => () => void;
	/** Whether every call that arrived has been dealt with */
	isIdle: (sandbox: Sandbox) => boolean;
	reset: (sandbox: Sandbox) => void;
}

/** Makes two items, one after the other. */
export async function both(make: (index: 0 | 1) => Item | Promise<Item>): Promise<Item[]> {
	return [await make(0), await make(1)];
}

/** Counts the entries of a map that fit. */
export const count = <T,>(entries: Map<string, T>, fits: (entry: T) => boolean): number =>
	[...entries.values()].filter(fits).length;

/** Reports each entry pushed to a list before it is added; returns a function that stops this. */
export function watchList<T>(list: T[], arrived: (entry: T) => void): () => void {
	list.push = (...entries) => {
		entries.forEach(arrived);
		return Array.prototype.push.apply(list, entries);
	};
	return () => void Reflect.deleteProperty(list, 'push');
}
