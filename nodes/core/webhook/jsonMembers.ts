import { textOfBytes, wholeText } from './decodeText';
import type { Member, Text } from './decodeText';

// Everything here works on the bytes of a body, each as one character (latin1): structure is ASCII
// in UTF-8 and EUC-KR alike, and the strings may be in any encoding.

/** Whether the bytes are a JSON object */
export function isJsonObject(bytes: string): boolean {
	try {
		JSON.parse(bytes);
		return bytes.startsWith('{');
	} catch {
		return false;
	}
}

/** A string, a punctuation mark, or a number or word */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/**
 * Yields the members of a JSON object one by one, as written: JSON.parse itself keeps the last of
 * two with one name and rounds long numbers. `bytes` has to be a JSON object.
 */
export function* membersOf(bytes: string): Generator<Member> {
	let depth = 0;
	let name = '';
	let start = -1;
	for (const { 0: token, index } of bytes.matchAll(TOKEN)) {
		const ends = depth === 1 && (token === ',' || token === '}');
		if (ends && start >= 0) {
			yield { name: stringOf(name), value: valueOf(bytes.slice(start, index).trim()) };
			start = -1;
			name = '';
		}
		if (depth === 1 && start < 0 && token.startsWith('"')) name = token;
		if (depth === 1 && start < 0 && token === ':') start = index + 1;
		if (token === '{' || token === '[') depth += 1;
		if (token === '}' || token === ']') depth -= 1;
	}
}

/** Decodes the bytes of a string, then its escapes. */
function stringOf(bytes: string): Text {
	const read = textOfBytes(Buffer.from(bytes, 'latin1'));
	const whole = wholeText(JSON.parse(read.text) as string);
	return {
		text: whole.text,
		isExact: read.isExact && whole.isExact,
		isReadable: read.isReadable && whole.isReadable,
	};
}

function valueOf(bytes: string): Text | null {
	if (bytes === 'null') return null;
	if (bytes.startsWith('"')) return stringOf(bytes);
	const read = textOfBytes(Buffer.from(bytes, 'latin1'));
	return { ...read, text: plainText(read.text) };
}

/** Numbers and words as in a form; lists and objects as compact JSON, or verbatim if too deep. */
function plainText(json: string): string {
	try {
		const value: unknown = JSON.parse(json, asWritten);
		return typeof value === 'object' ? JSON.stringify(value) : String(value);
	} catch {
		return json;
	}
}

/** Keeps a long number as written, if the runtime exposes its source: it would lose digits. */
const asWritten = (_: string, value: unknown, context?: { source?: string }): unknown =>
	typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
