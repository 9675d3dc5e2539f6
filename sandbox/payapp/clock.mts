/** PayApp's time, which can be moved so that subscriptions are charged. Not PayApp's. */
import { kstDate, kstTime } from '../shared/time.mts';
import { addMonths } from './schedule.mts';

/** How far the clock is moved; months are those of the calendar in Korea. */
export interface Step {
	months?: number;
	days?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Runs with the real time, ahead of it by as much as it was moved. It cannot go back. */
export class Clock {
	#ahead = 0;
	readonly #pass: (until: number) => Promise<void>;

	/** @param pass does what is due up to a moment, in order, moving the clock with {@link Clock.moveTo} */
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
	 * Moves the clock ahead. What becomes due on the way happens at its own time, in order, and its
	 * notifications are answered before the next one is sent.
	 */
	async advance({ months = 0, days = 0 }: Step): Promise<void> {
		if (![months, days].every((part) => Number.isSafeInteger(part) && part >= 0)) {
			throw new Error('months, days: 0 이상의 정수');
		}
		const until = addMonths(this.now(), months) + days * DAY;
		await this.#pass(until);
		this.moveTo(until);
	}

	/** Moves the clock to a moment, unless it is there already. */
	moveTo(moment: number): void {
		this.#ahead += Math.max(0, moment - this.now());
	}

	/** Back to the real time. */
	reset(): void {
		this.#ahead = 0;
	}
}
