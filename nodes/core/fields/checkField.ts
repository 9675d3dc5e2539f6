import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** A value that a field accepts, as it is sent, or the rule that it breaks */
export type CheckedValue = { value: IDataObject[string] } | { rule: string };

/**
 * Checks a value against its field. It may come from an expression, so a number may be text
 * ("1,000") and a choice may be a number (1 for "1").
 *
 * Plain code in place of a zod schema: this runs for each field of ten thousand items, and what zod
 * allocates for each stays in memory until n8n's next full garbage collection.
 */
export function checkField(field: INodeProperties, value: unknown): CheckedValue {
	switch (field.type) {
		case 'number':
			return checkNumber(field, toNumber(value));
		case 'boolean': {
			const given = toBoolean(value);
			return typeof given === 'boolean' ? { value: given } : { rule: 'must be true or false' };
		}
		case 'options':
			return checkChoice(field, toText(value));
		case 'multiOptions':
			return checkChoices(field, toList(value));
		default: {
			const text = toText(value);
			return typeof text === 'string'
				? { value: text }
				: { rule: 'must be text (a long number too)' };
		}
	}
}

function checkNumber({ typeOptions }: INodeProperties, value: unknown): CheckedValue {
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	const isWhole = numberPrecision === 0;
	if (typeof value !== 'number' || !Number.isFinite(value) || (isWhole && value % 1 !== 0)) {
		return { rule: isWhole ? 'must be a whole number, e.g. 1000' : 'must be a number' };
	}
	if (isWhole && !Number.isSafeInteger(value)) return { rule: 'is too large' };
	if (minValue !== undefined && value < minValue) {
		return { rule: `must be ${format(minValue)} or more` };
	}
	if (maxValue !== undefined && value > maxValue) {
		return { rule: `must be ${format(maxValue)} or less` };
	}
	return { value };
}

const format = (value: number) => value.toLocaleString('en-US');

function checkChoice(field: INodeProperties, value: unknown): CheckedValue {
	const choices = choicesOf(field);
	if (typeof value === 'string' && choices.some((choice) => String(choice.value) === value)) {
		return { value };
	}
	const listed = choices.map((choice) => `${choice.name} (${String(choice.value) || 'empty'})`);
	return { rule: `must be one of: ${listed.join(', ')}` };
}

function checkChoices(field: INodeProperties, value: unknown): CheckedValue {
	if (!Array.isArray(value)) return { rule: 'must be a list' };
	const checked = value.map((one) => checkChoice(field, one));
	const wrong = checked.find((one) => 'rule' in one);
	return wrong ?? { value: checked.flatMap((one) => ('value' in one ? one.value : [])) };
}

/** Choices of an options field. Its type also allows nested fields, which only collections have. */
export const choicesOf = ({ options = [] }: INodeProperties): INodePropertyOptions[] =>
	options.filter((option): option is INodePropertyOptions => 'value' in option);

/** The fields inside a collection, or inside the one group of a fixed collection */
export const nestedFields = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
const GROUPED_NUMBER = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Parses "1,000" and " 1000 "; returns what is not a number ("1,00", "12 apples") unchanged. */
export function toNumber<Value>(value: Value): Value | number {
	if (typeof value !== 'string') return value;
	const text = value.trim();
	if (PLAIN_NUMBER.test(text)) return Number(text);
	return GROUPED_NUMBER.test(text) ? Number(text.replace(/,/g, '')) : value;
}

/** Converts numbers to digits and dates to ISO 8601; the rest stays, to be refused. */
function toText(value: unknown): unknown {
	// Beyond this a number has already lost digits: a long number has to come as text.
	if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? value : value.toISOString();
	// What `$now` returns: a date of n8n's own date library, which is not imported for this
	if (typeof value === 'object' && value !== null && 'toISO' in value) return String(value);
	return value;
}

function toBoolean(value: unknown): unknown {
	if (value === 'true') return true;
	return value === 'false' ? false : value;
}

function toList(value: unknown): unknown {
	if (typeof value !== 'string') return Array.isArray(value) ? value.map(toText) : value;
	return value
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
