import type { IDataObject } from 'n8n-workflow';

import { trimmed } from '../values';

/**
 * Puts in the credential's value where the item names none. It throws, naming the field, where there is
 * neither: the item is not sent then.
 */
export function withDefault(
	values: IDataObject,
	name: string,
	fromCredential: unknown,
	label: string,
): IDataObject {
	const value = values[name] ?? trimmed(fromCredential);
	if (!value) {
		throw new RangeError(`'${label}' is required: enter it here or in the credential`);
	}
	return { [name]: value, ...values };
}

/** Tells accounts apart by the values of their credentials that are no secrets */
export const accountFrom =
	(...names: string[]) =>
	(credential: IDataObject): unknown[] =>
		names.map((name) => trimmed(credential[name]).replace(/\/+$/, ''));
