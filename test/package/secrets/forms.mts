/** The ways in which a text can contain a secret. */
export type Form = 'as it is' | 'URL-encoded' | 'JSON-escaped' | 'base64';

/** Returns every text that, found somewhere, gives the secret away, with its encoding. */
export function formsOf(secret: string): Array<[string, Form]> {
	const json = escaped(secret);
	const all: Array<[string, Form]> = [
		[secret, 'as it is'],
		...urlForms(secret).map((form): [string, Form] => [form, 'URL-encoded']),
		[json, 'JSON-escaped'],
		// JSON within JSON: an item's text that is itself JSON
		[escaped(json), 'JSON-escaped'],
		...base64Forms(secret).map((form): [string, Form] => [form, 'base64']),
	];
	// A secret of letters and digits is its own URL and JSON form.
	return [...new Map(all.reverse()).entries()].reverse();
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * Returns the secret as in a path and as in a form, both also with lower-case hex digits, and both
 * encoded once more (a URL in a URL).
 */
function urlForms(secret: string): string[] {
	const path = encodeURIComponent(secret);
	const form = new URLSearchParams({ secret }).toString().slice('secret='.length);
	const once = [path, form];
	const lower = once.map((text) => text.replace(/%../g, (code) => code.toLowerCase()));
	return [...once, ...lower, ...once.map(encodeURIComponent)];
}

/**
 * Returns base64 of a longer text that contains the secret, for each of its three offsets in a
 * group of three bytes. The first and last characters also depend on the text around it, so they
 * are left out.
 */
function base64Forms(secret: string): string[] {
	const bytes = Buffer.from(secret);
	return [0, 1, 2].flatMap((before) => {
		const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
		const whole = shifted.toString('base64').replace(/=+$/, '');
		const text = whole.slice(before === 0 ? 0 : before + 1, Math.floor((shifted.length * 8) / 6));
		return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
	});
}
