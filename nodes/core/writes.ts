import { call, settle, wireOf } from './call';
import { checkItems } from './check';
import type { ItemResult } from './errors';
import { Journal } from './journal';
import { Ledger } from './ledger';
import type { Place } from './ledger';
import type { Input, RemoteOperation, Unknown } from './operation';
import { doneOf, stopAtFailure, tellKept } from './output';
import type { Run } from './run';

/** Writes: one at a time, each at most once in an execution. */
export async function sendEach<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
): Promise<ItemResult[]> {
	const ledger = new Ledger(run.execution, run.key);
	const keptOf = (index: number) =>
		ledger.isByValues ? undefined : keptResult(run, operation, ledger, index);
	const steps = await checkItems(run, keptOf);
	const places = steps.flatMap((step, index) => ('input' in step ? [index] : []));
	const known = ledger.isByValues ? undefined : ledger.run;
	const memory = { ledger, journal: new Journal(run.execution, known, places) };
	const results: ItemResult[] = [];
	try {
		for (const [index, step] of steps.entries()) {
			const result =
				'result' in step ? step.result : await sendOne(run, operation, memory, index, step.input);
			results.push(result);
			stopAtFailure(run, results, index);
		}
	} finally {
		await memory.journal.close();
	}
	tellKept(run, results);
	if (results.every(({ outcome }) => outcome === 'succeeded')) ledger.drop();
	return results;
}

/** What is known of earlier tries */
interface Memory {
	ledger: Ledger;
	journal: Journal;
}

/** An item on its way */
interface Sent {
	index: number;
	place: Place;
	wire: Input;
	input: Input;
}

async function sendOne<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
	memory: Memory,
	index: number,
	input: Input,
): Promise<ItemResult> {
	if (run.execution.getExecutionCancelSignal?.()?.aborted) {
		return { outcome: 'notSent', reason: 'The execution was cancelled', message: 'Not sent' };
	}
	const prepared = await wireOf(run, operation, input, index);
	if ('outcome' in prepared) return prepared;
	const { wire } = prepared;
	const { ledger, journal } = memory;
	const place = ledger.placeOf(index, wire);
	const kept = keptResult(run, operation, ledger, place);
	if (kept) return kept;
	try {
		const entry = ledger.get(place);
		const unsettled = entry?.state === 'sent' ? earlierTry(entry.reason) : undefined;
		const earlier = unsettled ?? ((await journal.note(index)) ? LOST_TRY : undefined);
		if (earlier && !run.options.repeatUnknown) {
			// How an earlier try ended is not known: the look-up decides whether it may go out again.
			if (!unsettled) ledger.sending(place);
			const found = await settle(run, operation, wire, input, earlier);
			const settled = doneOf(operation, input, found);
			if (settled.outcome === 'succeeded') ledger.succeeded(place, settled.outputs);
			if (settled.outcome === 'unknown' && settled.message) ledger.unknown(place, settled);
			if (settled.outcome === 'succeeded' || settled.outcome === 'unknown') return settled;
		}
		ledger.sending(place);
		return await sendAndKeep(run, operation, memory, { index, place, wire, input });
	} catch {
		// The ledger has it as sent: it may have happened.
		return { outcome: 'unknown', reason: 'The answer came but could not be used' };
	}
}

async function sendAndKeep<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
	{ ledger, journal }: Memory,
	{ index, place, wire, input }: Sent,
): Promise<ItemResult> {
	const outcome = await call(run, operation, wire, input);
	// What a look-up found (`answered`) was checked by the look-up.
	const doubt =
		outcome.outcome === 'succeeded' && !outcome.answered
			? operation.distrust?.(outcome.data, wire, run.credential ?? {})
			: undefined;
	const result = doubt ? distrusted(run, doubt) : doneOf(operation, input, outcome);
	if (result.outcome === 'succeeded') ledger.succeeded(place, result.outputs);
	else if (result.outcome === 'unknown') ledger.unknown(place, result);
	else {
		ledger.forget(place);
		await journal.forget(index);
	}
	return result;
}

const earlierTry = (reason: string | undefined): Unknown => ({
	outcome: 'unknown',
	reason: `An earlier try of this execution sent it, and how that ended was not known then${reason ? ` (${reason})` : ''}`,
});

const LOST_TRY = {
	outcome: 'unknown',
	reason:
		'An earlier try of this execution sent it or was about to, and n8n kept nothing of how that ended',
} as const;

const distrusted = <TCall>({ provider, action }: Run<TCall>, reason: string): Unknown => ({
	outcome: 'unknown',
	reason,
	message: `${provider} answered '${action}', but the answer cannot be trusted`,
});

/**
 * What an earlier try of this execution left of an item: its result, or a bar to sending it again
 * where neither the user nor a look-up can say how it ended.
 */
function keptResult<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
	ledger: Ledger,
	place: Place,
): ItemResult | undefined {
	const entry = ledger.get(place);
	if (entry?.state === 'succeeded') {
		return { outcome: 'succeeded', outputs: entry.outputs, kept: true };
	}
	if (entry?.state !== 'sent' || run.options.repeatUnknown) return undefined;
	const { reason = '', message } = entry;
	// Its answer came but is not believed: no look-up decides what only a person can.
	if (message) return { outcome: 'unknown', reason, message, kept: true };
	return operation.settle ? undefined : { ...earlierTry(reason), kept: true };
}
