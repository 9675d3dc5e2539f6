import type { IDataObject } from 'n8n-workflow';

import { InvalidField } from './invalidField';
import { trimmed } from '../values';

/**
 * Falls back to the credential's value if the item names none. Throws, naming the field, if neither
 * is set: the item is not sent then.
 */
export function withDefault(
	values: IDataObject,
	name: string,
	fromCredential: unknown,
	label: string,
): IDataObject {
	const value = values[name] ?? trimmed(fromCredential);
	if (!value) {
		throw new InvalidField(label, 'is required. Enter it here or in the credential');
	}
	return { [name]: value, ...values };
}

/** Identifies an account by those values of its credential that are no secrets. */
export const accountFrom =
	(...names: string[]) =>
	(credential: IDataObject): unknown[] =>
		names.map((name) => trimmed(credential[name]).replace(/\/+$/, ''));
