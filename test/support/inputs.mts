import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { ciderPay } from '../../nodes/CiderPay/provider';
import { nestedFields } from '../../nodes/core/fields/checkField';
import { readInput } from '../../nodes/core/fields/readInput';
import type { Endpoint, Operation, Provider, Resource } from '../../nodes/core/operation';
import { ABSENT } from '../../nodes/core/fields/parameterReader';
import { gmPay } from '../../nodes/GmPay/provider';
import { payApp } from '../../nodes/PayApp/provider';
import { shinhanPg } from '../../nodes/ShinhanPg/provider';

/** An operation of a provider, labeled like "PayApp payment.request" */
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

/** Validates one item's values, as n8n passes them, against an operation */
export const checked = (operation: Operation<Endpoint>, parameters: IDataObject) =>
	readInput(({ name }) => (name in parameters ? parameters[name] : ABSENT), operation, 0);

/** The rules that an item breaks, by field label; empty if it is valid */
export function complaints(label: string, parameters: IDataObject): Record<string, string> {
	const result = checked(operationOf(label).operation, parameters);
	return 'problems' in result
		? Object.fromEntries(result.problems.map(({ field = '', rule }) => [field, rule]))
		: {};
}

export interface Place {
	label: string;
	operation: Operation<Endpoint>;
	/** The fields that enclose it, outermost first */
	path: INodeProperties[];
	field: INodeProperties;
}

/** Every field of every operation, including nested ones */
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
