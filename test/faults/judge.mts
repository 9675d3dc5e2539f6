import type { Cell } from './cells.mts';
import { nameOf } from './cells.mts';
import type { Played, Stand } from './play.mts';
import type { Told } from './types.mts';

/** What is wrong with a cell; zero and empty if nothing is */
export interface Verdict {
	/** Writes beyond an item's first that the provider was to carry out */
	doubles: number;
	/** Outcomes told other than they came about */
	wrong: string[];
	/** The sandbox did not do what its switch says: the cell proves nothing. */
	broken: string[];
}

/**
 * Returns how the struck item may end in one try, by README.md ("What happens when something goes
 * wrong") and the meaning of the faults. The provider's own yes and no are told as such. Without a
 * readable answer the outcome is unknown, unless a working look-up can tell. Nothing is told as
 * done, or as not done, by guessing.
 */
function onceOf(cell: Cell, lookUpFails: boolean, beforeFails: boolean): Told[] {
	const { write, before, subject, act } = cell;
	// A write waits for the answer to its read, unless that read is only a snapshot for the look-up.
	if (before && beforeFails && !act.lookUp) return [before.answer === 'no' ? 'refused' : 'notSent'];
	switch (write.answer) {
		case 'yes':
			return ['succeeded'];
		case 'no':
			return ['refused'];
		case 'unreached':
			return ['notSent'];
		case 'untrusted':
			return ['unknown'];
		case 'systemError':
			// README.md, "Codes and messages", 9999: not a plain no where money may have moved.
			return [effectOf(subject, act) === 'money' ? 'unknown' : 'refused'];
		case 'lost':
			break;
	}
	// The manual documents no reply to a deletion: one that says neither yes nor no may be a yes.
	if (act.mayBeEmpty && write.bare) return ['succeeded', 'unknown'];
	if (!act.lookUp || lookUpFails) return ['unknown'];
	if (!write.acts) return [act.lookUpShowsOnlyYes ? 'unknown' : 'notSent'];
	return [beforeFails && act.lookUpNeedsBefore ? 'unknown' : 'succeeded'];
}

/** Returns what may be told of the struck item after the execution. */
function firstOf(cell: Cell): Told[] {
	const { mode, before, lookUp } = cell;
	// The look-up polls several times, so one failure does not defeat it.
	const stays = mode.stays === 'always';
	const once = onceOf(cell, lookUp !== undefined && stays, before !== undefined);
	const isRetried = mode.retries && mode.stays === 'once';
	return isRetried && once.every(maySendAgain) ? ['succeeded'] : once;
}

const maySendAgain = (told: Told): boolean => told === 'refused' || told === 'notSent';

/** Returns what may be told of it after "Retry execution", with the fault gone. */
function againOf({ write, act }: Cell, first: Told): Told {
	if (first !== 'unknown') return 'succeeded';
	if (write.answer !== 'lost' || !act.lookUp) return 'unknown';
	const needs = write.acts ? act.lookUpNeedsBefore : act.lookUpShowsOnlyYes;
	return needs ? 'unknown' : 'succeeded';
}

function effectOf({ provider }: Cell['subject'], { operation }: Cell['act']): string {
	const [resource, name] = operation.split('.');
	return (
		provider.resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === name)?.effect ?? ''
	);
}

/** Judges by what the provider holds, whatever the node says of itself. */
export function judge({ cell, first, again, broken: unplayed }: Played): Verdict {
	const target = cell.mode.goesOn ? 0 : 1;
	const other = 1 - target;
	const all = cell.write.answer === 'unreached' && !cell.write.fromSecond;
	const expected = firstOf(cell);
	const wrong = [
		...differs('first', target, first, expected),
		// Where nobody listens, the other item is not sent either; otherwise it is sound.
		...differs('first', other, first, all ? expected : ['succeeded']),
		...untrue('first', first),
	];
	if (again) {
		wrong.push(
			...differs('again', target, again, [againOf(cell, first.told[target]!)]),
			...differs('again', other, again, ['succeeded']),
			...untrue('again', again),
		);
	}
	const last = again ?? first;
	const doubles = last.held.map((held, item) => Math.max(held, last.acting[item]!, 1) - 1);
	const unlike = last.held.flatMap((held, item) =>
		held > 0 === last.acting[item]! > 0
			? []
			: [`item ${item} held ${held}, acted ${last.acting[item]}`],
	);
	return {
		doubles: doubles.reduce((sum, one) => sum + one, 0),
		wrong,
		broken: [...unplayed, ...unlike],
	};
}

const differs = (when: string, item: number, { told }: Stand, expected: Told[]): string[] =>
	expected.includes(told[item]!)
		? []
		: [`${when}: item ${item} told ${told[item]}, expected ${expected.join(' or ')}`];

/** Succeeded must mean done once; refused or not sent must mean not done. */
const untrue = (when: string, { told, held }: Stand): string[] =>
	told.flatMap((one, item) => {
		const should =
			one === 'succeeded' ? 1 : one === 'refused' || one === 'notSent' ? 0 : held[item];
		return held[item] === should ? [] : [`${when}: item ${item} told ${one}, held ${held[item]}`];
	});

/** Describes a failed cell in one line. */
export function failureOf(
	{ cell, first, again }: Played,
	{ doubles, wrong, broken }: Verdict,
): string {
	const stands = [first, ...(again ? [again] : [])].map(
		({ told, reached, held, words }) =>
			`sent ${reached.join('/')}, told ${told.join('/')}, held ${held.join('/')}${words ? ` ("${words.message}")` : ''}`,
	);
	const faults = [...(doubles > 0 ? [`${doubles} double writes`] : []), ...wrong, ...broken];
	return `${nameOf(cell)}: ${faults.join('; ')} [${stands.join(' -> ')}]`;
}
