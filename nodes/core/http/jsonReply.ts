import type { HttpReply, Refused, Succeeded, Unknown } from '../operation';
import { unknownByStatus } from './refusal';
import { jsonObjectOf } from './rest';
import { omit } from '../values';

/** How a provider words its JSON replies, all of which hold `success: true` or `success: false` */
export interface ReplyShape {
	/** The provider's name, for messages */
	displayName: string;
	/** Fields that may say why a call was refused; the first non-empty one counts */
	words: string[];
	/** Field of the refusal code, if there are codes: a code refuses even without `success` */
	code?: string;
	/** What to do about a refusal */
	adviceOf?: (code: string) => string | undefined;
}

/**
 * Interprets a JSON reply by its `success` field. Under a doubtful status (see `unknownByStatus`) it may
 * not be the provider's own word, and a success under a status other than 2xx is not believed. The
 * data is the reply without the fields that make up the verdict.
 */
export function outcomeOfReply(
	{ displayName, words, code, adviceOf }: ReplyShape,
	{ status, body }: HttpReply,
): Succeeded | Refused | Unknown {
	const doubt = unknownByStatus(displayName, status);
	if (doubt) return doubt;
	const { success, ...reply } = jsonObjectOf(body) ?? {};
	const codeGiven = scalarText(code && reply[code]);
	// If the provider has codes, an empty one refuses as well.
	const hasCode = code !== undefined && typeof reply[code] === 'string';
	// A code of zeros means success for some: no refusal, but without `success` no success either.
	const isZeros = /^0+$/.test(codeGiven);
	if (success === false || (success !== true && (hasCode || codeGiven) && !isZeros)) {
		const message = words.map((name) => scalarText(reply[name])).find(Boolean) ?? '';
		return { status: 'refused', code: codeGiven, message, advice: adviceOf?.(codeGiven) };
	}
	if (success !== true || status < 200 || status > 299) {
		return { status: 'unknown', reason: `The answer could not be read (HTTP ${status})` };
	}
	return { status: 'succeeded', data: omit(reply, ...words, code ?? '') };
}

const scalarText = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
