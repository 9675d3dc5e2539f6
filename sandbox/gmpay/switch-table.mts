/** Every switch: what it accepts and does. Used by the control page and to validate JSON. */
import {
	apiFaults,
	fault,
	MESSAGE_SETTINGS,
	setting,
	type SwitchEntry,
	type SwitchTable,
} from '../shared/switch-table.mts';
import type { Switches } from './switches.mts';

const ENTRIES: Record<keyof Switches, SwitchEntry> = {
	// A refusal carries only a message; its code is not sent.
	...apiFaults({ texts: ['code', 'message'] }, '{"code":"","message":"…"}'),
	duplicateNotifications: fault('number', '통보를 동시에 n번씩'),
	wrongFeedbackToken: fault('flag-or-text', '통보의 feedbackToken을 틀리게(글을 주면 그 글)'),
	wrongMemberId: fault('flag-or-text', '통보의 memberId를 틀리게(글을 주면 그 글)'),
	refusalHttpStatus: setting('number', '거절 응답의 HTTP 상태'),
	...MESSAGE_SETTINGS,
};

/** The table, with the conditions that GMPay's faults may have. */
export const SWITCHES: SwitchTable = { entries: ENTRIES, conditions: ['call', 'event'] };
