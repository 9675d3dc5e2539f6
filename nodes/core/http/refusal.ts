import type { Refused, Unknown } from '../operation';

/** HTTP statuses under which a proxy may have spoken, or a server that had begun: 408, 425, 429 and 5xx */
const isDoubtful = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status);

/** The unknown outcome of an answer whose status says that it may not be the provider's own word */
export const doubtOf = (displayName: string, status: number): Unknown | undefined =>
	isDoubtful(status)
		? { status: 'unknown', reason: `${displayName}'s server answered with HTTP ${status}` }
		: undefined;

/** Words of a system rather than of a decision. In Korean: "time exceeded", "time-out", "system", "communication error". */
const SYSTEM_WORDS =
	/time[\s_-]*d?[\s_-]*out|system|gateway|unavailable|internal|시간\s*초과|타임\s*아웃|시스템|통신\s*(오류|장애|실패)/i;

/** HTTP's own yes: under it a provider speaks for itself */
export const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** What a refusal rests on */
export interface Standing {
	status: number;
	/** It has a code whose meaning a document tells: that nothing was done */
	isDocumented: boolean;
	/** It is a no as the provider's documents word one, under a status that goes with it */
	isPlain: boolean;
}

/**
 * After a call that can move money only a sure refusal is one: by a documented code, or by a plain no.
 * What a proxy or a system says (a time-out, an unknown code) may have come after the money moved.
 */
export function sureRefusal(
	refused: Refused,
	{ status, isDocumented, isPlain }: Standing,
	displayName: string,
): Refused | Unknown {
	const isOwn = isPlain && !SYSTEM_WORDS.test(`${refused.code} ${refused.message}`);
	return isDocumented || isOwn ? refused : unsure(refused, status, displayName);
}

/** What is said of a refusal that may not be one */
export function unsure({ code, message }: Refused, status: number, displayName: string): Unknown {
	const said = [message, code && `code ${code}`].filter(Boolean).join(', ');
	return {
		status: 'unknown',
		reason: `${displayName} answered with HTTP ${status}${said && ` (${said})`}, and no document says that nothing was done then`,
	};
}
