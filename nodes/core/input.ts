import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { nestedFields, schemaOf } from './coerce';
import type { Input, Operation } from './operation';
import { isValueField } from './properties';

/** A wrong field of an item, in the words that the user sees in the editor */
export interface Problem {
	field: string;
	rule: string;
}

export type Checked = { input: Input } | { problems: Problem[] };

/**
 * Reads an item's parameters, each once, and checks them against the fields and the rules of the
 * operation. Gives the values by wire name, or every wrong field of the item at once.
 */
export function readInput<TCall>(
	execution: IExecuteFunctions,
	operation: Operation<TCall>,
	itemIndex: number,
): Checked {
	const input: Input = {};
	const problems: Problem[] = [];
	for (const field of operation.fields.filter(isValueField)) {
		if (!isShown(field, input)) continue;
		// null: not there at all. undefined: there, but its expression gave nothing.
		const value: unknown = execution.getNodeParameter(field.name, itemIndex, null);
		if (field.type === 'collection') {
			const added = isRecord(value) ? value : {};
			for (const nested of nestedFields(field)) {
				if (nested.name in added) take(nested, added[nested.name], input, problems);
			}
		} else take(field, value, input, problems);
	}
	problems.push(...brokenRules(operation, input, problems));
	return problems.length > 0 ? { problems } : { input };
}

function take(field: INodeProperties, value: unknown, input: Input, problems: Problem[]): void {
	const report = (rule: string) => problems.push({ field: field.displayName, rule });
	if (value === undefined) {
		// Leaving it out silently could drop the notification address or the order number.
		report('has no value: its expression gave nothing');
	} else if (isEmpty(value)) {
		if (field.required) report('is required');
	} else {
		const result = schemaOf(field).safeParse(value);
		if (!result.success) report(result.error.issues[0]?.message ?? 'is not valid');
		else if (typeof result.data === 'string' && LONE_SURROGATE.test(result.data)) {
			report('holds a broken character that cannot be sent');
		} else input[field.name] = result.data as IDataObject[string];
	}
}

const LONE_SURROGATE = /\p{Surrogate}/u;

const isEmpty = (value: unknown): boolean =>
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the field's own conditions hold for the values read so far; conditions on other things count as met. */
function isShown({ displayOptions }: INodeProperties, input: Input): boolean {
	const holds = (conditions: Record<string, unknown[] | undefined> | undefined) =>
		Object.entries(conditions ?? {}).map(([name, allowed = []]) => allowed.includes(input[name]));
	return holds(displayOptions?.show).every(Boolean) && !holds(displayOptions?.hide).some(Boolean);
}

function brokenRules<TCall>(
	operation: Operation<TCall>,
	input: Input,
	reported: Problem[],
): Problem[] {
	const result = operation.rules?.safeParse(input);
	if (!result || result.success) return [];
	const label = labelsOf(operation);
	return result.error.issues
		.map(({ path, message }) => ({ field: label(String(path[0] ?? '')), rule: message }))
		.filter(({ field }) => !reported.some((problem) => problem.field === field));
}

/** The display name of each wire name */
function labelsOf<TCall>({ fields }: Operation<TCall>): (name: string) => string {
	const all = fields.flatMap((field) => [field, ...nestedFields(field)]);
	const labels = new Map(all.map(({ name, displayName }) => [name, displayName]));
	return (name) => labels.get(name) ?? name;
}
