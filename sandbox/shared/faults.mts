/** Faults: what a simulated provider can be told to get wrong. */

interface Rule<T> {
	value: T;
	/** Strikes left; the fault turns itself off after the last. */
	times?: number;
}

/**
 * Off (`null`, `false`, 0 or empty), a bare value (always), or a value with conditions, under the
 * names that the provider has for them. Without `times` it stays until turned off.
 */
export type Fault<T, Where extends object> = T | (Rule<T> & Partial<Where>) | null;

/** A provider's faults by name, each with the value it takes */
export type Faults<Values, Where extends object> = {
	[K in keyof Values]: Fault<Values[K], Where>;
};

/** Values of the faults every API has. */
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
	/** Act, then send the usual answer under this status. */
	replyStatus: number;
	/** Act, then answer something unreadable, or the given text. */
	brokenReply: boolean | string;
	/** Act, then reset the connection mid-answer. */
	resetReply: boolean;
	/** Act, then answer half, without a content length, and end the connection cleanly. */
	halfReply: boolean;
	/** Act, then answer one byte every this many milliseconds. */
	trickleMs: number;
}

/** The faults every API has, turned off */
export const noApiFaults = (): Record<keyof ApiFaults<unknown>, null> => ({
	latencyMs: null,
	refuse: null,
	timeoutAfterActing: null,
	dropConnection: null,
	httpStatus: null,
	replyStatus: null,
	brokenReply: null,
	resetReply: null,
	halfReply: null,
	trickleMs: null,
});

/** What is happening where a fault may strike, keyed by the rules' condition names. */
export type Conditions = Record<string, string | undefined>;

/** Whether a fault is a rule with conditions. */
export function isRule(fault: unknown): fault is Rule<unknown> {
	return typeof fault === 'object' && fault !== null && 'value' in fault;
}

/**
 * Returns the function that takes a provider's fault: its value if it strikes here, which uses up one
 * of its `times`; otherwise undefined.
 */
export const faultTaker =
	<Values,>() =>
	<K extends keyof Values & string>(
		switches: Record<K, unknown>,
		name: K,
		at: Conditions,
	): Values[K] | undefined =>
		strikes(switches, name, at) as Values[K] | undefined;

/**
 * @param switches holds the fault under `name`
 * @param at what is happening; a rule with other conditions does not strike
 */
function strikes(switches: object, name: string, at: Conditions): unknown {
	const fault = (switches as Record<string, unknown>)[name];
	if (fault === null || !fault) return undefined;
	if (!isRule(fault)) return fault;
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
	return value || undefined;
}
