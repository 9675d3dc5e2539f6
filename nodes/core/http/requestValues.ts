import { trimmed } from '../values';

/**
 * A value as it may stand in a header; throws, naming the field, where it cannot. Node.js itself would
 * complain only while it sends, when nobody can tell any more whether the request has left.
 */
export function headerOf(value: unknown, label: string): string {
	const text = trimmed(value);
	if (/^[\x21-\x7e]+$/.test(text)) return text;
	throw new RangeError(
		text ? `'${label}' holds characters that cannot be sent` : `'${label}' is empty`,
	);
}

/**
 * A value of the credential that a call cannot go out without; throws, naming the field as the credential's
 * panel does, where it is empty or longer than the manual allows.
 */
export function neededOf(value: unknown, label: string, longest = Infinity): string {
	const text = trimmed(value);
	if (!text) throw new RangeError(`'${label}' is empty`);
	if (text.length > longest)
		throw new RangeError(`'${label}' is longer than ${longest} characters`);
	return text;
}

/** The address that calls go to, without a slash at its end; throws where it is no web address. */
export function baseUrlOf(value: unknown): string {
	const text = neededOf(value, 'Base URL');
	if (/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
	throw new RangeError("'Base URL' must be a full address that starts with https:// or http://");
}
