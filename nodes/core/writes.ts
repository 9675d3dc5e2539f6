import { call, settle, wireOf } from './call';
import { checkItems, invalidBecause } from './check';
import type { ItemResult } from './errors';
import { Ledger } from './ledger';
import type { Input, RemoteOperation, Unknown } from './operation';
import { doneOf, stopAtFailure, tellKept } from './output';
import type { Run } from './run';

/** Writes: one at a time, each at most once in an execution. */
export async function sendEach<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
): Promise<ItemResult[]> {
	const ledger = new Ledger(run.execution, run.key);
	const steps = checkItems(run, (index) => keptResult(run, operation, ledger, index));
	const results: ItemResult[] = [];
	for (const [index, step] of steps.entries()) {
		const result =
			'result' in step ? step.result : await sendOne(run, operation, ledger, index, step.input);
		results.push(result);
		stopAtFailure(run, results, index);
	}
	if (results.every(({ outcome }) => outcome === 'succeeded')) ledger.drop();
	tellKept(run, results);
	return results;
}

async function sendOne<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
	ledger: Ledger,
	index: number,
	input: Input,
): Promise<ItemResult> {
	if (run.execution.getExecutionCancelSignal?.()?.aborted) {
		return { outcome: 'notSent', reason: 'The execution was cancelled', message: 'Not sent' };
	}
	let wire: Input;
	try {
		wire = await wireOf(run, operation, input, index);
	} catch (error) {
		return invalidBecause(error);
	}
	const isOpen = ledger.get(index)?.state === 'sent' && !run.options.repeatUnknown;
	if (isOpen) {
		// An earlier try got no answer: the look-up decides whether it may go out again.
		const settled = await settle(run, operation, wire, EARLIER_TRY);
		if (settled.outcome === 'unknown') return settled;
		if (settled.outcome === 'succeeded') {
			const done = doneOf(operation, input, settled);
			ledger.succeeded(index, done.outputs);
			return done;
		}
	}
	ledger.sending(index);
	const outcome = await call(run, operation, wire, input);
	// What a look-up found (`answered`) was checked by the look-up.
	if (outcome.outcome === 'succeeded' && !outcome.answered) {
		const reason = operation.distrust?.(outcome.data, wire, run.credential ?? {});
		if (reason) {
			ledger.distrusted(index, reason);
			return distrusted(run, reason);
		}
	}
	const result = doneOf(operation, input, outcome);
	if (result.outcome === 'succeeded') ledger.succeeded(index, result.outputs);
	else if (result.outcome !== 'unknown') ledger.forget(index);
	return result;
}

const EARLIER_TRY = {
	outcome: 'unknown',
	reason: 'An earlier try of this execution sent it and got no answer',
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
	index: number,
): ItemResult | undefined {
	const entry = ledger.get(index);
	if (entry?.state === 'succeeded') {
		return { outcome: 'succeeded', outputs: entry.outputs, kept: true };
	}
	if (entry?.state !== 'sent' || run.options.repeatUnknown) return undefined;
	if (entry.distrusted) return { ...distrusted(run, entry.distrusted), kept: true };
	return operation.settle ? undefined : { ...EARLIER_TRY, kept: true };
}
