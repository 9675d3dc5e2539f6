import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

/**
 * Returns what one field accepts, as a zod schema derived from the field itself. Values may come
 * from an expression, so a number may be text ("1,000") and a choice may be a number (1 for "1").
 */
export function schemaOf(field: INodeProperties): z.ZodTypeAny {
	const schema = SCHEMAS.get(field) ?? makeSchema(field);
	SCHEMAS.set(field, schema);
	return schema;
}

/** One schema per field: thousands of items are checked against it. */
const SCHEMAS = new WeakMap<INodeProperties, z.ZodTypeAny>();

function makeSchema(field: INodeProperties): z.ZodTypeAny {
	switch (field.type) {
		case 'number':
			return numberSchema(field);
		case 'boolean':
			return z.preprocess(toBoolean, z.boolean({ invalid_type_error: 'must be true or false' }));
		case 'options':
			return z.preprocess(toText, choiceSchema(field));
		case 'multiOptions':
			return z.preprocess(
				toList,
				z.array(choiceSchema(field), { invalid_type_error: 'must be a list' }),
			);
		default:
			return z.preprocess(
				toText,
				z.string({ invalid_type_error: 'must be text (a long number too)' }),
			);
	}
}

function numberSchema({ typeOptions }: INodeProperties): z.ZodTypeAny {
	const { minValue, maxValue, numberPrecision } = typeOptions ?? {};
	const whole = numberPrecision === 0;
	const kind = whole ? 'must be a whole number, e.g. 1000' : 'must be a number';
	let schema = z.number({ invalid_type_error: kind }).finite(kind);
	if (whole) schema = schema.int(kind).safe('is too large');
	if (minValue !== undefined) schema = schema.min(minValue, `must be ${format(minValue)} or more`);
	if (maxValue !== undefined) schema = schema.max(maxValue, `must be ${format(maxValue)} or less`);
	return z.preprocess(toNumber, schema);
}

const format = (value: number) => value.toLocaleString('en-US');

function choiceSchema(field: INodeProperties): z.ZodTypeAny {
	const values = choicesOf(field).map(({ value }) => String(value));
	const message = `must be one of ${values.map((value) => value || '(empty)').join(', ')}`;
	return z
		.string({ invalid_type_error: message })
		.refine((value) => values.includes(value), { message });
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
export function toNumber(value: unknown): unknown {
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
