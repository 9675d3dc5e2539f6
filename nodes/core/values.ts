import type { IDataObject } from 'n8n-workflow';

/** A value of a credential or a field, trimmed: keys are pasted, and come with line ends. */
export const trimmed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Returns an error's message. Anything can be thrown. */
export const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Names an output in messages by the first of its fields that has a value; undefined if none has */
export const referenceBy =
	(...names: string[]) =>
	(output: IDataObject): string | undefined => {
		const name = names.find((one) => output[one]);
		return name && `${name} ${String(output[name])}`;
	};

/** Whether a value is an object with names: neither a list nor null */
export const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the values without those named, e.g. an editor choice that is no wire name. */
export const omit = (values: IDataObject, ...names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
