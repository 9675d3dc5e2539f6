import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { OPTIONS_COLLECTION, optionsField } from './runOptions';
import { fieldsWithTerms, withTerms } from './terms';
import type { Terms } from './terms';
import type { Endpoint, Operation, Resource } from '../operation';

/** Whether a field carries a value: a notice only shows text, and the options concern the node */
export const isValueField = (field: INodeProperties): boolean =>
	field.type !== 'notice' && field.name !== OPTIONS_COLLECTION;

/** The collection of an operation's optional fields; list them in the order of the alphabet */
export const additionalFields = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	options,
});

/**
 * Assembles the parameter list of a node: the Resource selector, an Operation selector for each
 * resource, and each operation's fields, shown only for that operation.
 */
export function propertiesOf<TEndpoint extends Endpoint>(
	resources: Array<Resource<TEndpoint>>,
	terms: Terms = NO_TERMS,
): INodeProperties[] {
	const first = firstOf(resources);
	const resourceSelector: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources.map(({ name, value }) => ({ name, value })),
		default: first,
	};
	return [
		resourceSelector,
		...resources.map((resource) => operationSelector(resource, terms)),
		...resources.flatMap((resource) => operationFields(resource, terms)),
	];
}

const NO_TERMS: Terms = { fields: {}, operations: {}, events: {} };

function operationSelector<TEndpoint extends Endpoint>(
	{ value, operations }: Resource<TEndpoint>,
	terms: Terms,
): INodeProperties {
	const first = firstOf(operations);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map((operation) =>
			optionOf(operation, terms.operations[`${value}.${operation.value}`] ?? ''),
		),
		default: first,
	};
}

const firstOf = ([first]: Array<{ value: string }>): string => first?.value ?? '';

const optionOf = <TEndpoint extends Endpoint>(
	operation: Operation<TEndpoint>,
	term: string,
): INodePropertyOptions => ({
	name: operation.name,
	value: operation.value,
	action: operation.action,
	description: withTerms(operation.description, term),
});

function operationFields<TEndpoint extends Endpoint>(
	{ value, operations }: Resource<TEndpoint>,
	terms: Terms,
): INodeProperties[] {
	return operations.flatMap((operation) => {
		const show = { resource: [value], operation: [operation.value] };
		const fields = fieldsWithTerms(operation.fields, terms.fields, `${value}.${operation.value}`);
		return [...fields, ...optionsField(operation)].map((field) => ({
			...field,
			displayOptions: merge(field.displayOptions, show),
		}));
	});
}

const merge = (
	own: IDisplayOptions | undefined,
	show: NonNullable<IDisplayOptions['show']>,
): IDisplayOptions => ({ ...own, show: { ...show, ...own?.show } });
