/** Sends a provider's notifications, repeats them, holds them back and keeps a record. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as httpRequest } from 'undici';
import type { Hosts } from './hosts.mts';

/** One notification on its way to one address. */
export interface Delivery {
	url: string;
	/** Sent again until accepted. */
	retry: boolean;
}

/** One attempt to deliver one notification. */
export interface Attempt {
	/** ISO time it was sent. */
	time: string;
	/** Same for all attempts of one delivery. */
	delivery: number;
	/** 1 for the first. */
	attempt: number;
	url: string;
	/** HTTP status; null while open, or when no answer came. */
	status: number | null;
	answer: string;
	/** Why no answer came; empty otherwise. */
	error: string;
	/** Answered as the provider wants it. */
	accepted: boolean;
}

/** What the notifier does, read anew at every attempt, so that a change counts at once. */
export interface NotifierSettings {
	/** Hold events until this many wait, then send them newest first; below 2: do not hold. */
	reorderNotifications: number;
	/** Attempts in all, for deliveries that are repeated. */
	maxAttempts: number;
	retryDelayMs: number;
	feedbackTimeoutMs: number;
}

/** What differs from provider to provider. */
export interface Manner<D extends Delivery, A extends Attempt> {
	/** The body of a delivery. */
	encode(delivery: D): { contentType: string; body: string };
	/** What the record says of a delivery beyond the common part. */
	describe(delivery: D): Omit<A, keyof Attempt>;
	/** Whether the answer ends the attempts. */
	accepts(status: number, answer: string): boolean;
}

type Sending<D> = { delivery: D; number: number; signal: AbortSignal };

/** Sends, repeats, holds back and keeps a record of notifications. */
export class Notifier<D extends Delivery, A extends Attempt> {
	readonly #settings: NotifierSettings;
	readonly #record: A[];
	readonly #manner: Manner<D, A>;
	readonly #hosts: Hosts;
	readonly #agent = new Agent();
	readonly #pending = new Set<Promise<unknown>>();
	readonly #sent = new Map<number, D>();
	#held: D[][] = [];
	#stop = new AbortController();
	#deliveries = 0;

	/**
	 * @param record where every attempt is written down
	 * @param hosts whom alone it sends anything
	 */
	constructor(settings: NotifierSettings, record: A[], manner: Manner<D, A>, hosts: Hosts) {
		this.#settings = settings;
		this.#record = record;
		this.#manner = manner;
		this.#hosts = hosts;
	}

	/**
	 * Sends what one event gives rise to, all at the same time, without waiting.
	 * With `reorderNotifications` n it is held until n events wait, then sent newest first.
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

	/** Sends events one after the other, each after the answers to the one before. */
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

	/** Sends a delivery of the record once more, as it was. Throws when there is no such number. */
	resend(number: number): void {
		const delivery = this.#sent.get(number);
		if (delivery === undefined) throw new Error(`통보 ${number} 이(가) 없습니다.`);
		this.track(this.#first({ ...delivery, retry: false }));
	}

	/** Sends once and waits for the answer. Returns whether it was accepted. */
	async once(delivery: D): Promise<boolean> {
		return await this.#first({ ...delivery, retry: false });
	}

	/** Sends and waits for the first answers; repeats in the background. */
	async first(deliveries: D[]): Promise<void> {
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
		this.#sent.clear();
		this.#stop.abort();
		this.#stop = new AbortController();
	}

	/** Gives up everything and closes the connections. */
	async close(): Promise<void> {
		this.reset();
		await this.#agent.destroy();
		await this.idle();
	}

	#start(delivery: D): Sending<D> {
		this.#deliveries += 1;
		this.#sent.set(this.#deliveries, delivery);
		// Its own signal: what a reset gave up must not go on under the next one.
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
		const entry = { ...common, ...this.#manner.describe(delivery) } as A;
		this.#record.push(entry);
		const { contentType, body } = this.#manner.encode(delivery);
		const timeout = AbortSignal.timeout(this.#settings.feedbackTimeoutMs);
		try {
			if (!this.#hosts.hasAddress(delivery.url)) {
				throw new Error('이 컴퓨터의 주소가 아닙니다. (--allow-host)');
			}
			// `request` follows no redirect, and neither does a provider (payapp.txt: feedbackurl).
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
			entry.status !== null && this.#manner.accepts(entry.status, entry.answer) && !entry.error;
		return entry.accepted;
	}
}
