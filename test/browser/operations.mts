import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PayApp } from '../../nodes/PayApp/PayApp.node';

/** One operation of the PayApp node with the fields that its panel has to show. */
export interface OperationPanel {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
	/** All of it, also those that other fields bring up. */
	fields: INodeProperties[];
}

const { properties } = new PayApp().description;

/** Walks the description of the node: every resource with each of its operations. */
export function everyOperation(): OperationPanel[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) =>
		operationsOf(resource).map((operation) => ({
			resource,
			operation,
			fields: properties.filter(
				(field) => shows(field, 'resource', resource) && shows(field, 'operation', operation),
			),
		})),
	);
}

/** The fields that stand on the panel while every field has its default. */
export function shownAtFirst(fields: INodeProperties[]): INodeProperties[] {
	const defaults = new Map(fields.map((field) => [field.name, field.default]));
	return fields.filter(({ displayOptions }) =>
		Object.entries(displayOptions?.show ?? {}).every(
			([name, values]) =>
				!defaults.has(name) || (values ?? []).some((value) => value === defaults.get(name)),
		),
	);
}

/** Parameters in which every collection holds all of its fields, each with its default. */
export function everythingAdded(fields: INodeProperties[]): Record<string, unknown> {
	const collections = fields.filter(({ type }) => type === 'collection');
	return Object.fromEntries(
		collections.map(({ name, options = [] }) => [
			name,
			Object.fromEntries(
				(options as INodeProperties[]).map((field) => [field.name, field.default]),
			),
		]),
	);
}

/** The display names of what a collection holds. */
export function namesIn({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => ('displayName' in option ? option.displayName : option.name));
}

function operationsOf({ value }: INodePropertyOptions): INodePropertyOptions[] {
	const selector = properties.find(
		(field) =>
			field.name === 'operation' && field.displayOptions?.show?.resource?.includes(String(value)),
	);
	return optionsOf(selector);
}

function optionsOf(field: INodeProperties | undefined): INodePropertyOptions[] {
	return (field?.options ?? []) as INodePropertyOptions[];
}

function shows(
	{ displayOptions }: INodeProperties,
	selector: 'resource' | 'operation',
	{ value }: INodePropertyOptions,
): boolean {
	return displayOptions?.show?.[selector]?.includes(String(value)) ?? false;
}
