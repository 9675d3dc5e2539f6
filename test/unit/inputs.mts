import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { ciderPay } from '../../nodes/CiderPay/provider';
import { nestedFields } from '../../nodes/core/fields/fieldSchema';
import { readInput } from '../../nodes/core/fields/readInput';
import type { Endpoint, Operation, Provider, Resource } from '../../nodes/core/operation';
import { ABSENT } from '../../nodes/core/fields/parameterReader';
import { gmPay } from '../../nodes/GmPay/provider';
import { payApp } from '../../nodes/PayApp/provider';
import { shinhanPg } from '../../nodes/ShinhanPg/provider';

/** An operation of a provider, named as "PayApp payment.request" */
export interface Named {
	label: string;
	operation: Operation<Endpoint>;
	provider: Provider<Endpoint>;
}

const namedOf = <TEndpoint extends Endpoint>(provider: Provider<TEndpoint>): Named[] =>
	(provider.resources as unknown as Array<Resource<Endpoint>>).flatMap(({ value, operations }) =>
		operations.map((operation) => ({
			label: `${provider.displayName} ${value}.${operation.value}`,
			operation,
			provider: provider as unknown as Provider<Endpoint>,
		})),
	);

export const OPERATIONS: Named[] = [
	...namedOf(payApp),
	...namedOf(ciderPay),
	...namedOf(gmPay),
	...namedOf(shinhanPg),
];

export function operationOf(label: string): Named {
	const found = OPERATIONS.find((one) => one.label === label);
	if (!found) throw new RangeError(`There is no ${label}`);
	return found;
}

/** What an operation says to the values of one item, as n8n hands them over */
export const checked = (operation: Operation<Endpoint>, parameters: IDataObject) =>
	readInput(({ name }) => (name in parameters ? parameters[name] : ABSENT), operation, 0);

/** The wrong fields of an item by label, with the rule; empty where all is right */
export function complaints(label: string, parameters: IDataObject): Record<string, string> {
	const result = checked(operationOf(label).operation, parameters);
	return 'problems' in result
		? Object.fromEntries(result.problems.map(({ field, rule }) => [field, rule]))
		: {};
}

/** The defaults of fields as the editor puts them in; required texts filled, so that only amounts are open */
export function defaultsOf(fields: INodeProperties[]): IDataObject {
	return Object.fromEntries(
		fields
			.filter(({ type }) => type !== 'notice' && type !== 'collection')
			.map((field) => [field.name, field.default as IDataObject[string]]),
	);
}

export interface Place {
	label: string;
	operation: Operation<Endpoint>;
	/** The names on the way to the field, the collection or group first */
	path: INodeProperties[];
	field: INodeProperties;
}

/** Every field of every operation, nested ones too */
export const PLACES: Place[] = OPERATIONS.flatMap(({ label, operation }) =>
	operation.fields.flatMap((field): Place[] => [
		{ label, operation, path: [], field },
		...nestedFields(field).flatMap((inner): Place[] => [
			{ label, operation, path: [field], field: inner },
			...nestedFields(inner).map((deep) => ({
				label,
				operation,
				path: [field, inner],
				field: deep,
			})),
		]),
	]),
);
