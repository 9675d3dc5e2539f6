/** A provider's clock, which can be moved forward to trigger what is due later. */
import { addMonths, kstDate, kstTime } from './time.mts';

/** How far to move the clock; months are calendar months in Korea. */
export interface Step {
	months?: number;
	days?: number;
	hours?: number;
	minutes?: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Runs at real time, ahead by as much as it was advanced; only a reset takes it back. Time passing
 * on its own triggers nothing: whatever fell due meanwhile happens at the next advance.
 */
export class Clock {
	#ahead = 0;
	readonly #pass: (until: number) => Promise<void>;

	/** @param pass runs what is due up to a moment, in order, moving with {@link Clock.moveTo} */
	constructor(pass: (until: number) => Promise<void>) {
		this.#pass = pass;
	}

	/** Milliseconds since 1970. */
	now(): number {
		return Date.now() + this.#ahead;
	}

	/** `YYYY-MM-DD` in Korea. */
	today(): string {
		return kstDate(this.now());
	}

	/** `YYYY-MM-DD HH:MM:SS` in Korea. */
	time(): string {
		return kstTime(this.now());
	}

	/**
	 * Moves the clock forward. Whatever falls due on the way happens at its own time, in order, and
	 * its notifications are answered before the next one is sent.
	 */
	async advance({ months = 0, days = 0, hours = 0, minutes = 0 }: Step): Promise<void> {
		const parts = [months, days, hours, minutes];
		if (!parts.every((part) => Number.isSafeInteger(part) && part >= 0)) {
			throw new Error('months, days, hours, minutes: 0 이상의 정수');
		}
		const until = addMonths(this.now(), months) + days * DAY + hours * HOUR + minutes * MINUTE;
		await this.#pass(until);
		this.moveTo(until);
	}

	/** Moves the clock forward to a moment; does nothing if it is already there or past it. */
	moveTo(moment: number): void {
		this.#ahead += Math.max(0, moment - this.now());
	}

	/** Returns to real time. */
	reset(): void {
		this.#ahead = 0;
	}
}
