/** Korea has had one time zone without daylight saving since 1988. */
const OFFSET = '+09:00';
const OFFSET_MS = 9 * 60 * 60 * 1000;

const WRITTEN = /^(\d{4})-?(\d{2})-?(\d{2})[ T]?(\d{2}):?(\d{2}):?(\d{2})$/;
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Turns a Korean time as providers write it ("2026-11-22 10:00:00" or "20261122100000", no zone) into
 * ISO 8601 with Korea's offset. Undefined where it is not such a time.
 */
export function isoOfKoreanTime(text: string): string | undefined {
	const parts = WRITTEN.exec(text.trim());
	if (!parts) return undefined;
	const [, year, month, day, hour, minute, second] = parts;
	const date = `${year}-${month}-${day}`;
	const iso = `${date}T${hour}:${minute}:${second}${OFFSET}`;
	const isTime = Number(hour) < 24 && !Number.isNaN(new Date(iso).getTime());
	return isDay(date) && isTime ? iso : undefined;
}

/** Whether a text is a day (YYYY-MM-DD) of the calendar: JavaScript takes 30 February for 2 March. */
export function isDay(day: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
	const time = new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
}

/**
 * Gives a moment as 14 digits of Korean time (YYYYMMDDHHMMSS). Takes those digits as they are, or
 * an ISO 8601 date that names its zone; undefined for anything else, since guessing the zone could be
 * nine hours off.
 */
export function koreanDigits(value: string): string | undefined {
	const text = value.trim();
	if (/^\d{14}$/.test(text)) return isoOfKoreanTime(text) && text;
	if (!WITH_ZONE.test(text) || !isDay(text.slice(0, 10))) return undefined;
	const time = new Date(text).getTime();
	if (Number.isNaN(time)) return undefined;
	return new Date(time + OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
}
