import { askFor, perform, reconcile } from './performOperation';
import { prepareItem } from './prepareItem';
import type { PreparedItem } from './prepareItem';
import { validateItems } from './validateItems';
import * as earlierTries from './earlierTries';
import type { ItemResult } from './messages';
import { IdempotencyGuard } from '../idempotency/idempotencyGuard';
import type { Attempt } from '../idempotency/idempotencyStore';
import { NO_ATTEMPT } from '../idempotency/writeAheadLog';
import type { Endpoint, ItemInput, Unknown } from '../operation';
import { toResult, stopAtFailure, hintReplayed } from './itemResults';
import type { RemoteRun } from './nodeRun';

/** Runs writes, one at a time, each at most once in an execution. */
export async function runWrites<TEndpoint extends Endpoint>(
	run: RemoteRun<TEndpoint>,
): Promise<ItemResult[]> {
	const guard = await IdempotencyGuard.open(run);
	if (guard.unproven) earlierTries.warn(run, guard.unproven);
	const steps = await validateItems(run, (index) => {
		const attempt = guard.recall(index);
		return attempt && replayedResult(run, guard, attempt);
	});
	const sending: Sending<TEndpoint> = {
		run,
		guard,
		isToGoOut: (index) => 'input' in (steps[index] ?? {}),
	};
	const results: ItemResult[] = [];
	let isDone = false;
	try {
		for (const [index, step] of steps.entries()) {
			results.push('result' in step ? step.result : await sendOne(sending, index, step.input));
			stopAtFailure(run, results, index);
		}
		isDone = results.every(({ status }) => status === 'succeeded');
	} finally {
		await guard.close(isDone);
	}
	hintReplayed(run, results);
	return results;
}

/** What all items of a run share while they are sent */
interface Sending<TEndpoint extends Endpoint> {
	run: RemoteRun<TEndpoint>;
	guard: IdempotencyGuard;
	/** Whether an item is still to be sent; false if it has its result already */
	isToGoOut: (index: number) => boolean;
}

/** What blocks an item: an attempt whose outcome is unknown */
interface Earlier {
	unknown: Unknown;
	/** Which of the item's attempts it was */
	attempt: number;
	/** Made by this very try, so no person can have looked at it */
	isOfThisTry: boolean;
	/** Made by another retry, perhaps still in flight: a look-up that finds nothing proves nothing */
	isOfAnotherRetry?: boolean;
}

async function sendOne<TEndpoint extends Endpoint>(
	sending: Sending<TEndpoint>,
	index: number,
	input: ItemInput,
): Promise<ItemResult> {
	const { run, guard } = sending;
	if (isCancelled(run)) return CANCELLED;
	const prepared = await prepareItem(run, run.operation, { index, input });
	if ('invalid' in prepared) return prepared.invalid;
	const { item } = prepared;
	const result = await resultOf(sending, item);
	// Whichever try may have sent it: what equals it stays out as long as that is unknown.
	if (result.status === 'unknown') await guard.hold(item);
	return result;
}

/** Sends an item, unless what is known of earlier tries gives its result or blocks it. */
async function resultOf<TEndpoint extends Endpoint>(
	sending: Sending<TEndpoint>,
	item: PreparedItem,
): Promise<ItemResult> {
	const { run, guard } = sending;
	const attempt = guard.recall(item.index, item.wire);
	const kept = attempt && replayedResult(run, guard, attempt);
	if (kept) return kept;
	try {
		const claimed = await claim(sending, item, attempt);
		if ('result' in claimed) return claimed.result;
		// Waiting for the claim may have taken seconds.
		if (isCancelled(run)) {
			await guard.release(item);
			return CANCELLED;
		}
		guard.markSending(item, claimed.number);
		const { operation } = run;
		const outcome = await perform(askFor(run, operation, item), operation, item);
		const result = toResult(operation, item.input, outcome);
		if (result.status === 'succeeded') {
			await guard.markSucceeded(item, result.outputs, claimed.number);
		} else if (result.status === 'unknown') guard.markUnknown(item, result, claimed.number);
		else await guard.release(item);
		return result;
	} catch {
		// The store still has it as in flight: it may have happened.
		return { status: 'unknown', reason: 'The answer came but could not be used' };
	}
}

/** The right to send an item as attempt `number`, or the result that blocks it */
type Right = { number: number } | { result: ItemResult };

async function claim<TEndpoint extends Endpoint>(
	sending: Sending<TEndpoint>,
	item: PreparedItem,
	kept: Attempt | undefined,
): Promise<Right> {
	const { guard, isToGoOut } = sending;
	const earlier = await earlierOf(sending, item, kept);
	if (earlier) return await claimAgain(sending, item, earlier);
	const found = await guard.claim(item, isToGoOut);
	if (found.status === 'claimed') return { number: found.number };
	if (found.status === 'unavailable') {
		const { unproven, identity } = guard;
		const result = unproven ? earlierTries.UNPROVEN[unproven] : earlierTries.claimRefused(identity);
		return { result };
	}
	guard.markInFlight(item, found.number);
	const isOfAnotherRetry = !guard.claimsAreOfFirstTry;
	const unknown = isOfAnotherRetry ? earlierTries.ANOTHER_RETRY : earlierTries.LOST;
	const attempt = found.number;
	return await claimAgain(sending, item, {
		unknown,
		attempt,
		isOfThisTry: false,
		isOfAnotherRetry,
	});
}

/** Returns the attempt, of this item or an equal one, that may have happened, if there is one. */
async function earlierOf<TEndpoint extends Endpoint>(
	{ guard }: Sending<TEndpoint>,
	item: PreparedItem,
	kept: Attempt | undefined,
): Promise<Earlier | undefined> {
	if (kept && kept.status !== 'succeeded') {
		const isOfThisTry = guard.isOfThisTry(kept);
		return { unknown: earlierTries.keptUnknown(kept), attempt: kept.number, isOfThisTry };
	}
	if (guard.unproven) {
		// What is unreadable now may be readable for the next try.
		if (guard.unproven !== 'unreadable') guard.markInFlight(item, NO_ATTEMPT);
		const unknown = earlierTries.UNPROVEN[guard.unproven];
		return { unknown, attempt: NO_ATTEMPT, isOfThisTry: false };
	}
	const held = await guard.heldBy(item);
	if (!held) return undefined;
	const unknown = held.isCertain ? earlierTries.EQUAL : earlierTries.UNPROVEN.unreadable;
	return { unknown, attempt: NO_ATTEMPT, isOfThisTry: held.isOfThisTry };
}

/** Claims an item that may have been sent: only a look-up or a person can say that it was not. */
async function claimAgain<TEndpoint extends Endpoint>(
	{ run, guard }: Sending<TEndpoint>,
	item: PreparedItem,
	{ unknown, attempt, isOfThisTry, isOfAnotherRetry }: Earlier,
): Promise<Right> {
	if (isOfThisTry || isOfAnotherRetry || !mayRepeat(run, guard)) {
		const { operation } = run;
		const found = await reconcile(askFor(run, operation, item), operation, item.wire, unknown);
		const settled = toResult(operation, item.input, found);
		if (settled.status === 'succeeded') {
			await guard.markSucceeded(item, settled.outputs, attempt);
			return { result: settled };
		}
		if (settled.status === 'unknown') {
			if (settled.disputed) guard.markUnknown(item, settled, attempt);
			return { result: settled };
		}
		if (isOfAnotherRetry) return { result: unknown };
	}
	const found = await guard.claim(item, () => false, attempt);
	if (found.status === 'claimed') return { number: found.number };
	return { result: found.status === 'taken' ? earlierTries.ANOTHER_RETRY : unknown };
}

/**
 * What an earlier try of this execution left of an item: its result, or a result that blocks a
 * resend if neither the user nor a look-up can say how it ended.
 */
function replayedResult<TEndpoint extends Endpoint>(
	run: RemoteRun<TEndpoint>,
	guard: IdempotencyGuard,
	attempt: Attempt,
): ItemResult | undefined {
	if (attempt.status === 'succeeded') {
		const outputs = guard.isByValues
			? attempt.outputs.map(earlierTries.withRepeatedNotice)
			: attempt.outputs;
		return { status: 'succeeded', outputs, replayed: true };
	}
	if (mayRepeat(run, guard) && !guard.isOfThisTry(attempt)) return undefined;
	// Its answer came but is not believed: no look-up settles what only a person can.
	if (attempt.status === 'unknown' && attempt.disputed) {
		const { reason, title, disputed } = attempt;
		return { status: 'unknown', reason, title, disputed, replayed: true };
	}
	return run.operation.reconcile
		? undefined
		: { ...earlierTries.keptUnknown(attempt), replayed: true };
}

/** Whether the user has looked, and retries the execution to resend what is unknown */
const mayRepeat = <TEndpoint extends Endpoint>(
	{ options }: RemoteRun<TEndpoint>,
	{ identity }: IdempotencyGuard,
): boolean => options.repeatUnknown && identity.isRetry;

const isCancelled = <TEndpoint extends Endpoint>({ execution }: RemoteRun<TEndpoint>): boolean =>
	execution.getExecutionCancelSignal?.()?.aborted ?? false;

const CANCELLED: ItemResult = {
	status: 'notSent',
	reason: 'The execution was cancelled',
	title: 'Not sent',
};
