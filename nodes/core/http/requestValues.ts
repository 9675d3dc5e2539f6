import { trimmed } from '../values';

/**
 * Returns a value fit for a header; throws, naming the field, if it is not. Node.js itself would
 * complain only while sending, when nobody can tell whether the request has left.
 */
export function headerOf(value: unknown, label: string): string {
	const text = trimmed(value);
	if (/^[\x21-\x7e]+$/.test(text)) return text;
	throw new RangeError(
		text ? `'${label}' holds characters that cannot be sent` : `'${label}' is empty`,
	);
}

/**
 * Returns a credential value that a call requires; throws, naming the field as the credential's
 * panel does, if it is empty or longer than the manual allows.
 */
export function neededOf(value: unknown, label: string, longest = Infinity): string {
	const text = trimmed(value);
	if (!text) throw new RangeError(`'${label}' is empty`);
	if (text.length > longest)
		throw new RangeError(`'${label}' is longer than ${longest} characters`);
	return text;
}

/** Returns the address for calls, without a trailing slash; throws if it is not a web address. */
export function baseUrlOf(value: unknown): string {
	const text = neededOf(value, 'Base URL');
	if (/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
	throw new RangeError("'Base URL' must be a full address that starts with https:// or http://");
}
