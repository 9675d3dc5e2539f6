import type { INodeProperties } from 'n8n-workflow';

import { checkField, choicesOf, nestedFields } from './checkField';
import type { Endpoint, ItemInput, Operation } from '../operation';
import { ABSENT } from './parameterReader';
import type { ReadParameter } from './parameterReader';
import { isValueField } from './nodeProperties';
import { isRecord, messageOf } from '../values';

/** A wrong field of an item, in the words the user sees in the editor */
export interface Problem {
	/** Its label; without one, `rule` is the whole sentence */
	field?: string;
	rule: string;
}

export type ReadInput = { input: ItemInput } | { problems: Problem[] };

/**
 * Reads an item's parameters, each once, and checks them against the operation's fields and rules.
 * Returns the values by wire name, or all wrong fields of the item at once.
 */
export function readInput<TEndpoint extends Endpoint>(
	read: ReadParameter,
	operation: Operation<TEndpoint>,
	itemIndex: number,
): ReadInput {
	const input: ItemInput = {};
	const problems: Problem[] = [];
	for (const field of operation.fields.filter(isValueField)) {
		if (!isShown(field, input)) continue;
		let value: unknown;
		try {
			value = read(field, itemIndex);
		} catch (error) {
			// n8n throws if an expression cannot be evaluated.
			const reason = messageOf(error);
			problems.push({ field: field.displayName, rule: `could not be evaluated: ${reason}` });
			continue;
		}
		if (field.type === 'collection') takeAdded(field, value, input, problems);
		// Empty is what the user left empty; null is an expression that found nothing.
		else take(field, value === null ? undefined : value, input, problems);
	}
	const parsed = parse(operation, input);
	if ('broken' in parsed) {
		// A field that is wrong by itself is reported once.
		const named = new Set(problems.map(({ field }) => field));
		problems.push(...parsed.broken.filter(({ field }) => !named.has(field)));
	}
	return 'input' in parsed && problems.length === 0 ? parsed : { problems };
}

/** Puts the fields of a collection beside the others: a collection has no wire name. */
function takeAdded(
	collection: INodeProperties,
	value: unknown,
	input: ItemInput,
	problems: Problem[],
): void {
	if (!isRecord(value) && value !== ABSENT && value !== '') {
		problems.push({ field: collection.displayName, rule: NOTHING });
	}
	const added = isRecord(value) ? value : {};
	for (const field of nestedFields(collection)) {
		if (field.name in added) take(field, added[field.name], input, problems);
	}
}

function take(field: INodeProperties, value: unknown, input: ItemInput, problems: Problem[]): void {
	const report = (rule: string) => problems.push({ field: field.displayName, rule });
	if (field.type === 'fixedCollection') {
		takeGroup(field, value, input, problems);
	} else if (value === undefined) {
		// Omitting it silently could drop the notification address or the order number.
		report(NOTHING);
	} else if (isEmpty(value)) {
		if (field.required) report('is required');
		// Omitted, it would mean the default, which may be more than was meant: a full refund.
		else if (isMissedChoice(field, value)) report(NOTHING);
	} else {
		const checked = checkField(field, value);
		if ('rule' in checked) report(checked.rule);
		else if (typeof checked.value === 'string' && LONE_SURROGATE.test(checked.value)) {
			report('holds a broken character that cannot be sent');
		} else input[field.name] = checked.value;
	}
}

/**
 * A documented object (or list of objects, with `multipleValues`): its fields are nested under its
 * wire name. n8n stores them one level deeper, under a group of its own that is no wire name.
 */
function takeGroup(
	field: INodeProperties,
	value: unknown,
	input: ItemInput,
	problems: Problem[],
): void {
	if (!isRecord(value) && value !== ABSENT && value !== '') {
		problems.push({ field: field.displayName, rule: NOTHING });
		return;
	}
	const group = isRecord(value) ? Object.values(value)[0] : undefined;
	const rows = (Array.isArray(group) ? group : [group]).filter(isRecord);
	if (rows.length === 0) {
		if (field.required) problems.push({ field: field.displayName, rule: 'is required' });
		return;
	}
	const read = rows.map((row) => {
		const inner: ItemInput = {};
		const wrong: Problem[] = [];
		for (const nested of nestedFields(field)) {
			if (isShown(nested, inner))
				take(nested, nested.name in row ? row[nested.name] : ABSENT, inner, wrong);
		}
		for (const problem of wrong) {
			problems.push({ ...problem, field: `${field.displayName} > ${problem.field}` });
		}
		return inner;
	});
	input[field.name] = field.typeOptions?.multipleValues ? read : read[0];
}

/** Whether an expression returned nothing for a choice that is never empty */
const isMissedChoice = (field: INodeProperties, value: unknown): boolean =>
	field.type === 'options' &&
	value !== ABSENT &&
	!(value === '' && choicesOf(field).some((choice) => choice.value === ''));

const NOTHING = 'has no value: its expression returned nothing';

const LONE_SURROGATE = /\p{Surrogate}/u;

const isEmpty = (value: unknown): boolean =>
	value === null ||
	value === ABSENT ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0);

/** Whether the field's own conditions hold for the values read so far. */
function isShown({ displayOptions }: INodeProperties, input: ItemInput): boolean {
	const holds = (conditions: Record<string, unknown[] | undefined> | undefined) =>
		Object.entries(conditions ?? {}).map(([name, allowed = []]) => allowed.includes(input[name]));
	return holds(displayOptions?.show).every(Boolean) && !holds(displayOptions?.hide).some(Boolean);
}

/** Applies the rules. Their output is what is sent: one may strip the hyphens from a number. */
function parse<TEndpoint extends Endpoint>(
	{ rules, fields }: Operation<TEndpoint>,
	input: ItemInput,
): { input: ItemInput } | { broken: Problem[] } {
	const result = rules?.safeParse(input);
	if (!result) return { input };
	if (result.success) return { input: Object.assign(input, result.data) };
	return {
		broken: result.error.issues.map(({ path, message }) => ({
			field: labelOf(fields, path),
			rule: message,
		})),
	};
}

/** The display names along a wire path, e.g. "Stock > Quantity" */
function labelOf(fields: INodeProperties[], path: Array<string | number>): string {
	const [name, ...rest] = path.filter((step) => typeof step === 'string');
	const inCollections = fields.filter(({ type }) => type === 'collection').flatMap(nestedFields);
	const field = [...fields, ...inCollections].find((one) => one.name === name);
	if (!field) return String(name ?? '');
	const inner = rest.length > 0 ? ` > ${labelOf(nestedFields(field), rest)}` : '';
	return field.displayName + inner;
}
