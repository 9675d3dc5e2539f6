/** Korea has had one time zone without daylight saving since 1988. */
const OFFSET = '+09:00';
const OFFSET_MS = 9 * 60 * 60 * 1000;

/** "2026-11-22", "2026/11/22" or "2026. 11. 22." */
const DAY = /(\d{4})([-/.])\s*(\d{2})\2\s*(\d{2})\.?/;
/** "10:00", "10:00:00" or "10:00:00.0" */
const TIME = /(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?/;
const ZONE = /Z|[+-]\d{2}:?\d{2}/;
/** Any white space counts as a blank: no-break or ideographic space, tab, line end, or several */
const WRITTEN = new RegExp(
	`^${DAY.source}(?:\\s+|T|\\s*T\\s*)${TIME.source}\\s*(${ZONE.source})?$`,
	'i',
);
const DIGITS_ONLY_TIME = /^(\d{4})(\d{2})(\d{2})[\sT]*(\d{2})(\d{2})(\d{2})(?:\.\d+)?$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Converts a Korean time as providers write it ("2026-11-22 10:00:00", "20261122100000") to ISO
 * 8601 with Korea's offset, to the second. If it names its own zone, that is honored. Undefined if
 * it is no such time.
 */
export function isoOfKoreanTime(text: string): string | undefined {
	const { day, time, zone } = kstParts(text.trim()) ?? {};
	if (!day || !time || !isDay(day) || Number(time.slice(0, 2)) > 23) return undefined;
	const moment = new Date(`${day}T${time}${zone ?? OFFSET}`).getTime();
	return Number.isNaN(moment)
		? undefined
		: new Date(moment + OFFSET_MS).toISOString().slice(0, 19) + OFFSET;
}

function kstParts(
	text: string,
): { day: string; time: string; zone?: string | undefined } | undefined {
	const digits = DIGITS_ONLY_TIME.exec(text);
	if (digits) {
		const [, year, month, day, hour, minute, second] = digits;
		return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}` };
	}
	const written = WRITTEN.exec(text);
	if (!written) return undefined;
	const [, year, , month, day, hour, minute, second = '00', zone] = written;
	const named = zone?.toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2');
	return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}:${second}`, zone: named };
}

/** Whether a text is a calendar day (YYYY-MM-DD): JavaScript takes February 30 for March 2. */
export function isDay(day: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
	const time = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/**
 * Converts a moment to 14 digits of Korean time (YYYYMMDDHHMMSS). Accepts those digits as they are,
 * or an ISO 8601 date that names its zone; undefined for anything else, since guessing the zone
 * could be nine hours off.
 */
export function koreanDigits(value: string): string | undefined {
	const text = value.trim();
	if (/^\d{14}$/.test(text)) return isoOfKoreanTime(text) && text;
	if (!WITH_ZONE.test(text) || !isDay(text.slice(0, 10))) return undefined;
	const time = new Date(text).getTime();
	if (Number.isNaN(time)) return undefined;
	return new Date(time + OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}
