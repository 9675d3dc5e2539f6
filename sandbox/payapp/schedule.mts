/**
 * The days a subscription is charged. Source: integrators' reports (rebillCycleType and its fields).
 * Left open there: the 29th to 31st in a shorter month (here: its last day), and how the day of
 * approval affects the first cycle (here: the next charge is on the first charge day after it).
 */
import { dateOf, kstDate, kstMidnight } from '../shared/time.mts';
import { oneOf, required, text, wrong } from './check.mts';
import type { Fields } from './types.mts';

const DAY = 24 * 60 * 60 * 1000;

/** `rebillCycleMonth` for the last day of the month. */
const LAST_DAY = '90';

const upTo = (last: number): string[] => Array.from({ length: last }, (_, i) => String(i + 1));

/** Refuses an invalid cycle, and one without the field its type requires. */
export function checkCycle(fields: Fields): void {
	required(fields, 'rebillCycleType', 'rebillExpire');
	oneOf(fields, 'rebillCycleType', ['Month', 'Week', 'Day']);
	const type = text(fields, 'rebillCycleType');
	if (type === 'Month') {
		required(fields, 'rebillCycleMonth');
		oneOf(fields, 'rebillCycleMonth', [...upTo(31), LAST_DAY]);
	}
	if (type === 'Week') {
		required(fields, 'rebillCycleWeek');
		oneOf(fields, 'rebillCycleWeek', upTo(7));
	}
	if (Number.isNaN(kstMidnight(text(fields, 'rebillExpire')))) wrong('rebillExpire', 'yyyy-mm-dd');
}

/**
 * Returns the day of the next charge, `YYYY-MM-DD`.
 * @param params parameters of the registration
 * @param after the day it must come after, `YYYY-MM-DD`
 */
export function nextDate(params: Fields, after: string): string {
	const [year = 0, month = 0] = after.split('-').map(Number);
	const type = text(params, 'rebillCycleType');
	if (type === 'Day') return kstDate(kstMidnight(after) + DAY);
	if (type === 'Week') {
		// 1 is Monday, 7 Sunday; JavaScript counts from Sunday, 0.
		const wanted = Number(text(params, 'rebillCycleWeek')) % 7;
		const today = new Date(`${after}T00:00:00Z`).getUTCDay();
		return kstDate(kstMidnight(after) + ((wanted - today + 7) % 7 || 7) * DAY);
	}
	const day = Number(text(params, 'rebillCycleMonth'));
	const thisMonth = dateOf(year, month, day);
	return thisMonth > after ? thisMonth : dateOf(year, month + 1, day);
}
