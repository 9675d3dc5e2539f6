import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { errorOf, explain, progressOf } from './errors';
import type { Done, FailedResult, ItemResult } from './errors';
import type { Input, Outcome, RemoteOperation, Succeeded } from './operation';
import type { Run } from './run';

/** Turns a provider's answer into what the item gives. */
export function doneOf<TCall>(
	operation: RemoteOperation<TCall>,
	input: Input,
	outcome: Succeeded,
): Done;
export function doneOf<TCall>(
	operation: RemoteOperation<TCall>,
	input: Input,
	outcome: Outcome,
): Exclude<ItemResult, { outcome: 'invalid' }>;
export function doneOf<TCall>(
	operation: RemoteOperation<TCall>,
	input: Input,
	outcome: Outcome,
): ItemResult {
	if (outcome.outcome !== 'succeeded') return outcome;
	const { data, answered } = outcome;
	const output = answered ? data : (operation.toOutput?.(data, input) ?? data);
	return { outcome: 'succeeded', outputs: Array.isArray(output) ? output : [output] };
}

export const isFailure = (result: ItemResult | undefined): result is FailedResult =>
	result !== undefined && result.outcome !== 'succeeded';

/** Ends the run at a failed item, where the node is set to stop, with word of what became of every item. */
export function stopAtFailure<TCall>(
	run: Run<TCall>,
	results: Array<ItemResult | undefined>,
	index: number,
): void {
	const result = results[index];
	if (run.goOn || !isFailure(result)) return;
	const referenceOf = (made: ItemResult) =>
		made.outcome === 'succeeded' && made.outputs[0] ? run.of.reference(made.outputs[0]) : undefined;
	const total = run.items.length;
	throw errorOf(run, result, index, total, progressOf(results, total, referenceOf));
}

/** Says in the editor that part of the output is from an earlier try. */
export function tellKept<TCall>({ execution, items }: Run<TCall>, results: ItemResult[]): void {
	const kept = results.filter((result) => result.kept && result.outcome === 'succeeded').length;
	if (kept === 0) return;
	execution.addExecutionHints({
		message: `${kept} of ${items.length} items had been sent by an earlier try of this execution. They were not sent again: their kept results are shown.`,
		location: 'outputPane',
	});
}

/**
 * The output items of one input item. A failed one says what happened and how. n8n sends an item to
 * the error output if it has no other keys than these, and adds the input's there by itself; with an
 * `error` property of its own it would reduce the item to the bare message. On the regular output
 * the input is carried on here.
 */
export function outputsOf<TCall>(
	run: Run<TCall>,
	result: ItemResult,
	item: number,
): INodeExecutionData[] {
	const pairedItem = { item };
	if (result.outcome === 'succeeded') return result.outputs.map((json) => ({ json, pairedItem }));
	const { message, description } = explain(run, result);
	const details: IDataObject = { outcome: result.outcome, description };
	if (result.outcome === 'refused') details.code = result.code;
	const hasErrorOutput = run.execution.getNode().onError === 'continueErrorOutput';
	const input = hasErrorOutput ? {} : run.items[item]?.json;
	return [{ json: { ...input, error: message, details }, pairedItem }];
}
