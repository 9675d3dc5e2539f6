import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Provider } from './providers.mts';

/** One operation of a node with the fields that its panel has to show. */
export interface OperationPanel {
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
	/** All of it, also those that other fields bring up. */
	fields: INodeProperties[];
}

/** Walks the description of a node: every resource with each of its operations. */
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

/** What a resource and an operation are called together: "Payment: Request". */
export const titleOf = ({ resource, operation }: OperationPanel): string =>
	`${resource.name}: ${operation.name}`;

/** The parameters that choose an operation. */
export const choiceOf = ({ resource, operation }: OperationPanel): Record<string, unknown> => ({
	resource: resource.value,
	operation: operation.value,
});

/** Whether the operation works without the provider's credential. */
export function needsCredential({ node }: Provider, { resource }: OperationPanel): boolean {
	const [credential] = node.credentials ?? [];
	const hiddenFor = credential?.displayOptions?.hide?.resource ?? [];
	return !hiddenFor.includes(resource.value as string);
}

/** The display names of what a collection holds. */
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
