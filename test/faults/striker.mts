import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/index.mts';
import type { Cell } from './cells.mts';
import type { Door } from './door.mts';
import type { Arrival, Fault, Item } from './types.mts';

/** Where nobody listens: the discard port */
const NOBODY = 'http://127.0.0.1:9';

type Place = 'write' | 'before' | 'lookUp';

/** Arms the faults for one of the two items as calls arrive, and counts each item's writes. */
export class Striker {
	readonly reached = [0, 0];
	readonly acting = [0, 0];
	private readonly struck: Record<Place, number> = { write: 0, before: 0, lookUp: 0 };
	private readonly sandbox: Sandbox;
	private readonly cell: Cell;
	private readonly items: Item[];
	private readonly unwatch: () => void;
	private readonly door: Door | undefined;
	private tries = 0;
	private isOver = false;
	/** Writes that belong to no item */
	readonly strays: string[] = [];

	constructor(sandbox: Sandbox, cell: Cell, items: Item[], door?: Door) {
		this.sandbox = sandbox;
		this.cell = cell;
		this.items = items;
		this.door = door;
		Object.assign(cell.subject.switches(sandbox), cell.write.settings);
		this.unwatch = cell.subject.watch(sandbox, (arrival) => this.arrived(arrival));
	}

	/** Returns an item's credential, leading nowhere while that is the fault. Item 0 begins a try. */
	credentialOf(sound: IDataObject, index = 0): IDataObject {
		const { write, mode } = this.cell;
		if (index === 0) this.tries += 1;
		const isFirst = this.tries === 1;
		if (this.door) {
			if (!isFirst && mode.stays === 'once') void this.door.open();
			const baseUrl = String(sound.baseUrl).replace(this.sandbox.origin, this.door.origin);
			return { ...sound, baseUrl };
		}
		const strikes = (mode.stays === 'always' && !this.isOver) || isFirst;
		return write.answer === 'unreached' && strikes ? { ...sound, baseUrl: NOBODY } : sound;
	}

	/** Lifts the faults; returns those due that did not strike: such a cell proves nothing. */
	async end(): Promise<string[]> {
		this.isOver = true;
		await this.door?.open();
		const switches = this.cell.subject.switches(this.sandbox) as Record<string, unknown>;
		return (['write', 'before', 'lookUp'] as const).flatMap((place) => {
			const name = this.cell[place]?.switch;
			if (!name) return [];
			const isLeft = switches[name] !== null;
			switches[name] = null;
			// A resent write may have been refused before the fault could strike again.
			if (isLeft && this.struck[place] === 1) return [`${name} did not strike`];
			return this.struck[place] === 0 && this.isDue(place) ? [`nothing for ${name} to strike`] : [];
		});
	}

	/** Whether a fault had to strike; a write held back by a failed read is never struck. */
	private isDue(place: Place): boolean {
		return place !== 'write' || !this.cell.before || this.cell.act.lookUp !== undefined;
	}

	close(): void {
		this.unwatch();
		this.door?.shut();
	}

	private arrived({ call, values }: Arrival): void {
		const { act, mode } = this.cell;
		const target = mode.goesOn ? 0 : 1;
		if (call === act.call) {
			const item = this.itemOf(act.mark, values);
			if (item < 0) this.strays.push(`a stray write ${JSON.stringify(values)}`);
			const fault = item === target ? this.strike('write', call) : undefined;
			this.reached[item]! += 1;
			if (fault?.acts ?? true) this.acting[item]! += 1;
			if (item !== target && this.tries === 1) this.door?.shut();
		} else if (act.readMark && this.itemOf(act.readMark, values) === target) {
			if (call === act.lookUp && this.reached[target]! > 0) this.strike('lookUp', call);
			else if (call === act.before) this.strike('before', call);
		}
	}

	private itemOf(mark: string, values: Record<string, unknown>): number {
		return this.items.findIndex(({ input }) => {
			const more = (input.additionalFields ?? {}) as IDataObject;
			return String(input[mark] ?? more[mark]) === String(values[mark]);
		});
	}

	private strike(place: Place, call: string): Fault | undefined {
		const { subject, mode } = this.cell;
		const fault = this.cell[place];
		const isSpent = mode.stays === 'once' && this.struck[place] > 0;
		if (!fault?.switch || isSpent || this.isOver) return undefined;
		this.struck[place] += 1;
		const condition = fault.unconditional ? {} : { [subject.condition]: call };
		const rule = { value: fault.value, times: 1, ...condition };
		Object.assign(subject.switches(this.sandbox), { [fault.switch]: rule });
		return fault;
	}
}
