/**
 * The days a subscription is charged. Source: ciderpay.txt `periodDateType`, `periodDateVal`,
 * `periodDateValSub`; left open there: the code of weekdays (a switch) and the 31st in a shorter
 * month (here: its last day).
 */
import { addMonths, dateOf, kstDate, kstMidnight } from '../shared/time.mts';
import { Refusal, textOf, wrong, type Values } from '../shared/parameters.mts';
import type { Switches } from './switches.mts';

const DAY = 24 * 60 * 60 * 1000;

/** Returns the day one year later. */
export function oneYearAfter(date: string): string {
	return kstDate(addMonths(kstMidnight(date), 12));
}

function part(params: Values, name: string, min: number, max: number): number {
	const value = textOf(params, name);
	if (value === '') throw new Refusal('missing', `${name} 값은 필수입니다.`);
	if (!/^\d{1,2}$/.test(value) || Number(value) < min || Number(value) > max) {
		wrong(name, `${min} ~ ${max}`);
	}
	return Number(value);
}

/** Returns 0 (Sunday) to 6, as JavaScript counts. */
function weekday(params: Values, { weekdays }: Switches): number {
	if (weekdays === 'sunday-is-0') return part(params, 'periodDateVal', 0, 6);
	const value = part(params, 'periodDateVal', 1, 7);
	return weekdays === 'sunday-is-1' ? value - 1 : value % 7;
}

/**
 * Returns the day of the next charge.
 * @param params parameters of the request
 * @param after the day it must come after, `YYYY-MM-DD`
 * @throws Refusal if the period is invalid
 */
export function nextDate(params: Values, after: string, switches: Switches): string {
	const [year = 0, month = 0] = after.split('-').map(Number);
	const type = textOf(params, 'periodDateType') || 'MONTH';
	if (type === 'WEEK') {
		const wanted = weekday(params, switches);
		const today = new Date(`${after}T00:00:00Z`).getUTCDay();
		const days = (wanted - today + 7) % 7 || 7;
		return kstDate(kstMidnight(after) + days * DAY);
	}
	if (type === 'YEAR') {
		const [m, d] = [part(params, 'periodDateVal', 1, 12), part(params, 'periodDateValSub', 1, 31)];
		const thisYear = dateOf(year, m, d);
		return thisYear > after ? thisYear : dateOf(year + 1, m, d);
	}
	const day = part(params, 'periodDateVal', 1, 31);
	const thisMonth = dateOf(year, month, day);
	if (thisMonth > after) return thisMonth;
	return dateOf(year, month + 1, day);
}

/** Validates a request's period. `limitDateStr` is required with YEAR (ciderpay.txt). */
export function checkPeriod(params: Values, today: string, switches: Switches): void {
	nextDate(params, today, switches);
	const limit = textOf(params, 'limitDateStr');
	if (limit === '' && textOf(params, 'periodDateType') === 'YEAR') {
		throw new Refusal('missing', 'limitDateStr 값은 필수입니다. (YEAR)');
	}
	if (limit !== '' && Number.isNaN(kstMidnight(limit))) wrong('limitDateStr', 'yyyy-MM-dd');
}
