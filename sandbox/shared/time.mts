/** Dates and times in Korea, nine hours ahead of UTC all year. */

const NINE_HOURS = 9 * 60 * 60 * 1000;

/** Formats a moment as `YYYY-MM-DD HH:MM:SS` KST. */
export function kstTime(moment = Date.now()): string {
	return new Date(moment + NINE_HOURS).toISOString().slice(0, 19).replace('T', ' ');
}

/** Formats a moment's day as `YYYY-MM-DD` KST. */
export function kstDate(moment: number): string {
	return kstTime(moment).slice(0, 10);
}

/** Returns the moment a day begins in Korea; NaN unless it is a calendar day as `YYYY-MM-DD`. */
export function kstMidnight(date: string): number {
	if (!/^\d{4}-\d\d-\d\d$/.test(date)) return Number.NaN;
	const moment = Date.parse(`${date}T00:00:00Z`);
	const real = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date);
	return real ? moment - NINE_HOURS : Number.NaN;
}

/** Formats a day of a month as `YYYY-MM-DD`; the month's last day where it has no such day. */
export function dateOf(year: number, month: number, day: number): string {
	const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Returns the same KST day and time of day some months later, clamped as by {@link dateOf}. */
export function addMonths(moment: number, months: number): number {
	const date = kstDate(moment);
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	return kstMidnight(dateOf(year, month + months, day)) + (moment - kstMidnight(date));
}
