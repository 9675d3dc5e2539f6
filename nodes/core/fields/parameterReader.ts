import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { isAgentTool } from '../n8nExecution';

/** Marks an absent parameter; null and undefined cannot, since expressions return them. */
export const ABSENT = '\u0000absent';

/** Returns a field's value for an item. Throws if n8n cannot evaluate its expression. */
export type ReadParameter = (field: INodeProperties, itemIndex: number) => unknown;

/**
 * Reads the parameters of one run. A parameter without an expression is read once for all items;
 * one with an expression is read for each item, which costs n8n up to 2 ms. Exception: if the
 * expression only names a value of the item, such as dragging one into the field creates, a string,
 * number or boolean is taken from the item itself, since n8n would return just that.
 */
export function parameterReader(execution: IExecuteFunctions): ReadParameter {
	const constants = new Map<string, unknown>();
	const paths = new Map<string, string[] | undefined>();
	// As a tool of an AI agent, the node's items are not what $json refers to.
	const items = isAgentTool(execution) ? [] : execution.getInputData();
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
		if (hasExpression(written)) paths.set(name, jsonPathOf(written));
		else constants.set(name, value);
		return value;
	};
}

/** Whether a value holds an expression, a text that begins with "=", at any depth */
export const hasExpression = (value: unknown): boolean =>
	typeof value === 'string'
		? value.startsWith('=')
		: typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);

const ONLY_A_PATH = /^=\{\{\s*\$json((?:\.[A-Za-z]\w*)+)\s*\}\}$/;

/** The path in `={{ $json.order.name }}`; undefined for anything else, e.g. several expressions */
const jsonPathOf = (written: unknown): string[] | undefined =>
	typeof written === 'string' ? ONLY_A_PATH.exec(written)?.[1]?.slice(1).split('.') : undefined;

/** The string, number or boolean at a path; undefined for anything else */
function plainValueAt(path: string[], item: IDataObject | undefined): unknown {
	let value: unknown = item;
	for (const name of path) {
		const isObject = typeof value === 'object' && value !== null;
		value = isObject ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
	}
	return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}
