import type { Refused, Unknown } from '../operation';

/** Statuses that a proxy, or a server that had begun, may have sent: 408, 425, 429 and 5xx */
const isDoubtful = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status);

/** The unknown outcome of an answer whose status may not come from the provider itself */
export const unknownByStatus = (displayName: string, status: number): Unknown | undefined =>
	isDoubtful(status)
		? { status: 'unknown', reason: `${displayName}'s server answered with HTTP ${status}` }
		: undefined;

/**
 * Wording of a system that failed rather than of a decision. The Korean words mean: time exceeded,
 * time-out, system, communication error.
 */
const SYSTEM_WORDS =
	/time[\s_-]*d?[\s_-]*out|system|gateway|unavailable|internal|시간\s*초과|타임\s*아웃|시스템|통신\s*(오류|장애|실패)/i;

/** Whether the provider itself answered, and not something in between or a failing server */
export const isSuccess = (status: number): boolean => status >= 200 && status <= 299;

/** What a refusal is based on */
export interface Standing {
	status: number;
	/** Its code is documented to mean that nothing was done */
	isKnownCode: boolean;
	/** It is worded as the provider's documents word a refusal, under a matching status */
	isPlain: boolean;
}

/**
 * After a call that can move money, only a certain refusal counts: a documented code or a plain no.
 * What a proxy or system says (a timeout, an unknown code) may have come after the money moved.
 */
export function refusedIfSure(
	refused: Refused,
	{ status, isKnownCode, isPlain }: Standing,
	displayName: string,
): Refused | Unknown {
	const isOwn = isPlain && !SYSTEM_WORDS.test(`${refused.code} ${refused.message}`);
	return isKnownCode || isOwn ? refused : unsure(refused, status, displayName);
}

/** The outcome of a refusal that may not be one */
export function unsure({ code, message }: Refused, status: number, displayName: string): Unknown {
	const said = [message, code && `code ${code}`].filter(Boolean).join(', ');
	return {
		status: 'unknown',
		reason: `${displayName} answered with HTTP ${status}${said && ` (${said})`}, and no document says that nothing was done then`,
	};
}
