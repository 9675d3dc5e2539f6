/**
 * Switches of the simulated GMPay: faults (things that go wrong) and settings (what the documents
 * leave open). `switch-table.mts` explains each.
 */
import { strikes, type ApiFaults, type BaseRule } from '../shared/faults.mts';
import { defaultMessageSettings, type MessageSettings } from '../shared/message.mts';
import type { RefusalValue } from '../shared/rest.mts';
import type { CallName, EventName } from './codes.mts';

/** A fault with conditions. Without `times` it stays until turned off. */
export interface FaultRule<T> extends BaseRule<T> {
	/** API faults: only for this call. */
	call?: CallName;
	/** Notification faults: only for this event. */
	event?: EventName;
}

/** Off (`null`, `false`, 0 or empty), a bare value (always), or a value with conditions. */
export type Fault<T> = T | FaultRule<T> | null;

/** The value each fault takes. */
export interface FaultValues extends ApiFaults<RefusalValue> {
	duplicateNotifications: number;
	wrongFeedbackToken: boolean | string;
	wrongMemberId: boolean | string;
}

/** Settings: plain values, in force until changed. */
export interface Settings extends MessageSettings {
	refusalHttpStatus: number;
}

/** All switches of one simulated GMPay; assign to them freely. */
export type Switches = { [K in keyof FaultValues]: Fault<FaultValues[K]> } & Settings;

/** Returns fresh switches: no faults, and open points read as the field notes recommend. */
export function defaultSwitches(): Switches {
	return {
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
		duplicateNotifications: null,
		wrongFeedbackToken: null,
		wrongMemberId: null,
		refusalHttpStatus: 200,
		...defaultMessageSettings(),
	};
}

/** Returns a fault's value if it strikes here, using up one of its `times`; otherwise undefined. */
export function takeFault<K extends keyof FaultValues>(
	switches: Switches,
	name: K,
	at: { call?: string; event?: string },
): FaultValues[K] | undefined {
	return strikes(switches, name, at) as FaultValues[K] | undefined;
}
