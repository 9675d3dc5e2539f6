/** Decoded form fields, each name once */
export type Fields = Record<string, string>;

export type Decoded = { fields: Fields } | { reason: string };

/**
 * Decodes a form body (application/x-www-form-urlencoded) strictly: UTF-8 only, and a name given
 * twice is refused, since two readers could each believe another value. Never throws.
 */
export function decodeForm(body: Buffer): Decoded {
	// A prototype-less object: a field may be called "__proto__".
	const fields: Fields = Object.create(null) as Fields;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
		for (const pair of text.split('&')) {
			if (pair === '') continue;
			const split = pair.indexOf('=');
			const name = decodePart(split < 0 ? pair : pair.slice(0, split));
			if (name in fields) return { reason: 'a field is given twice' };
			fields[name] = split < 0 ? '' : decodePart(pair.slice(split + 1));
		}
	} catch {
		return { reason: 'the body is not UTF-8' };
	}
	return Object.keys(fields).length > 0 ? { fields } : { reason: 'the body is empty' };
}

const decodePart = (part: string): string => decodeURIComponent(part.replace(/\+/g, ' '));

/** Keeps a long number as it is written, where this JavaScript can tell: as a number it would lose digits. */
const asWritten = (_: string, value: unknown, context?: { source?: string }): unknown =>
	typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;

/** Decodes a JSON object whose values become text, as a form would carry them. Never throws. */
export function decodeJson(body: Buffer): Decoded {
	const fields: Fields = Object.create(null) as Fields;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
		const value: unknown = JSON.parse(text, asWritten);
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			return { reason: 'the body is no JSON object' };
		}
		for (const [name, field] of Object.entries(value)) {
			if (field === null || field === undefined) continue;
			fields[name] = typeof field === 'object' ? JSON.stringify(field) : String(field);
		}
	} catch {
		return { reason: 'the body is no JSON in UTF-8' };
	}
	return Object.keys(fields).length > 0 ? { fields } : { reason: 'the body is empty' };
}
