import { labelOf, type Act, type Fault, type Subject } from './types.mts';

/**
 * The node's time-out where a fault makes it wait, in milliseconds: short, yet long enough that a
 * sound call never takes as long, on a busy machine either.
 */
export const TIMEOUT_MS = 2000;

/** Later than the node waits, yet before the last look-up */
const LATE_MS = TIMEOUT_MS + 150;

/** Makes a fault that strikes after the call was carried out: no readable answer comes. */
const lost = (name: string, fault: string, value: unknown, more: Partial<Fault> = {}): Fault => ({
	name,
	switch: fault,
	value,
	acts: true,
	answer: 'lost',
	...more,
});

/** Makes a refusal, which comes before anything is done. */
export const refuses = (name: string, value: unknown, more: Partial<Fault> = {}): Fault => ({
	name,
	switch: 'refuse',
	value,
	acts: false,
	answer: 'no',
	...more,
});

/** Returns the faults common to every API; sandbox/shared/faults.mts says what each does. */
const apiFaults = (refusal: object): Fault[] => [
	{ name: 'none', acts: true, answer: 'yes' },
	{ name: 'answers late, in time', switch: 'latencyMs', value: 60, acts: true, answer: 'yes' },
	refuses('refuses', refusal),
	lost('acts after the time-out', 'latencyMs', LATE_MS),
	lost('acts, never answers', 'timeoutAfterActing', true),
	lost('acts, drops the connection', 'dropConnection', true),
	lost('acts, answers HTTP 502', 'httpStatus', 502),
	...[302, 404, 500, 503].map((status) =>
		lost(`acts, answers HTTP ${status}`, 'httpStatus', status, {
			row: 'acts, answers HTTP 302, 404, 500 or 503',
			long: true,
		}),
	),
	// The provider's own reply under a status that contradicts it: proof of neither.
	...[500, 503, 408, 429].map((status) =>
		lost(`acts, answers in its own words under HTTP ${status}`, 'replyStatus', status, {
			row: 'acts, answers in its own words under another HTTP status',
			...(status === 500 ? {} : { long: true }),
		}),
	),
	lost('acts, resets the connection within the answer', 'resetReply', true),
	lost('acts, answers half, of no stated length', 'halfReply', true, { bare: true }),
	// Even the shortest answer takes longer than the node waits.
	lost('acts, answers one byte at a time', 'trickleMs', 100, { bare: true }),
	lost('acts, answers a broken page', 'brokenReply', true),
	...['{}', 'OK', '{"success":tru'].map((text) =>
		lost(`acts, answers ${text}`, 'brokenReply', text, {
			row: 'acts, answers {}, OK or half a reply',
			bare: true,
			long: true,
		}),
	),
	{ name: 'nobody listens', acts: false, answer: 'unreached' },
	{
		name: 'nobody listens from the second item on',
		acts: false,
		answer: 'unreached',
		fromSecond: true,
	},
];

/** Makes the provider act after the last look-up, which therefore says that nothing was done. */
export const tooLate = (lookUpMs: number): Fault =>
	lost('acts after the last look-up', 'latencyMs', TIMEOUT_MS + lookUpMs + 400, { tooLate: true });

/** Returns every fault of this provider. */
export const allFaults = ({ refusal, faults }: Subject): Fault[] => [
	...apiFaults(refusal),
	...faults,
];

/** Returns every fault that this write can meet. */
export const faultsOf = (subject: Subject, act: Act): Fault[] =>
	allFaults(subject).filter(({ only }) => !only || only.includes(labelOf(act)));
