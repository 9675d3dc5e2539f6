import { call, wireOf } from './call';
import { checkItems } from './check';
import type { ItemResult } from './errors';
import type { Input, RemoteOperation } from './operation';
import { doneOf, isFailure, stopAtFailure } from './output';
import type { Run } from './run';

/** Reads: a few at once; the results stand in the order of the input. */
export async function readAll<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
): Promise<ItemResult[]> {
	const steps = await checkItems(run);
	const results = new Array<ItemResult | undefined>(steps.length).fill(undefined);
	let next = 0;
	let stopped = false;
	const work = async () => {
		while (!stopped) {
			const index = next++;
			const step = steps[index];
			if (!step) return;
			const result =
				'result' in step ? step.result : await readOne(run, operation, index, step.input);
			results[index] = result;
			if (isFailure(result) && !run.goOn) stopped = true;
		}
	};
	await Promise.all(Array.from({ length: Math.min(run.options.concurrency, steps.length) }, work));
	stopAtFailure(run, results, results.findIndex(isFailure));
	return results as ItemResult[];
}

async function readOne<TCall>(
	run: Run<TCall>,
	operation: RemoteOperation<TCall>,
	index: number,
	input: Input,
): Promise<ItemResult> {
	const context = { ...run, credential: run.credentialOf(index) };
	const prepared = await wireOf(context, operation, input, index);
	if ('status' in prepared) return prepared;
	try {
		return doneOf(operation, input, await call(context, operation, prepared.wire, input));
	} catch {
		return { status: 'unknown', reason: 'The answer came but could not be used' };
	}
}
