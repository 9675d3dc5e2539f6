/** Buyers who pay at the simulated PayApp, which notifies the shop until it hears SUCCESS. */
import { sleep } from '../../../sandbox/n8n/command.mts';
import type { PayAppSandbox } from '../../../sandbox/index.mts';

/** A paid order and its notifications. */
export interface Paid {
	eventId: string;
	/** How many notifications PayApp sent */
	attempts: number;
	/** One was answered with SUCCESS */
	acknowledged: boolean;
}

/** Lets n8n keep up, even on a slow machine. */
const PAUSE_MS = 80;
/** Nobody pays while this many orders are unacknowledged: later ones would only time out. */
const MOST_OPEN = 20;

/** All buyers of one measurement. */
export class Buyers {
	/** How many have paid */
	paid = 0;

	private gone = false;

	private readonly payapp: PayAppSandbox;

	private readonly orders = new Map<string, string[]>();

	constructor(payapp: PayAppSandbox) {
		this.payapp = payapp;
	}

	/** Lets `count` buyers per address pay one after the other, even while nobody listens there. */
	async pay(urls: string[], count: number): Promise<void> {
		for (let round = 0; round < count; round += 1) {
			for (const url of urls) {
				while (this.open() >= MOST_OPEN && !this.gone) await sleep(PAUSE_MS);
				if (this.gone) return;
				await this.buy(url);
				await sleep(PAUSE_MS);
			}
		}
	}

	/** Ends all paying. */
	leave(): void {
		this.gone = true;
	}

	/** Returns the paid orders of one address. */
	told(url: string): Paid[] {
		return (this.orders.get(url) ?? []).map((number) => {
			const attempts = this.payapp.notifications.filter(({ mul_no }) => mul_no === number);
			return {
				eventId: `payapp:${number}:4`,
				attempts: attempts.length,
				acknowledged: attempts.some(({ accepted }) => accepted),
			};
		});
	}

	/** Counts paid orders that are neither acknowledged nor given up. */
	private open(): number {
		const { notifications, switches } = this.payapp;
		const done = notifications.filter(
			({ accepted, attempt }) => accepted || attempt >= switches.maxAttempts,
		);
		return this.paid - done.length;
	}

	/** Requests a payment as the PayApp node does; the buyer pays at once. */
	private async buy(feedbackurl: string): Promise<void> {
		const body = new URLSearchParams({
			cmd: 'payrequest',
			userid: this.payapp.seller.userid,
			goodname: 'Tea',
			price: '2000',
			recvphone: '01000000000',
			smsuse: 'n',
			checkretry: 'y',
			feedbackurl,
		});
		const answer = await fetch(this.payapp.apiUrl, { method: 'POST', body });
		const number = new URLSearchParams(await answer.text()).get('mul_no') ?? '';
		this.payapp.pay(number);
		this.paid += 1;
		this.orders.set(feedbackurl, [...(this.orders.get(feedbackurl) ?? []), number]);
	}
}
