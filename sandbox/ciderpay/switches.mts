/**
 * Switches of the simulated CiderPay: faults (things that go wrong) and settings (what the
 * documents leave open). `switch-table.mts` explains each.
 */
import { faultTaker, isRule, noApiFaults, type ApiFaults, type Faults } from '../shared/faults.mts';
import { defaultMessageSettings, type MessageSettings } from '../shared/message.mts';
import type { RefusalValue } from '../shared/rest.mts';
import type { CallName, EventName } from './codes.mts';

/** Where a fault may strike: API faults at a call; notification and charge faults at an event */
interface Where {
	call: CallName;
	event: EventName;
}

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
export type Switches = Faults<FaultValues, Where> & Settings;

/** Returns fresh switches: no faults, and open points read as most integrators read them. */
export function defaultSwitches(): Switches {
	return {
		...noApiFaults(),
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

export const takeFault = faultTaker<FaultValues>();

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
