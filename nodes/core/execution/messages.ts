import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Problem } from '../fields/readInput';
import type { Endpoint, NotSent, Refused, Unknown } from '../operation';
import type { NodeRun } from './nodeRun';

/** Invalid values: nothing was sent for this item */
export interface Invalid {
	status: 'invalid';
	problems: Problem[];
}

/** A completed item with its output, usually one output item */
export interface Done {
	status: 'succeeded';
	outputs: IDataObject[];
}

export type FailedResult = Invalid | NotSent | Refused | Unknown;

/** How an item ended; `replayed` if it had been sent earlier in the execution */
export type ItemResult = (Done | FailedResult) & { replayed?: true };

/** Returns the message and advice for one item, in a merchant's words. Never holds a secret. */
export function describeFailure<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	result: FailedResult,
): { message: string; description: string } {
	const { action, effect } = run.operation;
	const provider = run.provider.displayName;
	switch (result.status) {
		case 'invalid':
			return {
				message: result.problems.map(sentenceOf).join('; '),
				description: run.isRetry
					? 'Nothing was sent for this item by this try. Correct the fields and retry this execution.'
					: 'Nothing was sent for this item. Correct the fields and run again.',
			};
		case 'notSent':
			return {
				message: result.title ?? `${provider} was not reached, nothing was sent`,
				description: result.title
					? `${result.reason}.`
					: `${result.reason}. Check the base URL in the credential and the network, then try again.`,
			};
		case 'refused':
			return {
				message: `${provider} refused '${action}': ${result.message || 'no reason given'}${result.code && ` (code ${result.code})`}`,
				description: result.advice ?? withoutAdvice(provider, result),
			};
		case 'unknown':
			return {
				message: result.title ?? doubt(run, result),
				description: `${result.reason}. ${effect === 'read' ? 'Nothing was changed by asking: try again.' : onUnknown(run, result)}`,
			};
	}
}

const withoutAdvice = (provider: string, { code, message }: Refused): string => {
	if (code) return `${provider} did nothing. Ask ${provider} about code ${code}.`;
	return `${provider} did nothing${message ? '. Its message above says why.' : ' and gave no reason.'}`;
};

const sentenceOf = ({ field, rule }: Problem): string => (field ? `'${field}' ${rule}` : rule);

const moneyFirst = (effect: string): string => (effect === 'money' ? 'Money may have moved. ' : '');

/** The message has to suffice: an AI Agent sees nothing else. */
function doubt<TEndpoint extends Endpoint>(
	{ provider: { displayName }, operation: { action, effect } }: NodeRun<TEndpoint>,
	{ disputed }: Unknown,
): string {
	const money = moneyFirst(effect);
	if (disputed) {
		return `${money}${displayName} answered '${action}', but the answer cannot be trusted`;
	}
	if (effect === 'read') return `It is not known what ${displayName} answered to '${action}'`;
	return `${money}It is not known whether ${displayName} carried out '${action}', it may have: do not send it again before a person has looked it up at ${displayName}`;
}

/** What to do after an unknown outcome. A look-up does not settle a disputed answer either. */
function onUnknown<TEndpoint extends Endpoint>(
	{ provider: { displayName }, operation, continuesAfterFailure, isTool }: NodeRun<TEndpoint>,
	{ disputed }: Unknown,
): string {
	// A model must not be advised to do what only a person may do.
	if (isTool) return `A person has to look it up at ${displayName} before anything is sent again.`;
	const looksUp = 'reconcile' in operation && operation.reconcile !== undefined;
	const lookUp = `${moneyFirst(operation.effect)}Look it up at ${displayName} before anything is sent again.`;
	if (looksUp && !disputed) {
		return `${lookUp} A retry of this execution asks ${displayName} again how it ended and sends it only if nothing happened.`;
	}
	const goOn = continuesAfterFailure
		? ''
		: ' If it happened, set On Error to Continue and retry: the other items go on.';
	return `${lookUp} If nothing happened, turn on 'Resend Unconfirmed Items' and retry this execution; otherwise a retry leaves this item out.${goOn}`;
}

/** An error of the node itself about one item; index 0 if it is about the node as a whole */
export const itemError = (
	execution: IExecuteFunctions,
	message: string,
	itemIndex: number,
	description?: string,
): NodeOperationError =>
	new NodeOperationError(execution.getNode(), asFailure(message), {
		itemIndex,
		...(description !== undefined && { description }),
	});

/** Builds the error for a failed item: an API error if the provider had a part in it. */
export function errorOf<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	{ result, index, progress }: { result: FailedResult; index: number; progress: string },
): NodeApiError | NodeOperationError {
	const { message, description } = describeFailure(run, result);
	const options = {
		message: asFailure(message) + itemOf(index, run.items.length),
		description: [description, progress].filter(Boolean).join(' '),
		itemIndex: index,
	};
	const node = run.execution.getNode();
	return result.status === 'refused' || result.status === 'unknown'
		? new NodeApiError(
				node,
				{ message: options.message, code: result.status === 'refused' ? result.code : 'unknown' },
				options,
			)
		: new NodeOperationError(node, options.message, options);
}

/**
 * n8n takes an execution for stopped by a person, and starts no error workflow, if its error's
 * message has the word "canceled" in it (workflow-execute.js of n8n-core 2.41); a provider's refusal
 * may well have it.
 */
const asFailure = (message: string): string => message.replace(/canceled/g, 'cancelled');

/** Which item of several a message is about, counted from 0 as in n8n */
const itemOf = (index: number, total: number): string => (total > 1 ? ` [item ${index}]` : '');

const MOST_LISTED = 100;

/**
 * Sums up a run that stops: how many items succeeded and what they created, how many were refused
 * or are unknown, how many were not sent. Empty for a single item.
 */
export function progressOf<TEndpoint extends Endpoint>(
	{ items: { length: total }, isRetry }: NodeRun<TEndpoint>,
	results: Array<ItemResult | undefined>,
	referenceOf: (result: ItemResult) => string | undefined,
): string {
	if (total < 2) return '';
	const count = (status: ItemResult['status']) =>
		results.filter((result) => result?.status === status).length;
	const made = results.flatMap((result) => (result && referenceOf(result)) ?? []);
	const listed = made.slice(0, MOST_LISTED).join(', ');
	const more = made.length > MOST_LISTED ? ` and ${made.length - MOST_LISTED} more` : '';
	const notSent = total - count('succeeded') - count('refused') - count('unknown');
	const parts = [
		`${count('succeeded')} succeeded${listed && ` (${listed}${more})`}`,
		`${count('refused')} refused`,
		...(count('unknown') > 0 ? [`${count('unknown')} with unknown outcome`] : []),
		`${notSent} not sent${isRetry ? ' by this try' : ''}`,
	];
	const advice =
		count('succeeded') > 0 ? ` To send the rest, retry this execution. ${NOT_ANEW}` : '';
	return `Of ${total} items: ${parts.join(', ')}.${advice}`;
}

/**
 * Builds the error that ends a run before this try sends anything: names every wrong field of up to
 * 100 items. `kept` is how many items an earlier try of the execution had sent.
 */
export function invalidItems<TEndpoint extends Endpoint>(
	run: NodeRun<TEndpoint>,
	wrong: Array<{ index: number; result: Invalid }>,
	kept: number,
): NodeOperationError {
	const total = run.items.length;
	const listed = wrong.slice(0, MOST_LISTED);
	const text = listed
		.map(({ index, result }) => describeFailure(run, result).message + itemOf(index, total))
		.join('; ');
	const more =
		wrong.length > listed.length ? `; and ${wrong.length - listed.length} more items` : '';
	const none = total < 2 ? 'Nothing was sent.' : `None of the ${total} items was sent.`;
	const description =
		kept > 0
			? `Nothing was sent by this try. ${kept} of ${total} items had been sent by an earlier one. Correct the fields and retry this execution. ${NOT_ANEW}`
			: run.isRetry
				? 'Nothing was sent by this try, but an earlier one may have sent items. Correct the fields and retry this execution: a new one would send them again.'
				: `${none} Correct the fields and run again.`;
	return itemError(run.execution, text + more, wrong[0]?.index ?? 0, description);
}

const NOT_ANEW = 'A new execution would send those items again.';
