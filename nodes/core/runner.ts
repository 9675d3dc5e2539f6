import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { checkItems } from './check';
import { itemError } from './errors';
import type { ItemResult } from './errors';
import type { LocalOperation, Provider } from './operation';
import { OPTIONS_COLLECTION, runOptionsOf } from './options';
import { outputsOf } from './output';
import { readAll } from './reads';
import type { Run } from './run';
import { sendEach } from './writes';

/**
 * Runs the chosen operation for every input item; each output item is linked to its input item.
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
	return [results.flatMap((result, index) => outputsOf(run, result, index))];
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

function runLocally<TCall>(run: Run<TCall>, operation: LocalOperation): ItemResult[] {
	const { execution, credential, items } = run;
	return checkItems(run).map((step, index) => {
		if ('result' in step) return step.result;
		const item = items[index]?.json ?? {};
		const output = operation.run({ execution, credential, item, index }, step.input);
		return { outcome: 'succeeded', outputs: [output] };
	});
}
