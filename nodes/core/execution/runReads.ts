import { askFor, perform } from './performOperation';
import { prepareItem } from './prepareItem';
import { validateItems } from './validateItems';
import type { ItemResult } from './messages';
import type { Endpoint, ItemInput } from '../operation';
import { toResult, isFailure, stopAtFailure } from './itemResults';
import type { RemoteRun } from './nodeRun';

/** Runs reads, a few at a time; the results keep the order of the input. */
export async function runReads<TEndpoint extends Endpoint>(
	run: RemoteRun<TEndpoint>,
): Promise<ItemResult[]> {
	const steps = await validateItems(run);
	const results = new Array<ItemResult | undefined>(steps.length).fill(undefined);
	let next = 0;
	let stopped = false;
	const work = async () => {
		while (!stopped) {
			const index = next++;
			const step = steps[index];
			if (!step) return;
			const result = 'result' in step ? step.result : await readOne(run, index, step.input);
			results[index] = result;
			if (isFailure(result) && !run.continuesAfterFailure) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(run.options.concurrency, steps.length) }, work));
	stopAtFailure(run, results, results.findIndex(isFailure));
	return results as ItemResult[];
}

async function readOne<TEndpoint extends Endpoint>(
	run: RemoteRun<TEndpoint>,
	index: number,
	input: ItemInput,
): Promise<ItemResult> {
	const { operation } = run;
	const prepared = await prepareItem(run, operation, { index, input });
	if ('invalid' in prepared) return prepared.invalid;
	const { item } = prepared;
	try {
		return toResult(operation, input, await perform(askFor(run, operation, item), operation, item));
	} catch {
		return { status: 'unknown', reason: 'The answer came but could not be used' };
	}
}
