import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isTool } from '../idempotency/executionIdentity';

/** Stands for a parameter that is not there, which null and undefined do not: expressions give those. */
export const ABSENT = '\u0000absent';

/** Gives a field's value for an item. Throws where n8n cannot evaluate its expression. */
export type ReadParameter = (field: INodeProperties, itemIndex: number) => unknown;

/**
 * Reads the parameters of one run. n8n is asked once for all items where there is no expression, and
 * for each item where there is one, which costs it up to 2 ms. The exception is an expression that
 * only names a value of the item, as dragging it into the field makes one: that value is taken from
 * the item itself where it is a text, a number or a truth value, of which n8n makes nothing else.
 */
export function parameterReader(execution: IExecuteFunctions): ReadParameter {
	const constants = new Map<string, unknown>();
	const paths = new Map<string, string[] | undefined>();
	// As a tool of an AI agent the node's items are not what $json means.
	const items = isTool(execution) ? [] : execution.getInputData();
	return ({ name, type }, itemIndex) => {
		if (constants.has(name)) return constants.get(name);
		const read = (options: { extractValue?: boolean; rawExpressions?: boolean }): unknown =>
			execution.getNodeParameter(name, itemIndex, ABSENT, options);
		const evaluate = () => read({ extractValue: type === 'resourceLocator' });
		const path = paths.get(name);
		if (path) return plainValueAt(path, items[itemIndex]?.json) ?? evaluate();
		if (paths.has(name)) return evaluate();
		const value = evaluate();
		const written = read({ rawExpressions: true });
		if (hasExpression(written)) paths.set(name, pathOf(written));
		else constants.set(name, value);
		return value;
	};
}

/** An expression is a text that begins with "=", at any depth. */
export const hasExpression = (value: unknown): boolean =>
	typeof value === 'string'
		? value.startsWith('=')
		: typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);

const ONLY_A_PATH = /^=\{\{\s*\$json((?:\.[A-Za-z]\w*)+)\s*\}\}$/;

/** The names in `={{ $json.order.name }}`; undefined for anything else, e.g. a list of expressions */
const pathOf = (written: unknown): string[] | undefined =>
	typeof written === 'string' ? ONLY_A_PATH.exec(written)?.[1]?.slice(1).split('.') : undefined;

/** The text, number or truth value at a path; undefined where there is anything else */
function plainValueAt(path: string[], item: IDataObject | undefined): unknown {
	let value: unknown = item;
	for (const name of path) {
		const isObject = typeof value === 'object' && value !== null;
		value = isObject ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
	}
	return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}
