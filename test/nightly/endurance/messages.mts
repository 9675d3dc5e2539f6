/** PayApp's notifications as a shop receives them: genuine and forged. */
import type { Seller } from '../../../sandbox/index.mts';

/** One notification and what must become of it. */
export interface Message {
	eventId: string;
	/** How it was forged; empty if genuine */
	forgery: string;
	/** Sent again once the first was answered */
	again: boolean;
	body: string;
}

type Fields = Record<string, string>;

/** What a stranger may try who knows PayApp's message format but not the shop's secrets. */
const FORGERIES: Record<string, (fields: Fields, seller: Seller) => Fields> = {
	'wrong linkval': (fields) => ({ ...fields, linkval: 'forged' }),
	'wrong linkkey': (fields) => ({ ...fields, linkkey: 'forged' }),
	'wrong userid': (fields) => ({ ...fields, userid: 'somebody' }),
	'missing linkval': ({ linkval: _, ...fields }) => fields,
	'another price, wrong linkval': (fields) => ({ ...fields, price: '1', linkval: 'forged' }),
	'linkkey and linkval exchanged': (fields, { linkkey, linkval }) => ({
		...fields,
		linkkey: linkval,
		linkval: linkkey,
	}),
};

/** Returns what PayApp sends when a buyer has paid. Source: payapp.txt "Feedbackurl 전달" */
export function paid({ userid, linkkey, linkval }: Seller, number: number): Message {
	const fields: Fields = {
		userid,
		linkkey,
		linkval,
		goodname: '꽃다발',
		price: '1000',
		recvphone: '01000000000',
		pay_date: '2026-11-22 10:00:00',
		pay_type: '1',
		pay_state: '4',
		mul_no: String(number),
		var1: `order-${number}`,
		var2: '',
		currency: 'krw',
	};
	return { eventId: `payapp:${number}:4`, forgery: '', again: false, body: encode(fields) };
}

/**
 * Makes `count` messages, each for its own payment: every tenth is forged, each way in turn, and
 * every tenth genuine one is sent again.
 */
export function mixed(seller: Seller, count: number, firstNumber: number): Message[] {
	const ways = Object.entries(FORGERIES);
	return Array.from({ length: count }, (_, index) => {
		const message = paid(seller, firstNumber + index);
		if (index % 10 !== 9) {
			const genuine = index - Math.floor(index / 10);
			return { ...message, again: genuine % 10 === 0 };
		}
		const [forgery = '', forge] = ways[Math.floor(index / 10) % ways.length] ?? [];
		const fields = Object.fromEntries(new URLSearchParams(message.body));
		return { ...message, forgery, body: encode(forge?.(fields, seller) ?? {}) };
	});
}

const encode = (fields: Fields): string => new URLSearchParams(fields).toString();
