import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';

/** Parameters of a node, or the values in one of its collections. */
export type Values = Record<string, unknown>;

/** Whether a field is shown where its neighbours have these values, or else their defaults. */
export function isShown(field: INodeProperties, among: INodeProperties[], values: Values): boolean {
	const all = { ...defaultsOf(among), ...values } as INodeParameters;
	return NodeHelpers.displayParameter(all, field, null, null);
}

/** The fields that stand on the panel with these values. */
export const shownWith = (fields: INodeProperties[], values: Values): INodeProperties[] =>
	fields.filter((field) => isShown(field, fields, values));

/**
 * Sets of values under which, taken together, every field is on the panel: each collection holds all
 * of its fields, and a field that another one has to bring up is brought up in one of the sets.
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

/** The labels that the panel has to show with these values, from top to bottom. */
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

/** The labels that appear where the user adds an entry to a fixed collection. */
export const labelsAdded = (field: INodeProperties): string[] =>
	groupsIn(field)
		.slice(0, 1)
		.flatMap(({ values }) => labelsWith(values, {}));

/** The least sets of values in which every field of the list is shown once. */
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

/** One set of each list, then the next of each; a shorter list repeats its last. */
function zip(lists: Values[][]): Values[] {
	const length = Math.max(1, ...lists.map((list) => list.length));
	return Array.from({ length }, (_, index) =>
		Object.assign({}, ...lists.map((list) => list[Math.min(index, list.length - 1)])),
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
