import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { errorOf, describeFailure, progressOf } from './messages';
import { isAgentTool } from '../n8nExecution';
import type { FailedResult, Invalid, ItemResult } from './messages';
import type { Endpoint, ItemInput, Outcome, RemoteOperation } from '../operation';
import type { NodeRun } from './nodeRun';

/** Turns a provider's answer into the item's result. */
export function toResult<TEndpoint extends Endpoint>(
	operation: Pick<RemoteOperation<TEndpoint>, 'toOutput'>,
	input: ItemInput,
	outcome: Outcome,
): Exclude<ItemResult, Invalid> {
	if (outcome.status !== 'succeeded') return outcome;
	const { data, isFinal } = outcome;
	const output = isFinal ? data : (operation.toOutput?.(data, input) ?? data);
	return { status: 'succeeded', outputs: [output].flat().map(withoutError) };
}

/** n8n takes an item with `error` in it for a failed one; Retry On Fail would resend everything. */
const withoutError = (output: IDataObject): IDataObject => {
	if (!('error' in output)) return output;
	const { error, ...others } = output;
	return { ...others, replyError: error };
};

export const isFailure = (result: ItemResult | undefined): result is FailedResult =>
	result !== undefined && result.status !== 'succeeded';

/** Throws at a failed item if the node is set to stop; the error says what became of all items. */
export function stopAtFailure<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	results: Array<ItemResult | undefined>,
	index: number,
): void {
	const result = results[index];
	if (run.continuesAfterFailure || !isFailure(result)) return;
	const referenceOf = (made: ItemResult) =>
		made.status === 'succeeded' && made.outputs[0]
			? run.provider.reference(made.outputs[0])
			: undefined;
	throw errorOf(run, { result, index, progress: progressOf(run, results, referenceOf) });
}

/** Shows in the editor that part of the output comes from an earlier try. */
export function hintReplayed<TEndpoint extends Endpoint>(
	{ execution, items }: NodeRun<TEndpoint>,
	results: ItemResult[],
): void {
	const kept = results.filter((result) => result.replayed && result.status === 'succeeded').length;
	if (kept === 0) return;
	// Older hosts have no hints.
	execution.addExecutionHints?.({
		message: `${kept} of ${items.length} items had been sent by an earlier try of this execution. They were not sent again: their kept results are shown.`,
		location: 'outputPane',
	});
}

/** Returns the output items of one input item. */
export function outputsOf<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	result: ItemResult,
	item: number,
): INodeExecutionData[] {
	if (result.status === 'succeeded') {
		const { operation, items } = run;
		const kept =
			operation.effect === 'local' && operation.passThrough ? items[item]?.binary : undefined;
		return result.outputs.map((json) => ({
			json,
			...(kept && { binary: kept }),
			pairedItem: { item },
		}));
	}
	const code = result.status === 'refused' ? { code: result.code } : {};
	const failure = { ...describeFailure(run, result), outcome: result.status, ...code };
	return [failedItem(run.execution, item, failure)];
}

/** What a failed item reports under `error` */
export interface Failure {
	message: string;
	description: string;
	outcome: ItemResult['status'];
	code?: string;
}

/**
 * Returns the output of a failed item. Every n8n version sends an item whose only key is `error` to
 * the error output and merges the input's keys there itself; with an `error` beside `json` it would
 * keep only the bare message. On the regular output the input is carried over here.
 */
export function failedItem(
	execution: IExecuteFunctions,
	item: number,
	failure: Failure,
): INodeExecutionData {
	const hasErrorOutput = execution.getNode().onError === 'continueErrorOutput';
	// A model is told what happened; its agent's input is not repeated.
	const isErrorAlone = hasErrorOutput || isAgentTool(execution);
	const input = isErrorAlone ? {} : execution.getInputData()[item]?.json;
	return { json: { ...input, error: { ...failure } }, pairedItem: { item } };
}
