import { isJsonObject, membersOf } from './jsonMembers';
import { textOfBytes } from './decodeText';
import type { Member, Text } from './decodeText';

/** Decoded fields, each name once */
export type Fields = Record<string, string>;

export interface Read {
	fields: Fields;
	/** Fields that could not be read, or have two values; absent if all are clear */
	unreadable?: string[];
}

export type Decoded = Read | { reason: string };

/** Whether a field of this name decides something, e.g. who sent the message or what was paid */
export type Decides = (name: string) => boolean;

/** The default: every field decides. */
const everything: Decides = () => true;

/**
 * Decodes a form body (application/x-www-form-urlencoded). Fields that decide are read strictly:
 * UTF-8 only, and none twice, since two readers could each believe another value. Those that only
 * inform never lose a message: they are read as well as possible, and listed if unclear. Never
 * throws.
 */
export function decodeForm(body: Buffer, decides: Decides = everything): Decoded {
	const pairs = withoutMark(body).toString('latin1').split('&');
	return gather(
		pairs.filter((pair) => pair !== '').map((pair) => splitPair(pair)),
		decides,
	);
}

function splitPair(pair: string): Member {
	const split = pair.indexOf('=');
	const [name, value] = split < 0 ? [pair, ''] : [pair.slice(0, split), pair.slice(split + 1)];
	return { name: unescaped(name), value: unescaped(value) };
}

/** Undoes form encoding. A percent sign that begins no escape stays as it is. */
function unescaped(part: string): Text {
	// Fast path for most parts: a stranger may send half a million of them.
	if (PLAIN.test(part)) return { text: part, isExact: true, isReadable: true };
	const bytes = part
		.replace(/\+/g, ' ')
		.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	const read = textOfBytes(Buffer.from(bytes, 'latin1'));
	// A reader that decodes the body as text before the escapes has to read the same.
	const isText = textOfBytes(Buffer.from(part, 'latin1')).isExact;
	return { ...read, isExact: read.isExact && isText && !/%(?![\da-f]{2})/i.test(part) };
}

const PLAIN = /^[\w.-]*$/;

/** Decodes a JSON object, its values as text as in a form. Reads the way `decodeForm` does. */
export function decodeJson(body: Buffer, decides: Decides = everything): Decoded {
	const text = withoutMark(body).toString('latin1').trim();
	if (!isJsonObject(text)) return { reason: 'the body is no JSON object' };
	return gather(membersOf(text), decides);
}

function gather(members: Iterable<Member>, decides: Decides): Decoded {
	// No prototype: a field may be called "__proto__".
	const fields: Fields = Object.create(null) as Fields;
	const nothing = new Set<string>();
	const unreadable = new Set<string>();
	for (const { name: given, value } of members) {
		const name = given.text;
		const isDouble = name in fields || nothing.has(name);
		if (decides(name)) {
			if (isDouble) return { reason: `'${name}' is given twice` };
			if (!given.isExact || value?.isExact === false) {
				return { reason: `'${name}' is not written in plain UTF-8` };
			}
		}
		const isClear = given.isReadable && value?.isReadable !== false;
		if (!isClear || (isDouble && (fields[name] ?? null) !== (value?.text ?? null))) {
			unreadable.add(name);
		}
		if (value === null) nothing.add(name);
		else if (!(name in fields)) fields[name] = value.text;
	}
	if (Object.keys(fields).length === 0) return { reason: 'the body is empty' };
	return unreadable.size > 0 ? { fields, unreadable: [...unreadable] } : { fields };
}

const MARK = Buffer.from('\uFEFF');

/** Strips the byte order mark that some editors and libraries put before UTF-8. */
const withoutMark = (body: Buffer): Buffer =>
	body.subarray(0, MARK.length).equals(MARK) ? body.subarray(MARK.length) : body;
