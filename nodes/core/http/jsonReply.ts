import type { HttpReply, Refused, Succeeded, Unknown } from '../operation';
import { doubtOf } from './refusal';
import { jsonObjectOf } from './rest';
import { without } from '../values';

/** How a provider words its JSON replies, all of which say `success: true` or `success: false` */
export interface ReplyShape {
	/** The provider's name, for messages */
	displayName: string;
	/** The fields that may say why a call was refused; the first that has words counts */
	words: string[];
	/** The field with a refusal's code, where the provider has codes: it refuses also without `success` */
	code?: string;
	/** What to do about a refusal */
	adviceOf?: (code: string) => string | undefined;
}

/**
 * Decides what a JSON reply means: its `success` does, whatever else the HTTP status says. What comes
 * with a server status (5xx) may not be the provider's own word, and a reply that says yes under a
 * status that says no is not believed. The data is the reply without the fields that make the verdict.
 */
export function outcomeOfReply(
	{ displayName, words, code, adviceOf }: ReplyShape,
	{ status, body }: HttpReply,
): Succeeded | Refused | Unknown {
	const doubt = doubtOf(displayName, status);
	if (doubt) return doubt;
	const { success, ...reply } = jsonObjectOf(body) ?? {};
	const codeGiven = scalarText(code && reply[code]);
	// Where there are codes, an empty one refuses as well.
	const hasCode = code !== undefined && typeof reply[code] === 'string';
	// A code of zeros is how some say that all went well: no refusal, and without `success` no yes either.
	const isZeros = /^0+$/.test(codeGiven);
	if (success === false || (success !== true && (hasCode || codeGiven) && !isZeros)) {
		const message = words.map((name) => scalarText(reply[name])).find(Boolean) ?? '';
		return { status: 'refused', code: codeGiven, message, advice: adviceOf?.(codeGiven) };
	}
	if (success !== true || status < 200 || status > 299) {
		return { status: 'unknown', reason: `The answer could not be read (HTTP ${status})` };
	}
	return { status: 'succeeded', data: without(reply, ...words, code ?? '') };
}

const scalarText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
