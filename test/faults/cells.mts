import { faultsOf } from './faults.mts';
import { labelOf, type Act, type Fault, type Subject } from './types.mts';

/** How the node is configured, and how long the fault stays */
export interface Mode {
	name: string;
	/** Retry On Fail, with three tries */
	retries: boolean;
	/** On Error: Continue; n8n then looks only at the first item, so the fault strikes that one. */
	goesOn: boolean;
	/** The fault strikes one call only, or every call until the execution has ended */
	stays: 'once' | 'always';
}

const mode = (name: string, retries: boolean, goesOn: boolean, stays: Mode['stays']): Mode => ({
	name,
	retries,
	goesOn,
	stays,
});

/** The mode of the short form: Retry On Fail against a fault that stays, then "Retry execution" */
const HARDEST = mode('retry on fail, fault stays', true, false, 'always');

const PLAIN = mode('stop', false, false, 'always');

const MODES: Mode[] = [
	HARDEST,
	PLAIN,
	mode('retry on fail, fault once', true, false, 'once'),
	mode('continue', false, true, 'always'),
	mode('continue, retry on fail, fault once', true, true, 'once'),
	mode('continue, retry on fail, fault stays', true, true, 'always'),
];

/** One execution to try, and its retry */
export interface Cell {
	subject: Subject;
	act: Act;
	mode: Mode;
	/** What strikes the write */
	write: Fault;
	/** What strikes the read before it */
	before?: Fault;
	/** What strikes the look-up after it */
	lookUp?: Fault;
}

/** Returns the table's row; a read's fault, and the write's with it, counts by what it does. */
export function rowOf({ write, before, lookUp }: Cell): string {
	if (!before && !lookUp) return write.row ?? write.name;
	const lost = write.acts ? 'acts, no readable answer' : 'does nothing, no answer';
	const first = write.answer === 'lost' ? lost : write.name;
	const read = before ? 'the read before it' : 'the look-up after it';
	return `${first}; ${read} fails`;
}

export const nameOf = ({ subject, act, mode, write, before, lookUp }: Cell): string =>
	[
		`${subject.name} ${labelOf(act)}`,
		write.name,
		...(before ? [`before: ${before.name}`] : []),
		...(lookUp ? [`look-up: ${lookUp.name}`] : []),
		mode.name,
	].join(' | ');

/** Whether a fault makes a read fail; a slow answer that arrives in time does not. */
const spoilsRead = ({ switch: name, answer, only }: Fault): boolean =>
	name !== undefined && !only && (answer === 'lost' || answer === 'no');

/** Whether a fault makes the node run into its time-out */
export const isSlow = (name = ''): boolean => /^timeout|^latency|^trickle/.test(name);

/** Faults that cost no time-out, and the one that does but alone leaves the write undone */
const isQuick = ({ switch: name = '', acts }: Fault): boolean => !isSlow(name) || !acts;

/** Pairs the write's common faults with those of the read before it or the look-up after it. */
function pairsOf(subject: Subject, act: Act, faults: Fault[]): Array<Omit<Cell, 'mode'>> {
	const reads = faults.filter(spoilsRead);
	const lost = faults.filter(({ answer }) => answer === 'lost');
	const sound = faults.filter(({ switch: name, answer }) => !name && answer === 'yes');
	const pairs: Array<Omit<Cell, 'mode'>> = [];
	if (act.lookUp) {
		for (const write of lost) {
			for (const lookUp of reads) pairs.push({ subject, act, write, lookUp });
		}
	}
	if (act.before) {
		for (const write of [...sound, ...(act.lookUp ? lost : [])]) {
			for (const before of reads) pairs.push({ subject, act, write, before });
		}
	}
	return pairs;
}

/**
 * Returns every cell of a provider. The short form has one mode (for pairs the plain one), and no
 * pair whose read runs into a time-out.
 */
export function cellsOf(subject: Subject, long: boolean): Cell[] {
	return subject.acts.flatMap((act) => {
		const faults = faultsOf(subject, act).filter((fault) => long || !fault.long);
		const alone = faults.map((write) => ({ subject, act, write }));
		const common = faults.filter((fault) => !fault.long);
		const pairs = pairsOf(subject, act, common).filter(
			({ write, before, lookUp }) =>
				long || (isQuick(write) && !isSlow((before ?? lookUp)?.switch)),
		);
		return [
			...(long ? MODES : [HARDEST]).flatMap((mode) => alone.map((cell) => ({ ...cell, mode }))),
			...(long ? MODES : [PLAIN]).flatMap((mode) => pairs.map((cell) => ({ ...cell, mode }))),
		].filter(({ write, mode }) => !write.fromSecond || !mode.goesOn);
	});
}

/** Returns the cells that no look-up can settle: the provider acts after the last one. */
export const lateCellsOf = (subject: Subject, write: Fault): Cell[] =>
	subject.acts
		.filter(({ lookUp }) => lookUp)
		.flatMap((act) => [PLAIN, HARDEST].map((mode) => ({ subject, act, write, mode })));
