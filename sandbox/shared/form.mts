/** Form encoding and decoding. */
import type { FastifyRequest } from 'fastify';

/** Wire fields by name, as in forms: text only. */
export type Fields = Record<string, string>;

/** Returns a request's body as text, empty without one. The server keeps bodies as bytes. */
export function bodyText(request: FastifyRequest): string {
	return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

/** Whether a content type is that of an HTML form. */
export function isForm(contentType: string): boolean {
	return contentType.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
}

/**
 * Decodes a form body.
 * @param body `name=value&...`
 * @returns the pairs in order, or null if a value is not UTF-8
 */
export function decodeForm(body: string): Array<[string, string]> | null {
	const pairs: Array<[string, string]> = [];
	for (const part of body.split('&')) {
		if (part === '') continue;
		const cut = part.indexOf('=');
		const name = cut < 0 ? part : part.slice(0, cut);
		const value = cut < 0 ? '' : part.slice(cut + 1);
		try {
			pairs.push([decode(name), decode(value)]);
		} catch {
			return null;
		}
	}
	return pairs;
}

function decode(value: string): string {
	return decodeURIComponent(value.replaceAll('+', ' '));
}

/** Builds fields from pairs; the last of a repeated name wins, as in PHP. */
export function toFields(pairs: ReadonlyArray<readonly [string, string]>): Fields {
	// No prototype: a parameter may be named `__proto__`.
	const fields = Object.create(null) as Fields;
	for (const [name, value] of pairs) fields[name] = value;
	return fields;
}

/** Encodes fields as `key=value&...`, spaces as `+`. */
export function encodeForm(fields: Fields): string {
	return new URLSearchParams(Object.entries(fields)).toString();
}

/** Returns the form fields of a browser's POST; none if the body is not a readable form. */
export function formFields(request: FastifyRequest): Fields {
	return toFields(decodeForm(bodyText(request)) ?? []);
}

/** Whether a text is an absolute http(s) address. */
export function isWebAddress(value: string): boolean {
	return /^https?:\/\//i.test(value) && URL.canParse(value);
}
