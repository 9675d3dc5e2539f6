import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Stands for a parameter that is not there, which null and undefined do not: expressions give those. */
export const ABSENT = '\u0000absent';

/** Gives a field's value for an item. Throws where n8n cannot evaluate its expression. */
export type ReadParameter = (field: INodeProperties, itemIndex: number) => unknown;

/**
 * Reads the parameters of one run. n8n is asked for each item where there is an expression, which
 * costs it up to 2 ms, and once for all items where there is none.
 */
export function parameterReader(execution: IExecuteFunctions): ReadParameter {
	const constants = new Map<string, unknown>();
	const expressions = new Set<string>();
	return ({ name, type }, itemIndex) => {
		if (constants.has(name)) return constants.get(name);
		const read = (options: { extractValue?: boolean; rawExpressions?: boolean }): unknown =>
			execution.getNodeParameter(name, itemIndex, ABSENT, options);
		const value = read({ extractValue: type === 'resourceLocator' });
		if (!expressions.has(name)) {
			if (hasExpression(read({ rawExpressions: true }))) expressions.add(name);
			else constants.set(name, value);
		}
		return value;
	};
}

/** An expression is a text that begins with "=", at any depth. */
const hasExpression = (value: unknown): boolean =>
	typeof value === 'string'
		? value.startsWith('=')
		: typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
