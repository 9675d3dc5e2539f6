/** A value of a credential or a field, trimmed: keys are pasted, and come with line ends. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/**
 * A value as it may stand in a header; throws, naming the field, where it cannot. Node.js itself would
 * complain only while it sends, when nobody can tell any more whether the request has left.
 */
export function headerOf(value: unknown, label: string): string {
	const text = textOf(value);
	if (/^[\x21-\x7e]+$/.test(text)) return text;
	throw new RangeError(
		text ? `'${label}' holds characters that cannot be sent` : `'${label}' is empty`,
	);
}
