import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';

/** A node's parameters, or the values in one of its collections. */
export type Values = Record<string, unknown>;

/** Whether a field is shown given its neighbors' values, or their defaults where none are set. */
function isShown(field: INodeProperties, among: INodeProperties[], values: Values): boolean {
	const all = { ...defaultsOf(among), ...values } as INodeParameters;
	return NodeHelpers.displayParameter(all, field, null, null);
}

/** The fields that the panel shows for these values. */
export const shownWith = (fields: INodeProperties[], values: Values): INodeProperties[] =>
	fields.filter((field) => isShown(field, fields, values));

/**
 * Value sets that together put every field on the panel: each collection holds all of its fields,
 * and each conditional field is shown by one of the sets.
 */
export function fillings(fields: INodeProperties[], chosen: Values = {}): Values[] {
	const conditions = bringingUp(fields, chosen);
	const nested = fields
		.filter(({ type }) => type === 'collection' || type === 'fixedCollection')
		.map((field): [string, Values[]] => [field.name, fillingsOf(field)]);
	return zip([
		conditions,
		...nested.map(([name, list]) => list.map((value) => ({ [name]: value }))),
	]);
}

/** Labels the panel must show for these values, top to bottom. */
export function labelsWith(fields: INodeProperties[], values: Values): string[] {
	return shownWith(fields, values)
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => {
			const held = (values[field.name] ?? {}) as Values;
			const inside =
				field.type === 'collection'
					? labelsWith(fieldsIn(field), held)
					: groupsIn(field).flatMap((group) =>
							rowsOf(held[group.name]).flatMap((row) => labelsWith(group.values, row)),
						);
			return [field.displayName, ...inside];
		});
}

/** Labels that appear when the user adds an entry to a fixed collection. */
export const labelsAdded = (field: INodeProperties): string[] =>
	groupsIn(field)
		.slice(0, 1)
		.flatMap(({ values }) => labelsWith(values, {}));

/** Value sets that show every field at least once; one is added only for a field not yet shown. */
function bringingUp(fields: INodeProperties[], chosen: Values): Values[] {
	const sets: Values[] = [chosen];
	for (const field of fields) {
		if (sets.some((values) => isShown(field, fields, values))) continue;
		const wanted = Object.entries(field.displayOptions?.show ?? {});
		const values = {
			...chosen,
			...Object.fromEntries(wanted.map(([name, of]) => [name, of?.[0]])),
		};
		if (!isShown(field, fields, values)) throw new Error(`What brings up ${field.name}?`);
		sets.push(values);
	}
	return sets;
}

function fillingsOf(field: INodeProperties): Values[] {
	if (field.type === 'collection') return complete(fieldsIn(field));
	const several = field.typeOptions?.multipleValues === true;
	return zip(
		groupsIn(field).map(({ name, values }) => {
			const rows = complete(values);
			return several ? [{ [name]: rows }] : rows.map((row) => ({ [name]: row }));
		}),
	);
}

const complete = (fields: INodeProperties[]): Values[] =>
	fillings(fields).map((values) => ({ ...defaultsOf(fields), ...values }));

/** Merges the lists index by index; a shorter list repeats its last set. */
function zip(lists: Values[][]): Values[] {
	const length = Math.max(1, ...lists.map((list) => list.length));
	return Array.from({ length }, (_, index) =>
		lists.reduce<Values>(
			(merged, list) => ({ ...merged, ...list[Math.min(index, list.length - 1)] }),
			{},
		),
	);
}

const defaultsOf = (fields: INodeProperties[]): Values =>
	Object.fromEntries(fields.map((field) => [field.name, field.default]));

const fieldsIn = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options as INodeProperties[];

const groupsIn = ({ type, options = [] }: INodeProperties): INodePropertyCollection[] =>
	type === 'fixedCollection' ? (options as INodePropertyCollection[]) : [];

const rowsOf = (value: unknown): Values[] =>
	value === undefined ? [] : ([value].flat() as Values[]);
