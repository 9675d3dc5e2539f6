/** Sends a provider's notifications, retries them, holds them back and records them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as httpRequest } from 'undici';
import type { Hosts } from './hosts.mts';

/** One notification in flight to one address. */
export interface Delivery {
	url: string;
	/** Retry until accepted. */
	retry: boolean;
}

/** One delivery attempt. */
export interface Attempt {
	/** ISO time it was sent. */
	time: string;
	/** Shared by all attempts of one delivery. */
	delivery: number;
	/** 1 for the first. */
	attempt: number;
	url: string;
	/** HTTP status; null while open, or when no answer came. */
	status: number | null;
	answer: string;
	/** Why no answer came; empty otherwise. */
	error: string;
	/** Whether the answer was the one the provider wants. */
	accepted: boolean;
}

/** Notifier settings, re-read at every attempt so that a change takes effect at once. */
export interface NotifierSettings {
	/** Hold events until this many wait, then send them newest first; below 2, do not hold. */
	reorderNotifications: number;
	/** Total attempts, for deliveries that are retried. */
	maxAttempts: number;
	retryDelayMs: number;
	feedbackTimeoutMs: number;
}

/** What differs between providers. */
export interface NotificationFormat<D extends Delivery, A extends Attempt> {
	/** Encodes a delivery's body. */
	encode(delivery: D): { contentType: string; body: string };
	/** Returns what the record says of a delivery beyond the common fields. */
	describe(delivery: D): Omit<A, keyof Attempt>;
	/** Whether the answer ends the attempts. */
	accepts(status: number, answer: string): boolean;
}

type Sending<D> = { delivery: D; number: number; signal: AbortSignal };

/** Sends, retries, holds back and records notifications. */
export class Notifier<D extends Delivery, A extends Attempt> {
	readonly #settings: NotifierSettings;
	readonly #record: A[];
	readonly #format: NotificationFormat<D, A>;
	readonly #hosts: Hosts;
	readonly #agent = new Agent();
	readonly #pending = new Set<Promise<unknown>>();
	readonly #sent = new Map<number, D>();
	#held: D[][] = [];
	#stop = new AbortController();
	#deliveries = 0;

	/**
	 * @param record receives every attempt
	 * @param hosts the only hosts it sends to
	 */
	constructor(
		settings: NotifierSettings,
		record: A[],
		format: NotificationFormat<D, A>,
		hosts: Hosts,
	) {
		this.#settings = settings;
		this.#record = record;
		this.#format = format;
		this.#hosts = hosts;
	}

	/**
	 * Sends one event's notifications concurrently, without waiting.
	 * With `reorderNotifications` n, holds the event until n wait, then sends them newest first.
	 */
	send(deliveries: D[]): void {
		if (deliveries.length === 0) return;
		const hold = this.#settings.reorderNotifications;
		if (hold < 2 && this.#held.length === 0) {
			this.track(Promise.all(deliveries.map((delivery) => this.#deliver(delivery))));
			return;
		}
		this.#held.push(deliveries);
		if (this.#held.length >= hold) this.release();
	}

	/** Sends events one after another, each once the one before is answered. */
	sendInOrder(...events: D[][]): void {
		if (this.#settings.reorderNotifications >= 2 || this.#held.length > 0) {
			for (const event of events) this.send(event);
			return;
		}
		this.track(
			(async () => {
				for (const event of events) await this.first(event);
			})(),
		);
	}

	/** Sends held notifications, newest event first, each once the one before is answered. */
	release(): void {
		const events = this.#held.reverse();
		this.#held = [];
		this.track(
			(async () => {
				for (const delivery of events.flat()) await this.#first(delivery);
			})(),
		);
	}

	/** Sends a recorded delivery once more, unchanged. Throws if the number is unknown. */
	resend(number: number): void {
		const delivery = this.#sent.get(number);
		if (delivery === undefined) throw new Error(`통보 ${number} 이(가) 없습니다.`);
		this.track(this.#first({ ...delivery, retry: false }));
	}

	/** Sends once, without retries; returns whether the answer was accepted. */
	async once(delivery: D): Promise<boolean> {
		return await this.#first({ ...delivery, retry: false });
	}

	/** Sends and waits for the first answers; retries run in the background. */
	async first(deliveries: D[]): Promise<void> {
		await Promise.all(deliveries.map((delivery) => this.#first(delivery)));
	}

	/** Counts work as pending until it settles. */
	track(work: Promise<unknown>): void {
		const settled: Promise<unknown> = work.then(
			() => this.#pending.delete(settled),
			() => this.#pending.delete(settled),
		);
		this.#pending.add(settled);
	}

	/** Number of unfinished pieces of work (sends, retries); held events do not count. */
	get pending(): number {
		return this.#pending.size;
	}

	/** Number of events held back by `reorderNotifications`. */
	get held(): number {
		return this.#held.length;
	}

	/** Resolves when nothing is in flight or due for a retry. Held events do not count. */
	async idle(): Promise<void> {
		while (this.#pending.size > 0) await Promise.all([...this.#pending]);
	}

	/** Abandons everything not yet delivered. */
	reset(): void {
		this.#held = [];
		this.#sent.clear();
		this.#stop.abort();
		this.#stop = new AbortController();
	}

	/** Abandons everything and closes the connections. */
	async close(): Promise<void> {
		this.reset();
		await this.#agent.destroy();
		await this.idle();
	}

	#start(delivery: D): Sending<D> {
		this.#deliveries += 1;
		this.#sent.set(this.#deliveries, delivery);
		// Its own signal: what a reset abandoned must not continue under the next one.
		return { delivery, number: this.#deliveries, signal: this.#stop.signal };
	}

	async #deliver(delivery: D): Promise<void> {
		const sending = this.#start(delivery);
		if (!(await this.#attempt(sending, 1))) await this.#repeat(sending);
	}

	async #first(delivery: D): Promise<boolean> {
		const sending = this.#start(delivery);
		const sent = this.#attempt(sending, 1);
		this.track(sent);
		const accepted = await sent;
		if (!accepted) this.track(this.#repeat(sending));
		return accepted;
	}

	async #repeat(sending: Sending<D>): Promise<void> {
		if (!sending.delivery.retry) return;
		const { signal } = sending;
		for (let attempt = 2; attempt <= this.#settings.maxAttempts; attempt += 1) {
			await sleep(this.#settings.retryDelayMs, undefined, { signal });
			if (await this.#attempt(sending, attempt)) return;
		}
	}

	async #attempt({ delivery, number, signal }: Sending<D>, attempt: number): Promise<boolean> {
		const common: Attempt = {
			time: new Date().toISOString(),
			delivery: number,
			attempt,
			url: delivery.url,
			status: null,
			answer: '',
			error: '',
			accepted: false,
		};
		const entry = { ...common, ...this.#format.describe(delivery) } as A;
		this.#record.push(entry);
		const { contentType, body } = this.#format.encode(delivery);
		const timeout = AbortSignal.timeout(this.#settings.feedbackTimeoutMs);
		try {
			if (!this.#hosts.hasAddress(delivery.url)) {
				throw new Error('이 컴퓨터의 주소가 아닙니다. (--allow-host)');
			}
			// `request` follows no redirects, and neither does a provider (payapp.txt: feedbackurl).
			const response = await httpRequest(delivery.url, {
				method: 'POST',
				headers: { 'content-type': contentType },
				body,
				dispatcher: this.#agent,
				signal: AbortSignal.any([signal, timeout]),
			});
			entry.status = response.statusCode;
			entry.answer = await response.body.text();
		} catch (error) {
			entry.error = error instanceof Error ? error.message : String(error);
		}
		entry.accepted =
			entry.status !== null && this.#format.accepts(entry.status, entry.answer) && !entry.error;
		return entry.accepted;
	}
}
