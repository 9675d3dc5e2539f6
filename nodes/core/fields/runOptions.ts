import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { LONGEST_TIMEOUT } from '../http/send';
import { toNumber } from './checkField';
import type { Endpoint, Operation } from '../operation';

/** The collection of settings that concern the node, not the call; never sent. */
export const OPTIONS_COLLECTION = 'options';

/** How the runner treats the items of one run */
export interface RunOptions {
	/** Milliseconds to wait for an answer */
	timeout: number;
	/** How many reads may be in flight at once */
	concurrency: number;
	/** Resend what an earlier try of this execution sent without learning how it ended */
	repeatUnknown: boolean;
}

const DEFAULT_TIMEOUT_SECONDS = 60;
const DEFAULT_CONCURRENCY = 3;
const MOST_CONCURRENCY = 10;

export const MOST_TIMEOUT_SECONDS = LONGEST_TIMEOUT / 1000;

const timeout: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: MOST_TIMEOUT_SECONDS, numberPrecision: 0 },
	default: DEFAULT_TIMEOUT_SECONDS,
	description:
		'How long to wait for the answer. After that the result is unknown: the request may still have been processed.',
};

const concurrency: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'concurrency',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: MOST_CONCURRENCY, numberPrecision: 0 },
	default: DEFAULT_CONCURRENCY,
	description: 'How many items to look up in parallel',
};

const repeatUnknown: INodeProperties = {
	displayName: 'Resend Unconfirmed Items',
	name: 'repeatUnknown',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether a retry resends what was never answered. Check at the provider first, or the buyer may pay twice.',
};

/** Returns the Options field for an operation; a local operation has none. */
export function optionsField<TEndpoint extends Endpoint>(
	operation: Operation<TEndpoint>,
): INodeProperties[] {
	if (operation.effect === 'local') return [];
	return [
		{
			displayName: 'Options',
			name: OPTIONS_COLLECTION,
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: operation.effect === 'read' ? [concurrency, timeout] : [repeatUnknown, timeout],
		},
	];
}

/**
 * Reads the Options collection, with defaults for what was not added. It applies to all items, so
 * an expression, which applies to one, is ignored.
 */
export function runOptionsOf(execution: IExecuteFunctions): RunOptions {
	const raw = execution.getNodeParameter(OPTIONS_COLLECTION, 0, {}, { rawExpressions: true });
	const values: IDataObject = typeof raw === 'object' ? raw : {};
	const number = (value: unknown, fallback: number, most: number) => {
		const given = toNumber(value);
		return typeof given === 'number' && given >= 1 ? Math.min(Math.floor(given), most) : fallback;
	};
	return {
		timeout: number(values.timeout, DEFAULT_TIMEOUT_SECONDS, MOST_TIMEOUT_SECONDS) * 1000,
		concurrency: number(values.concurrency, DEFAULT_CONCURRENCY, MOST_CONCURRENCY),
		repeatUnknown: values.repeatUnknown === true,
	};
}
