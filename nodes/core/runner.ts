import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { call } from './call';
import { checkItems } from './check';
import { errorOf, explain, itemError, progressOf } from './errors';
import type { Caller, FailedResult, ItemResult } from './errors';
import { Ledger } from './ledger';
import type { LocalOperation, Operation, Provider, RemoteOperation } from './operation';
import { OPTIONS_COLLECTION, runOptionsOf } from './options';
import type { RunOptions } from './options';

/** What one run of a node works with; the credential is read once for all its items. */
interface Run<TCall> extends Caller {
	of: Provider<TCall>;
	operation: Operation<TCall>;
	/** Tells apart what the ledger keeps: resource and operation */
	key: string;
	credential: IDataObject | undefined;
	options: RunOptions;
	items: INodeExecutionData[];
	/** Whether a failing item becomes an item of the output instead of ending the run */
	goOn: boolean;
}

/**
 * Runs the chosen operation for every input item and gives one output item for each, linked to it.
 * Nothing is sent before all items are checked; `write` and `money` go out one at a time, and none
 * twice in an execution. Where an item fails and the node is set to stop, the error tells what
 * happened to every item.
 */
export async function runNode<TCall>(
	execution: IExecuteFunctions,
	provider: Provider<TCall>,
): Promise<INodeExecutionData[][]> {
	const run = await prepare(execution, provider);
	const { operation } = run;
	const results =
		operation.effect === 'local'
			? runLocally(run, operation)
			: operation.effect === 'read'
				? await readAll(run, operation)
				: await sendEach(run, operation);
	return [results.map((result, index) => outputOf(run, result, index))];
}

async function prepare<TCall>(
	execution: IExecuteFunctions,
	provider: Provider<TCall>,
): Promise<Run<TCall>> {
	const chosen = <T extends { value: string }>(list: T[], parameter: string): T => {
		const value = execution.getNodeParameter(parameter, 0);
		const found = list.find((entry) => entry.value === value);
		if (!found) throw itemError(execution, `The ${parameter} '${String(value)}' is not known`, 0);
		return found;
	};
	const resource = chosen(provider.resources, 'resource');
	const operation = chosen(resource.operations, 'operation');
	return {
		execution,
		provider: provider.displayName,
		action: operation.action,
		effect: operation.effect,
		of: provider,
		operation,
		key: `${resource.value}.${operation.value}`,
		credential:
			resource.needsCredential === false
				? undefined
				: await execution.getCredentials<IDataObject>(provider.credential, 0),
		options: runOptionsOf(execution.getNodeParameter(OPTIONS_COLLECTION, 0, {}) as IDataObject),
		items: execution.getInputData(),
		goOn: execution.continueOnFail(),
	};
}

const nothingKept = () => undefined;

function runLocally<TCall>(run: Run<TCall>, operation: LocalOperation): ItemResult[] {
	const { execution, credential, items, goOn } = run;
	return checkItems(run, operation, items, goOn, nothingKept).map((step, index) => {
		if ('result' in step) return step.result;
		const item = items[index]?.json ?? {};
		return {
			outcome: 'succeeded',
			data: operation.run({ execution, credential, item, index }, step.input),
		};
	});
}

/** Reads: a few at once, in the order of the input. */
async function readAll<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
): Promise<ItemResult[]> {
	const steps = checkItems(run, operation, run.items, run.goOn, nothingKept);
	const results = new Array<ItemResult | undefined>(steps.length).fill(undefined);
	let next = 0;
	let stopped = false;
	const work = async () => {
		while (!stopped) {
			const index = next++;
			const step = steps[index];
			if (!step) return;
			const result = 'result' in step ? step.result : await call(run, operation, step.input);
			results[index] = result;
			if (result.outcome !== 'succeeded' && !run.goOn) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(run.options.concurrency, steps.length) }, work));
	stopAtFailure(
		run,
		results,
		results.findIndex((result) => isFailure(result)),
	);
	return results as ItemResult[];
}

/** Writes: one at a time, each at most once in an execution. */
async function sendEach<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
): Promise<ItemResult[]> {
	const ledger = new Ledger(run.execution, run.key);
	const keptOf = (index: number) => keptResult(ledger, index, run.options);
	const results: ItemResult[] = [];
	for (const [index, step] of checkItems(run, operation, run.items, run.goOn, keptOf).entries()) {
		const result = 'result' in step ? step.result : await sendOne(index, step.input);
		results.push(result);
		stopAtFailure(run, results, index);
	}
	if (results.every(({ outcome }) => outcome === 'succeeded')) ledger.drop();
	tellKept(run, results);
	return results;

	async function sendOne(index: number, input: IDataObject): Promise<ItemResult> {
		if (run.execution.getExecutionCancelSignal?.()?.aborted) {
			return { outcome: 'notSent', reason: 'The execution was cancelled' };
		}
		ledger.sending(index);
		const result = await call(run, operation, input);
		if (result.outcome === 'succeeded') ledger.succeeded(index, result.data);
		else if (result.outcome !== 'unknown') ledger.forget(index);
		return result;
	}
}

/** What an earlier try of this execution left of an item: its result, or a bar to sending it again. */
function keptResult(ledger: Ledger, index: number, options: RunOptions): ItemResult | undefined {
	const entry = ledger.get(index);
	if (entry?.state === 'succeeded') return { outcome: 'succeeded', data: entry.output, kept: true };
	if (entry?.state !== 'sent' || options.repeatUnknown) return undefined;
	const reason = 'An earlier try of this execution sent it and got no answer';
	return { outcome: 'unknown', reason, kept: true };
}

const isFailure = (result: ItemResult | undefined): result is FailedResult =>
	result !== undefined && result.outcome !== 'succeeded';

/** Ends the run at a failed item, where the node is set to stop, with word of what became of every item. */
function stopAtFailure<TCall>(
	run: Run<TCall>,
	results: Array<ItemResult | undefined>,
	index: number,
): void {
	const result = results[index];
	if (run.goOn || !isFailure(result)) return;
	const progress = progressOf(results, run.items.length, (made) => referenceOf(run, made));
	throw errorOf(run, result, index, progress);
}

const referenceOf = <TCall>({ of }: Run<TCall>, result: ItemResult): string | undefined =>
	result.outcome === 'succeeded' ? of.reference(result.data) : undefined;

/** Says in the editor that part of the output is from an earlier try. */
function tellKept<TCall>({ execution, items }: Run<TCall>, results: ItemResult[]): void {
	const kept = results.filter((result) => result.kept && result.outcome === 'succeeded').length;
	if (kept === 0) return;
	execution.addExecutionHints({
		message: `${kept} of ${items.length} items had been sent by an earlier try of this execution. They were not sent again: their kept results are shown.`,
		location: 'outputPane',
	});
}

/**
 * A failed item says what happened and how. n8n sends an item to the error output if it has no other
 * keys than these, and adds the input's there by itself; with an `error` property of its own it would
 * reduce the item to the bare message. On the regular output the input is carried on here.
 */
function outputOf<TCall>(run: Run<TCall>, result: ItemResult, item: number): INodeExecutionData {
	if (result.outcome === 'succeeded') return { json: result.data, pairedItem: { item } };
	const { message, description } = explain(run, result);
	const details: IDataObject = { outcome: result.outcome, description };
	if (result.outcome === 'refused') details.code = result.code;
	const hasErrorOutput = run.execution.getNode().onError === 'continueErrorOutput';
	return {
		json: { ...(hasErrorOutput ? {} : run.items[item]?.json), error: message, details },
		pairedItem: { item },
	};
}
