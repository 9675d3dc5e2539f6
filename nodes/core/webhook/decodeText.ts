import { koreanText } from './cp949';

/** A text decoded from bytes, and whether anything was lost */
export interface Text {
	text: string;
	/** It is UTF-8, so every reader reads the same */
	isExact: boolean;
	/** No character had to be replaced */
	isReadable: boolean;
}

/** A name and a value of a body; null means that there is no value. */
export interface Member {
	name: Text;
	value: Text | null;
}

const LOST = '\uFFFD';
// A byte order mark inside a text stays a character: two names must not become the same.
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Decodes bytes as UTF-8, else as EUC-KR (with its extension CP949), which Korean systems still
 * write, else as UTF-8 with U+FFFD for what is invalid. Never throws.
 */
export function textOfBytes(bytes: Buffer): Text {
	const text = UTF8.decode(bytes);
	const firstLost = text.indexOf(LOST);
	// The sender itself may have written that character.
	if (firstLost < 0 || Buffer.from(text).equals(bytes)) {
		return { text, isExact: true, isReadable: true };
	}
	// UTF-8 that was cut inside its last character could pass for another Korean text.
	const isCut = firstLost === text.length - 1;
	const korean = isCut ? undefined : koreanText(bytes);
	return { text: korean ?? text, isExact: false, isReadable: korean !== undefined };
}

/** A lone surrogate is no character: it cannot be stored or sent on. */
const SURROGATE = /\p{Surrogate}/gu;

/** Replaces lone surrogates, which the escapes of JSON may write. */
export function wholeText(text: string): Text {
	const whole = text.replace(SURROGATE, LOST);
	return { text: whole, isExact: whole === text, isReadable: whole === text };
}
