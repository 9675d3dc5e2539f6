import type { HttpReply } from '../../core/operation';

/** A field name, possibly with brackets: reqResult[0][payurl] */
const NAME = /^[A-Za-z_]\w*(\[\w*\])*$/;

/** Characters that a form never holds unescaped, but every web page and script does */
const NO_FORM = /[<>{}\n\r\0]/;

/** The names under which a live payrequest reply carried its number and link */
const NESTED = /^reqResult\[0\]\[(\w+)\]$/;

/**
 * Parses an answer; undefined unless all of it is a form, as a web page may merely contain one. A
 * name may recur with the same value, except `state`. If the end was not announced, the last value
 * may be cut: it is dropped unless known to be whole. Text may be unescaped: one refusal was.
 */
export function replyFields({ body, isOpenEnded }: HttpReply): Map<string, string> | undefined {
	const text = body.trim();
	if (text === '' || NO_FORM.test(text)) return undefined;
	const fields = new Map<string, string>();
	const pairs = text.split('&');
	for (const [index, pair] of pairs.entries()) {
		if (pair === '') continue;
		const split = pair.indexOf('=');
		const name = decoded(pair.slice(0, Math.max(split, 0)));
		const value = decoded(pair.slice(split + 1));
		const isCut = isOpenEnded === true && index === pairs.length - 1 && !isWhole(name, value);
		if (isCut) continue;
		if (name === undefined || value === undefined || !NAME.test(name)) return undefined;
		if (fields.has(name) && (name === 'state' || fields.get(name) !== value)) return undefined;
		fields.set(name, value);
	}
	// A cut answer may already say yes. Live answers end with errno: if that is whole, so is the rest.
	return isOpenEnded && !isCode(fields.get('errno')) ? undefined : nestedToo(fields);
}

/** Whether a last value is complete: `state` has one digit, codes have five (payapp.txt: 오류코드) */
const isWhole = (name?: string, value?: string): boolean =>
	name === 'state' ? value?.length === 1 : name === 'errno' && isCode(value);

const isCode = (value?: string): boolean => /^\d{5}$/.test(value ?? '');

/** Adds values found only under reqResult[0] by their documented names; undefined if two differ. */
function nestedToo(fields: Map<string, string>): Map<string, string> | undefined {
	const inner = new Map<string, string>();
	for (const [name, value] of fields) {
		const plainName = name.includes('[') ? NESTED.exec(name)?.[1] : undefined;
		if (plainName === undefined || plainName === 'state' || value === '') continue;
		const plain = fields.get(plainName) ?? '';
		if (plain !== '' && plain !== value) return undefined;
		inner.set(plainName, value);
	}
	return inner.size === 0 ? fields : new Map([...fields, ...inner]);
}

function decoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return undefined;
	}
}
