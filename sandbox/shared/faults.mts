/** Faults: what a simulated provider can be told to let go wrong. */

/** A fault with conditions. Without `times` it stays until turned off; providers add conditions. */
export interface BaseRule<T> {
	value: T;
	/** How often it still strikes; it turns itself off after the last. */
	times?: number;
}

/** The values of the faults that every API has. */
export interface ApiFaults<Refused> {
	/** Milliseconds to wait before acting. */
	latencyMs: number;
	/** Refuse without acting. */
	refuse: Refused;
	/** Act, then answer nothing. */
	timeoutAfterActing: boolean;
	/** Act, then close the connection. */
	dropConnection: boolean;
	/** Act, then answer this status and HTML; with `brokenReply`, that text instead of HTML. */
	httpStatus: number;
	/** Act, then answer as always, under this status. */
	replyStatus: number;
	/** Act, then answer what cannot be read, or the given text. */
	brokenReply: boolean | string;
	/** Act, then reset the connection in the middle of the answer. */
	resetReply: boolean;
	/** Act, then answer half, of no stated length, and end the connection in good order. */
	halfReply: boolean;
	/** Act, then answer one byte every so many milliseconds. */
	trickleMs: number;
}

/** What is happening where a fault may strike, by the names of the rules' conditions. */
export type Conditions = Record<string, string | undefined>;

/** Whether a fault has conditions. */
export function isRule(fault: unknown): fault is BaseRule<unknown> {
	return typeof fault === 'object' && fault !== null && 'value' in fault;
}

/**
 * Asks whether a fault strikes here, and uses up one of its `times` if so.
 * @param switches where the fault is set under `name`
 * @param at what is happening; a rule with another condition does not strike
 * @returns the fault's value, or undefined when it does not strike
 */
export function strikes<T>(switches: object, name: string, at: Conditions): T | undefined {
	const fault = (switches as Record<string, unknown>)[name];
	if (fault === null || !fault) return undefined;
	if (!isRule(fault)) return fault as T;
	const { value, times, ...conditions } = fault;
	const elsewhere = Object.entries(conditions).some(
		([condition, wanted]) => wanted !== undefined && wanted !== at[condition],
	);
	if (elsewhere) return undefined;
	if (times !== undefined) {
		if (times < 1) return undefined;
		fault.times = times - 1;
		if (fault.times === 0) Object.assign(switches, { [name]: null });
	}
	return (value as T) || undefined;
}
