/**
 * Switches of the simulated GMPay: faults (things that go wrong) and settings (what the documents
 * leave open). `switch-table.mts` explains each.
 */
import { faultTaker, noApiFaults, type ApiFaults, type Faults } from '../shared/faults.mts';
import { defaultMessageSettings, type MessageSettings } from '../shared/message.mts';
import type { RefusalValue } from '../shared/rest.mts';
import type { CallName, EventName } from './codes.mts';

/** Where a fault may strike: API faults at a call, notification faults at an event */
interface Where {
	call: CallName;
	event: EventName;
}

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
export type Switches = Faults<FaultValues, Where> & Settings;

/** Returns fresh switches: no faults, and open points read as most integrators read them. */
export function defaultSwitches(): Switches {
	return {
		...noApiFaults(),
		duplicateNotifications: null,
		wrongFeedbackToken: null,
		wrongMemberId: null,
		refusalHttpStatus: 200,
		...defaultMessageSettings(),
	};
}

export const takeFault = faultTaker<FaultValues>();
