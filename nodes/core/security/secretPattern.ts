/**
 * Matches a secret however it is written: in any case, each character by itself or escaped as in a
 * form, a URL (even twice), HTML or JSON, and the whole in hexadecimal or base64.
 */
export function patternOf(secret: string): RegExp {
	// A lone surrogate cannot be encoded; others write U+FFFD in its place.
	const bytes = Buffer.from(secret.replace(/\p{Surrogate}/gu, '\uFFFD'), 'utf8');
	const forms = [written(secret), bytes.toString('hex'), ...base64Of(bytes)];
	return new RegExp(forms.join('|'), 'gi');
}

const written = (text: string): string => Array.from(text, writtenCharacter).join('');

const NAMED_ENTITIES: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

function writtenCharacter(character: string): string {
	const units = character
		.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	const code = character.codePointAt(0) ?? 0;
	const utf8 = Buffer.from(character.replace(/\p{Surrogate}/gu, '\uFFFD'), 'utf8');
	const percent = [...utf8].map((byte) => `%(?:25)*${hex(byte)}`).join('');
	const entity = NAMED_ENTITIES[character];
	return `(?:${[
		// JSON may write a character as its escape.
		units.map((unit) => unit.replace('\\u', '\\\\u')).join(''),
		...(/["\\/]/.test(character) ? [`\\\\${units.join('')}`] : []),
		percent,
		`&#0*${code};?`,
		`&#x0*${code.toString(16)};?`,
		...(entity ? [`&${entity};?`] : []),
		...(character === ' ' ? ['\\+'] : []),
		units.join(''),
	].join('|')})`;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Shorter secrets leave too few certain characters amid other bytes to search for. */
const FEWEST_BYTES_AMID_OTHERS = 6;

/**
 * Base64 in both alphabets: of the secret alone, padded or not, and amid other bytes, where it
 * begins at one of three offsets and its first and last characters depend on its neighbors.
 */
function base64Of(bytes: Buffer): string[] {
	const alone = bytes.toString('base64').replace(/=+$/, '');
	const offsets = bytes.length < FEWEST_BYTES_AMID_OTHERS ? [] : [0, 1, 2];
	const amid = offsets.map((offset) => {
		const text = Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.replace(/=+$/, '');
		const first = Math.ceil((offset * 8) / 6);
		const last = Math.floor(((offset + bytes.length) * 8) / 6);
		return text.slice(first, last);
	});
	// If it stands alone, its padding goes with it.
	return [`${base64Text(alone)}(?:=|%3D){0,2}`, ...amid.map(base64Text)];
}

const base64Text = (text: string): string =>
	Array.from(text)
		.map((letter) => {
			if (letter === '+') return `(?:${written('+')}|-)`;
			return letter === '/' ? `(?:${written('/')}|_)` : letter;
		})
		.join('');
