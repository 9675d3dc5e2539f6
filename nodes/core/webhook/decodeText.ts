import { koreanText } from './cp949';

/** A text made of bytes, and whether nothing of it was lost */
export interface Text {
	text: string;
	/** It is UTF-8, so that every reader reads the same */
	isExact: boolean;
	/** No character of it had to be replaced */
	isReadable: boolean;
}

/** A name and a value of a body; null says that there is nothing. */
export interface Member {
	name: Text;
	value: Text | null;
}

const LOST = '\uFFFD';
// A byte order mark inside of a text stays a character of it: two names must not become the same.
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Reads bytes as UTF-8, else as EUC-KR (with its extension CP949), in which Korean systems still write,
 * else as UTF-8 with U+FFFD for what is none. Never throws.
 */
export function textOfBytes(bytes: Buffer): Text {
	const text = UTF8.decode(bytes);
	const firstLost = text.indexOf(LOST);
	// The sender itself may have written that character.
	if (firstLost < 0 || Buffer.from(text).equals(bytes)) {
		return { text, isExact: true, isReadable: true };
	}
	// UTF-8 that was cut inside of its last character could pass for another Korean text.
	const isCut = firstLost === text.length - 1;
	const korean = isCut ? undefined : koreanText(bytes);
	return { text: korean ?? text, isExact: false, isReadable: korean !== undefined };
}

/** Half of a pair of surrogates is no character: it cannot be stored or sent on. */
const SURROGATE = /\p{Surrogate}/gu;

/** A text of JSON, whose escapes may write half a character */
export function wholeText(text: string): Text {
	const whole = text.replace(SURROGATE, LOST);
	return { text: whole, isExact: whole === text, isReadable: whole === text };
}
