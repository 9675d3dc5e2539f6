/** Sends notifications. Source: payapp.txt "Feedbackurl 전달" and `checkretry`; field notes 8. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as httpRequest } from 'undici';
import { encodeForm } from './form.mts';
import type { Switches } from './switches.mts';
import type { Fields, NotificationAttempt } from './types.mts';

/** One notification on its way to one address. */
export interface Delivery {
	url: string;
	fields: Fields;
	/** Sent again until answered `SUCCESS`. */
	retry: boolean;
}

interface Sending extends Delivery {
	number: number;
	signal: AbortSignal;
}

/** Sends, repeats, holds back and keeps a record of notifications. */
export class Notifier {
	readonly #switches: Switches;
	readonly #record: NotificationAttempt[];
	readonly #agent = new Agent();
	readonly #pending = new Set<Promise<unknown>>();
	#held: Delivery[][] = [];
	#stop = new AbortController();
	#deliveries = 0;

	/**
	 * @param switches read anew at every attempt, so a change counts at once
	 * @param record where every attempt is written down
	 */
	constructor(switches: Switches, record: NotificationAttempt[]) {
		this.#switches = switches;
		this.#record = record;
	}

	/**
	 * Sends what one event gives rise to, all at the same time, without waiting.
	 * With `reorderNotifications` n it is held until n events wait, then sent newest first.
	 */
	send(deliveries: Delivery[]): void {
		if (deliveries.length === 0) return;
		const hold = this.#switches.reorderNotifications;
		if (hold < 2 && this.#held.length === 0) {
			this.track(Promise.all(deliveries.map((delivery) => this.#deliver(delivery))));
			return;
		}
		this.#held.push(deliveries);
		if (this.#held.length >= hold) this.release();
	}

	/** Sends what is held, newest first, each after the answer to the one before. */
	release(): void {
		const events = this.#held.reverse();
		this.#held = [];
		this.track(
			(async () => {
				for (const delivery of events.flat()) await this.#first(delivery);
			})(),
		);
	}

	/** Sends once and waits for the answer. Returns whether it was `SUCCESS`. */
	async once(delivery: Delivery): Promise<boolean> {
		return await this.#first({ ...delivery, retry: false });
	}

	/** Sends and waits for the first answers; repeats in the background. */
	async first(deliveries: Delivery[]): Promise<void> {
		await Promise.all(deliveries.map((delivery) => this.#first(delivery)));
	}

	/** Counts a piece of work as pending until it ends. */
	track(work: Promise<unknown>): void {
		const settled: Promise<unknown> = work.then(
			() => this.#pending.delete(settled),
			() => this.#pending.delete(settled),
		);
		this.#pending.add(settled);
	}

	/** Number of notifications not finished; held ones not counted. */
	get pending(): number {
		return this.#pending.size;
	}

	/** Number of events held back by `reorderNotifications`. */
	get held(): number {
		return this.#held.length;
	}

	/** Resolves when nothing is being sent or waiting to be sent again. Held ones do not count. */
	async idle(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all([...this.#pending]);
	}

	/** Gives up everything not yet delivered. */
	reset(): void {
		this.#held = [];
		this.#stop.abort();
		this.#stop = new AbortController();
	}

	/** Gives up everything and closes the connections. */
	async close(): Promise<void> {
		this.reset();
		await this.#agent.destroy();
		await this.idle();
	}

	#start(delivery: Delivery): Sending {
		this.#deliveries += 1;
		// Its own signal: what a reset gave up must not go on under the next one.
		return { ...delivery, number: this.#deliveries, signal: this.#stop.signal };
	}

	async #deliver(delivery: Delivery): Promise<void> {
		const sending = this.#start(delivery);
		if (!(await this.#attempt(sending, 1))) await this.#repeat(sending);
	}

	async #first(delivery: Delivery): Promise<boolean> {
		const sending = this.#start(delivery);
		const sent = this.#attempt(sending, 1);
		this.track(sent);
		const accepted = await sent;
		if (!accepted) this.track(this.#repeat(sending));
		return accepted;
	}

	async #repeat(sending: Sending): Promise<void> {
		if (!sending.retry) return;
		const { signal } = sending;
		for (let attempt = 2; attempt <= this.#switches.maxAttempts; attempt += 1) {
			await sleep(this.#switches.retryDelayMs, undefined, { signal });
			if (await this.#attempt(sending, attempt)) return;
		}
	}

	async #attempt(sending: Sending, attempt: number): Promise<boolean> {
		const { url, fields, number, signal } = sending;
		const entry: NotificationAttempt = {
			time: new Date().toISOString(),
			delivery: number,
			attempt,
			url,
			mul_no: fields.mul_no ?? '',
			pay_state: fields.pay_state ?? '',
			fields,
			status: null,
			answer: '',
			error: '',
			accepted: false,
		};
		this.#record.push(entry);
		const timeout = AbortSignal.timeout(this.#switches.feedbackTimeoutMs);
		try {
			// `request` follows no redirect, and neither does PayApp (payapp.txt: feedbackurl).
			const response = await httpRequest(url, {
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: encodeForm(fields),
				dispatcher: this.#agent,
				signal: AbortSignal.any([signal, timeout]),
			});
			entry.status = response.statusCode;
			entry.answer = await response.body.text();
		} catch (error) {
			entry.error = error instanceof Error ? error.message : String(error);
		}
		entry.accepted = entry.status === 200 && entry.answer === 'SUCCESS' && entry.error === '';
		return entry.accepted;
	}
}
