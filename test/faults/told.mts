import type { IDataObject } from 'n8n-workflow';

import type { Execution } from '../support/engine.mts';
import type { Told } from './types.mts';

/** What the user reads about a failed item */
export interface Words {
	message: string;
	description: string;
}

/** Returns how each item ended, as told by the output or by the error that stopped the run. */
export function toldOf(execution: Execution, items: number): Told[] {
	return execution.status === 'success'
		? Array.from({ length: items }, (_, index) => toldByOutput(execution, index))
		: toldByError(execution.error, items);
}

function toldByOutput(execution: Execution, index: number): Told {
	const own = execution.items.filter(
		({ pairedItem }) => (pairedItem as IDataObject | undefined)?.item === index,
	);
	if (own.length !== 1) return 'unclear';
	const { error } = own[0]!.json as { error?: Words & { outcome?: Told } };
	if (!error) return 'succeeded';
	// The outcome and the sentence must agree.
	return error.outcome === headlineOf(error) ? error.outcome : 'unclear';
}

/** Reads the error's sentence about one item and its counts of all items, which must agree. */
function toldByError(error: Words, items: number): Told[] {
	const at = Number(/\[item (\d+)\]$/.exec(error.message)?.[1] ?? 0);
	const counts = /Of (\d+) items: (.*?)\.( To send|$)/.exec(error.description)?.[2] ?? '';
	const countOf = (words: string) => Number(new RegExp(`(\\d+) ${words}`).exec(counts)?.[1] ?? 0);
	const headline = headlineOf(error);
	const stands: Record<string, number> = {
		succeeded: countOf('succeeded'),
		refused: countOf('refused'),
		unknown: countOf('with unknown outcome'),
		notSent: countOf('not sent'),
	};
	const told = Array.from(
		{ length: items },
		(_, index): Told => (index < at ? 'succeeded' : index === at ? headline : 'notSent'),
	);
	const agrees = Object.entries(stands).every(
		([outcome, number]) => told.filter((one) => one === outcome).length === number,
	);
	return agrees ? told : told.map(() => 'unclear');
}

/** Recognizes the outcomes of README.md, "What happens when something goes wrong", by sentence. */
function headlineOf({ message, description }: Words): Told {
	if (/ refused '/.test(message)) return 'refused';
	if (/Look it up at .* before anything is sent again/.test(description)) return 'unknown';
	if (/nothing was sent|safe to run again|Nothing was refunded/i.test(message)) return 'notSent';
	return /Correct the fields/.test(description) ? 'invalid' : 'unclear';
}
