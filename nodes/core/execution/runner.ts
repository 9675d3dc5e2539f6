import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { untilCancelled } from './cancellation';
import { invalidBecause } from './prepareItem';
import { validateItems } from './validateItems';
import type { ValidatedItem } from './validateItems';
import { readCredentials } from './itemCredentials';
import { itemError } from './messages';
import type { ItemResult } from './messages';
import { isRetryOf, isAgentTool } from '../n8nExecution';
import { valuesDigest } from '../idempotency/inputDigest';
import type { Endpoint, LocalOperation, Provider } from '../operation';
import { runOptionsOf } from '../fields/runOptions';
import { failedItem, isFailure, outputsOf, stopAtFailure } from './itemResults';
import { runReads } from './runReads';
import type { NodeRun } from './nodeRun';
import { runWrites } from './runWrites';
import { messageOf } from '../values';

/**
 * Runs the chosen operation for every input item; each output item is paired with its input item.
 * Nothing is sent before all items are validated; `write` and `money` go out one at a time, and
 * none twice in an execution. If an item fails and the node is set to stop, the error tells what
 * happened to every item.
 */
export async function runNode<TEndpoint extends Endpoint>(
	execution: IExecuteFunctions,
	provider: Provider<TEndpoint>,
): Promise<INodeExecutionData[][]> {
	return await untilCancelled(execution, async () => {
		const run = await prepare(execution, provider).catch((error: unknown) => ({ error }));
		if ('error' in run) return [notStarted(execution, run.error)];
		const { operation } = run;
		let results: ItemResult[];
		if (operation.effect === 'local') results = await runLocally({ ...run, operation });
		else if (operation.effect === 'read') results = await runReads({ ...run, operation });
		else results = await runWrites({ ...run, operation });
		return [results.flatMap((result, index) => outputsOf(run, result, index))];
	});
}

/**
 * Reports a run that could not begin, e.g. because the credential cannot be read. If the node is
 * set to continue, each item has to say so: if an error were thrown, n8n would output the input as
 * if all had gone well.
 */
function notStarted(execution: IExecuteFunctions, error: unknown): INodeExecutionData[] {
	if (!execution.continueOnFail()) throw error;
	const message = messageOf(error);
	const isRetry = isRetryOf(execution);
	return execution.getInputData().map((_, item) =>
		failedItem(execution, item, {
			message: `Nothing was sent${isRetry ? ' by this try' : ''}: ${message}`,
			outcome: 'notSent',
			description: `Correct the node or its credential and ${isRetry ? 'retry this execution' : 'run again'}.`,
		}),
	);
}

async function prepare<TEndpoint extends Endpoint>(
	execution: IExecuteFunctions,
	provider: Provider<TEndpoint>,
): Promise<NodeRun<TEndpoint>> {
	const chosen = <T extends { value: string }>(list: T[], parameter: string): T => {
		const value = execution.getNodeParameter(parameter, 0);
		const found = list.find((entry) => entry.value === value);
		if (!found) throw itemError(execution, `The ${parameter} '${String(value)}' is not known`, 0);
		return found;
	};
	const resource = chosen(provider.resources, 'resource');
	const operation = chosen(resource.operations, 'operation');
	const items = execution.getInputData();
	const credentials = resource.credentialless
		? undefined
		: await readCredentials(execution, provider.credential, items.length);
	const credentialOf = (index: number) => {
		const found = credentials?.[index];
		return found && 'credential' in found ? found.credential : undefined;
	};
	const accounts = new Map<unknown, string>();
	return {
		execution,
		provider,
		operation,
		key: `${resource.value}.${operation.value}`,
		items,
		credentials,
		credentialOf,
		accountOf: (index) => {
			const credential = credentialOf(index);
			const account =
				accounts.get(credential) ?? valuesDigest(credential && provider.account(credential));
			accounts.set(credential, account);
			return account;
		},
		options: runOptionsOf(execution),
		continuesAfterFailure: execution.continueOnFail() || isAgentTool(execution),
		isTool: isAgentTool(execution),
		isRetry: isRetryOf(execution),
	};
}

async function runLocally<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint> & { operation: LocalOperation },
): Promise<ItemResult[]> {
	const { execution, operation, items } = run;
	const steps = await validateItems(run);
	const runOne = async (step: ValidatedItem, index: number): Promise<ItemResult> => {
		if ('result' in step) return step.result;
		const item = items[index]?.json ?? {};
		try {
			const credential = run.credentialOf(index);
			const output = await operation.run({ execution, credential, item, index }, step.input);
			return { status: 'succeeded', outputs: [output] };
		} catch (error) {
			return invalidBecause(error);
		}
	};
	const results: ItemResult[] = [];
	for (const [index, step] of steps.entries()) results.push(await runOne(step, index));
	stopAtFailure(run, results, results.findIndex(isFailure));
	return results;
}
