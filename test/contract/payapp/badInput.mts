/** Tries wrong and unusual values on the node, for the tests of bad input. */
import { expect } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { PayApp } from '../../../nodes/PayApp/PayApp.node';
import { CONDITIONS, LITE } from './table.mts';
import { decodeForm, entered, isEntered, sourceOf, valuesOf } from './entries.mts';
import type { Call, Row } from './row.mts';
import { ALL, inOrder } from './wire.mts';
import { labelIn } from '../../support/fields.mts';
import { GO_ON, type PayAppBench } from '../../support/payapp.mts';

/** Expression for the value under test, which each item brings */
const VALUE = '={{ $json.value }}';

/** Whether an operation can do without it; what the buyer fills in (사용자입력) is optional, too. */
export const isOptional = ({ must, demanded }: Row) =>
	(must === undefined && !demanded) || must === '필수 사용자입력';

export const cases = (calls: Call[], pick: (row: Row) => boolean) =>
	calls.flatMap((call) =>
		call.rows
			.filter((row) => isEntered(row) && pick(row))
			.map((row) => ({
				title: `${labelOf(call, row.name)} (${call.cmd} ${row.name}; ${sourceOf(call, row)})`,
				call,
				row,
			})),
	);

/** Returns the label of a field in the editor. */
export const labelOf = ({ operation }: Call, name: string): string =>
	labelIn(new PayApp(), operation, name);

/**
 * Returns the required rows and this one. If an expression chooses, e.g. between a person and a
 * business, n8n requires the fields of both.
 */
export const rowsFor = (call: Call, row: Row): Row[] =>
	valuesOf(
		call,
		...call.rows.filter(({ must }) => must && row.name in (CONDITIONS[must] ?? {})),
		row,
	);

/** Returns parameters with all that is required, this row's value coming from the item. */
export const withValueOf = (call: Call, row: Row): IDataObject =>
	entered(rowsFor(call, row), (one) => (one.name === row.name ? VALUE : one.given));

/** Runs a call, expects that nothing is sent, and returns what the error says of each item. */
export async function complaints(
	bench: PayAppBench,
	call: Call,
	parameters: IDataObject,
	items: IDataObject[] = [{}],
): Promise<string[]> {
	const done = await bench.run(call.operation, parameters, items);
	expect(bench.payapp.calls).toEqual([]);
	expect(done.status).toBe('error');
	const { message, description } = done.error;
	expect(description).toMatch(/nothing was sent|none of the \d+ items was sent/i);
	// With several items, each wrong one is named.
	if (items.length < 2) return [message];
	const texts = items.map(() => '');
	for (const [, text = '', index] of message.matchAll(/(.*?) \[item (\d+)\](?:; |$)/gs)) {
		texts[Number(index)] = `${texts[Number(index)] ?? ''}${text}`;
	}
	return texts;
}

/** Returns what the error says of each of these values. */
export const complaintsAbout = async (
	bench: PayAppBench,
	call: Call,
	row: Row,
	values: unknown[],
) => await complaints(bench, call, withValueOf(call, row), itemsOf(values));

export const itemsOf = (values: unknown[]) => values.map((value) => ({ value }) as IDataObject);

/** Returns what goes out under this row's name for each of the values. */
export async function sent(
	bench: PayAppBench,
	call: Call,
	row: Row,
	values: unknown[],
): Promise<Array<string | undefined>> {
	const parameters = { ...withValueOf(call, row), ...inOrder(call) };
	const done = await bench.run(call.operation, parameters, itemsOf(values), GO_ON);
	if (call !== LITE) {
		const bodies = bench.payapp.calls.splice(0).map(({ body }) => decodeForm(body));
		return bodies.map((body) => Object.fromEntries(body)[row.name]);
	}
	return done.json.map(({ html }) => {
		const [, value] = new RegExp(`&#34;${row.name}&#34;:&#34;(.*?)&#34;`).exec(String(html)) ?? [];
		return value;
	});
}

export const rowOf = (cmd: string, name: string): { call: Call; row: Row } => {
	const call = ALL.find((one) => one.cmd === cmd);
	const row = call?.rows.find((one) => one.name === name);
	if (!call || !row) throw new RangeError(`${cmd} ${name}`);
	return { call, row };
};

/** Names of the parameters that are amounts */
export const AMOUNTS =
	/^(price|goodprice|cancelprice|amt_.*|amount_.*|cancel_(taxable|taxfree|vat))$/;
