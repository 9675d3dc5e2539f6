/** Whether what was taken for an item fits what its fields declare */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { choicesOf, nestedFields } from '../../nodes/core/fields/checkField';
import { must } from './runner.mts';

/** Entered as text, since a number field is never empty; their rules parse the number. */
const AMOUNTS = new Set(['price', 'tax_amount']);

/** Asserts that an accepted value fits what its field declares. */
function holds(field: INodeProperties, value: unknown): void {
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = field.typeOptions ?? {};
	const claim = `${field.name} took what it does not take`;
	switch (field.type) {
		case 'number':
			must(typeof value === 'number' && Number.isFinite(value), claim);
			must(Number(value) >= minValue && Number(value) <= maxValue, claim);
			if (numberPrecision === 0) must(Number.isSafeInteger(value), claim);
			return;
		case 'boolean': {
			must(typeof value === 'boolean', claim);
			return;
		}
		case 'options': {
			must(isChoice(field, value), claim);
			return;
		}
		case 'multiOptions': {
			must(Array.isArray(value) && value.every((one) => isChoice(field, one)), claim);
			return;
		}
		case 'fixedCollection': {
			const rows = (Array.isArray(value) ? value : [value]) as IDataObject[];
			rows.forEach((row) => hold(nestedFields(field), row));
			return;
		}
		default:
			if (AMOUNTS.has(field.name)) {
				must(Number.isSafeInteger(value) && Number(value) >= 0, claim);
				return;
			}
			must(typeof value === 'string' && value.trim() !== '', claim);
			// A lone surrogate cannot be sent.
			must(Buffer.from(String(value)).toString() === value, claim);
	}
}

const isChoice = (field: INodeProperties, value: unknown): boolean =>
	choicesOf(field).some((choice) => String(choice.value) === value);

/** Asserts that each value of an accepted item fits what its field declares. */
export function hold(fields: INodeProperties[], input: IDataObject): void {
	const flat = fields.flatMap((field) =>
		field.type === 'collection' ? nestedFields(field) : [field],
	);
	for (const [name, value] of Object.entries(input)) {
		const known = flat.filter((field) => field.name === name);
		must(known.length > 0, `"${name}" is no field`);
		holds(known.find((field) => accepts(field, value)) ?? (known[0] as INodeProperties), value);
	}
}

/** Whether a field accepts a value: several may share a wire name, each shown in its own case. */
function accepts(field: INodeProperties, value: unknown): boolean {
	try {
		holds(field, value);
		return true;
	} catch {
		return false;
	}
}
