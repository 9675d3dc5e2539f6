import type { HttpReply } from '../../core/operation';

/** The name of a field, also with brackets: reqResult[0][payurl] */
const NAME = /^[A-Za-z_]\w*(\[\w*\])*$/;

/** Left as it stands in no form, but in every web page and script */
const NO_FORM = /[<>{}\n\r\0]/;

/** Where a live reply of payrequest had its number and link instead */
const NESTED = /^reqResult\[0\]\[(\w+)\]$/;

/**
 * Reads an answer: a form all through, each name once, or undefined where it is something else, e.g. a web
 * page that only contains the like of a form. An answer that nothing announced the end of may be cut, so
 * that its last value is not known and is left out. Words need not be encoded: a refusal was seen without.
 */
export function fieldsOf({ body, isOpenEnded }: HttpReply): Map<string, string> | undefined {
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
	// Half an answer may say yes already. Live answers end with the code, which is known to be whole.
	return isOpenEnded && !isCode(fields.get('errno')) ? undefined : nestedToo(fields);
}

/** One digit cannot be cut, and none can be missing behind it; codes have five (payapp.txt: 오류코드). */
const isWhole = (name?: string, value?: string): boolean =>
	name === 'state' ? value?.length === 1 : name === 'errno' && isCode(value);

const isCode = (value?: string): boolean => /^\d{5}$/.test(value ?? '');

/** What stands only under reqResult[0] is given under its documented name, too. */
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
