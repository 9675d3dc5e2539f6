/** What the table says of the wire, for the tests of PayApp's calls. */
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/PayApp/operations';
import type { Execution } from '../../support/engine.mts';
import type { PayAppBench } from '../../support/payapp.mts';
import { checkoutOf } from './checkoutPage.mts';
import { CALLS, LITE } from './table.mts';
import { decodeForm, isEntered, sourceOf, wireOf } from './entries.mts';
import type { Call, Row } from './row.mts';

export const ALL = [...CALLS, LITE];

/** Returns the cases for `it.each`: one per documented parameter that `pick` selects. */
export const cases = (calls: Call[], pick: (row: Row) => boolean) =>
	calls.flatMap((call) =>
		call.rows.filter(pick).map((row) => ({
			title: `${call.cmd} ${row.name}`,
			source: sourceOf(call, row),
			call,
			row,
		})),
	);

/** Returns what every call of a cmd carries besides what the user entered. */
const given = ({ rows }: Call) => rows.filter(({ as }) => as === 'credential' || as === 'constant');

/**
 * Returns the rows that the node adds. "checkretry on by default": it asks for retries wherever it
 * gives an address to notify. No refund (in full) is implied if only an open request is closed.
 */
function impliedBy(call: Call, rows: Row[]): Row[] {
	const names = rows.map(({ name }) => name);
	const chosen = call.rows.filter(
		({ name, unlessChosen }) =>
			unlessChosen !== undefined && !names.includes(name) && !names.includes('cancelmode'),
	);
	return [...chosen.map((row) => ({ ...row, given: row.unlessChosen })), ...retryOf(call, names)];
}

function retryOf(call: Call, names: string[]): Row[] {
	// If only integrators know the parameter, the node sends it only if it is chosen.
	const checkretry = call.rows.find(({ name, by }) => name === 'checkretry' && !by);
	return checkretry && names.includes('feedbackurl') && !names.includes('checkretry')
		? [{ ...checkretry, given: 'y' }]
		: [];
}

/** Returns all that has to go out for these values, sorted by wire name. */
export const wireFor = (call: Call, rows: Row[]) =>
	[...given(call), ...rows.filter(isEntered), ...impliedBy(call, rows)]
		.map((row): [string, string] => [row.name, wireOf(row)])
		.sort(byName);

export const byName = ([a]: [string, string], [b]: [string, string]) =>
	a < b ? -1 : a > b ? 1 : 0;

export const operationOf = ({ operation }: Call) => {
	const [resource, name] = operation.split('.');
	return { resource, operation: name };
};

export const callOf = (cmd: string): Call => {
	const call = CALLS.find((one) => one.cmd === cmd);
	if (!call) throw new RangeError(cmd);
	return call;
};

/** Returns what went out, decoded: form bodies, or the parameters of each checkout page. */
export function sentBy(
	bench: PayAppBench,
	call: Call,
	done: Execution,
): Array<Array<[string, string]>> {
	if (call === LITE) {
		return done.json.map((_, index) => Object.entries(checkoutOf(done, index).parameters));
	}
	return bench.payapp.calls.splice(0).map(({ body }) => decodeForm(body));
}

const READS = new Set(
	resources.flatMap(({ value, operations }) =>
		operations
			.filter(({ effect }) => effect === 'read')
			.map((operation) => `${value}.${operation.value}`),
	),
);

/** Look-ups go out a few at once; here one at a time, so that calls match items in order. */
export const inOrder = ({ operation }: Call): IDataObject =>
	READS.has(operation) ? { options: { concurrency: 1 } } : {};
