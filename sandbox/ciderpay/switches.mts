/**
 * Switches of the simulated CiderPay: faults (things that go wrong) and settings (what the
 * documents leave open). `switch-table.mts` explains each.
 */
import { isRule, strikes, type ApiFaults, type BaseRule } from '../shared/faults.mts';
import { defaultMessageSettings, type MessageSettings } from '../shared/message.mts';
import type { RefusalValue } from '../shared/rest.mts';
import type { CallName, EventName } from './codes.mts';

/** A fault with conditions. Without `times` it stays until turned off. */
export interface FaultRule<T> extends BaseRule<T> {
	/** API faults: only for this call. */
	call?: CallName;
	/** Notification and charge faults: only for this event. */
	event?: EventName;
}

/** Off (`null`, `false`, 0 or empty), a bare value (always), or a value with conditions. */
export type Fault<T> = T | FaultRule<T> | null;

/** The value each fault takes. */
export interface FaultValues extends ApiFaults<RefusalValue> {
	duplicateNotifications: number;
	wrongFeedbackToken: boolean | string;
	wrongMemberID: boolean | string;
	/** Strikes once unless its rule says how often; a text is the error message. */
	failNextCharge: boolean | string;
}

/** Settings: plain values, in force until changed. */
export interface Settings extends MessageSettings {
	refusalHttpStatus: number;
	errorShape: 'documented' | 'errorMessage' | 'message' | 'errorType' | 'errCode';
	deleteReply: 'empty' | 'json' | 'text';
	listKey: 'content' | 'conent';
	pageBase: number;
	goodsInfosAs: 'object' | 'list';
	qrField: string;
	vatMobile: boolean;
	settled: boolean;
	weekdays: 'monday-is-1' | 'sunday-is-1' | 'sunday-is-0';
	feedbackNames: 'camelCase' | 'snake_case';
	feedbackToken: 'member' | 'payment';
	chargeVars: 'payVar' | 'var';
}

/** All switches of one simulated CiderPay; assign to them freely. */
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
		wrongMemberID: null,
		failNextCharge: null,
		refusalHttpStatus: 200,
		errorShape: 'documented',
		deleteReply: 'empty',
		listKey: 'content',
		pageBase: 0,
		goodsInfosAs: 'object',
		qrField: '',
		vatMobile: false,
		settled: false,
		weekdays: 'monday-is-1',
		feedbackNames: 'camelCase',
		feedbackToken: 'member',
		chargeVars: 'payVar',
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

/**
 * Returns the error message if the current charge is to fail, otherwise undefined. A bare value
 * strikes only once.
 */
export function takeChargeFailure(switches: Switches, event: EventName): string | undefined {
	const value = takeFault(switches, 'failNextCharge', { event });
	if (value === undefined) return undefined;
	if (!isRule(switches.failNextCharge)) switches.failNextCharge = null;
	return typeof value === 'string' ? value : '한도 초과로 승인이 거절되었습니다.';
}
