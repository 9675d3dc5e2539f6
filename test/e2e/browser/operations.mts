import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Provider } from './providers.mts';

/** An operation of a node with the fields of its panel. */
export interface OperationPanel {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
	/** All of them, including those shown only for certain values of others. */
	fields: INodeProperties[];
}

/** Lists every operation of every resource in a node's description. */
export function everyOperation({ node }: Provider): OperationPanel[] {
	const { properties } = node;
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => {
		const selector = properties.find(
			(field) => field.name === 'operation' && shows(field, 'resource', resource),
		);
		return optionsOf(selector).map((operation) => ({
			resource,
			operation,
			fields: properties.filter(
				(field) => shows(field, 'resource', resource) && shows(field, 'operation', operation),
			),
		}));
	});
}

/** Title of a resource and operation, e.g. "Payment: Request". */
export const titleOf = ({ resource, operation }: OperationPanel): string =>
	`${resource.name}: ${operation.name}`;

/** The parameters that select an operation. */
export const choiceOf = ({ resource, operation }: OperationPanel): Record<string, unknown> => ({
	resource: resource.value,
	operation: operation.value,
});

/** Whether the operation requires the provider's credential. */
export function needsCredential({ node }: Provider, { resource }: OperationPanel): boolean {
	const [credential] = node.credentials ?? [];
	const hiddenFor = credential?.displayOptions?.hide?.resource ?? [];
	return !hiddenFor.includes(resource.value as string);
}

/** Display names of a collection's fields. */
export function namesIn({ options = [] }: INodeProperties): string[] {
	return options.map((option) => ('displayName' in option ? option.displayName : option.name));
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
