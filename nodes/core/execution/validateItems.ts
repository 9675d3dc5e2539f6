import { sleep } from 'n8n-workflow';

import { addressHints } from './addressHints';
import type { ItemCredential } from './itemCredentials';
import { invalidItems } from './messages';
import type { Invalid, ItemResult } from './messages';
import { readInput } from '../fields/readInput';
import type { Endpoint, ItemInput } from '../operation';
import { parameterReader } from '../fields/parameterReader';
import type { ReadParameter } from '../fields/parameterReader';
import { invalid, unsendable } from './prepareItem';
import type { NodeRun } from './nodeRun';

/** What is left to do for an item: input to send, or a result that already stands */
export type ValidatedItem = { input: ItemInput } | { result: ItemResult };

/**
 * Validates every item before the first is sent; `keptOf` returns the results of those that an
 * earlier try finished, which are not read again. If the node is set to stop, throws one error for
 * all invalid items, and nothing is sent. Yields to the event loop in between.
 */
export async function validateItems<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	keptOf: (index: number) => ItemResult | undefined = () => undefined,
): Promise<ValidatedItem[]> {
	const readParameter = parameterReader(run.execution);
	const steps: ValidatedItem[] = [];
	let paused = Date.now();
	for (const index of run.items.keys()) {
		const kept = keptOf(index);
		const unreadable = unreadableOf(run.credentials?.[index]);
		if (kept) steps.push({ result: kept });
		else if (unreadable) steps.push({ result: unreadable });
		else {
			steps.push(await validate(run, readParameter, index));
		}
		if (Date.now() - paused > LONGEST_STRETCH) {
			await sleep(0);
			paused = Date.now();
		}
	}
	const wrong = steps.flatMap((step, index) =>
		'result' in step && step.result.status === 'invalid' ? [{ index, result: step.result }] : [],
	);
	if (wrong.length > 0 && !run.continuesAfterFailure) {
		const kept = steps.filter((step) => 'result' in step && step.result.replayed).length;
		throw invalidItems(run, wrong, kept);
	}
	hintAddresses(run, steps);
	return steps;
}

/** Shows in the editor which notification URLs are probably not what was meant. */
function hintAddresses<TEndpoint extends Endpoint>(
	{ execution, provider: { displayName, notified }, credentialOf }: NodeRun<TEndpoint>,
	steps: ValidatedItem[],
): void {
	if (!notified) return;
	const inputs = steps.flatMap((step) => ('input' in step ? [step.input] : []));
	for (const message of addressHints(displayName, notified, inputs, credentialOf(0)?.baseUrl)) {
		// Older hosts have no hints.
		execution.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
}

async function validate<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	readParameter: ReadParameter,
	index: number,
): Promise<ValidatedItem> {
	const { operation } = run;
	const read = readInput(readParameter, operation, index);
	if ('problems' in read) return { result: invalid(...read.problems) };
	if (operation.effect === 'local' || !operation.toWire) return read;
	const result = await unsendable(run, operation, { index, input: read.input });
	return result ? { result } : read;
}

/** The result of an item whose credential n8n could not read; undefined if it could */
const unreadableOf = (credential: ItemCredential | undefined): Invalid | undefined =>
	credential && 'unreadable' in credential
		? invalid({ field: 'Credential', rule: `could not be read: ${credential.unreadable}` })
		: undefined;

/**
 * Milliseconds of validation before yielding to the event loop. Ten thousand items take ten
 * seconds, and a notification kept waiting that long would count as failed for the provider.
 */
const LONGEST_STRETCH = 20;
