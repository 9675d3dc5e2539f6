import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { invalidItems } from './errors';
import type { Caller, Invalid, ItemResult } from './errors';
import { readInput } from './input';
import type { Input, Operation } from './operation';

/** What is left to do for an item: something to send, or a result that stands already */
export type Step = { input: Input } | { result: ItemResult };

/** What checking needs of a run */
interface Checked<TCall> extends Caller {
	operation: Operation<TCall>;
	items: INodeExecutionData[];
	goOn: boolean;
}

/**
 * Checks every item before the first is sent; `keptOf` gives those that an earlier try has finished,
 * which are not read again. Where the node is set to stop, wrong items end the run here with an
 * error that names them all, and nothing is sent.
 */
export function checkItems<TCall>(
	run: Checked<TCall>,
	keptOf: (index: number) => ItemResult | undefined = () => undefined,
): Step[] {
	const steps = run.items.map((_, index): Step => {
		const kept = keptOf(index);
		return kept ? { result: kept } : check(run.execution, run.operation, index);
	});
	const wrong = steps.flatMap((step, index) =>
		'result' in step && step.result.outcome === 'invalid' ? [{ index, result: step.result }] : [],
	);
	if (wrong.length > 0 && !run.goOn) {
		const kept = steps.filter((step) => 'result' in step && step.result.kept).length;
		throw invalidItems(run, wrong, run.items.length, kept);
	}
	return steps;
}

function check<TCall>(
	execution: IExecuteFunctions,
	operation: Operation<TCall>,
	index: number,
): Step {
	const checked = readInput(execution, operation, index);
	return 'input' in checked ? checked : { result: invalid(checked.problems) };
}

/** A value that could not be turned into a request, e.g. a file that is not there */
export const invalidBecause = (error: unknown): Invalid =>
	invalid([{ field: 'Item', rule: `could not be prepared: ${messageOf(error)}` }]);

const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

const invalid = (problems: Invalid['problems']): Invalid => ({ outcome: 'invalid', problems });
