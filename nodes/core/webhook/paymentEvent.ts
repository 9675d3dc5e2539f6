import type { IDataObject } from 'n8n-workflow';

/** What a provider's message says. Amounts in the provider's unit (won; US cents). */
export interface MessageEvent extends IDataObject {
	provider: string;
	event: string;
	/** The same for every redelivery of one event; different for each event of a payment */
	eventId: string;
	orderNo: string;
	amount: number | null;
	currency: string | null;
	method: string | null;
	/** ISO 8601 with offset, or null where nothing was paid */
	paidAt: string | null;
	buyer: IDataObject;
	card: IDataObject | null;
	receiptUrl: string | null;
	/** The merchant's own values, as sent with the request */
	custom: IDataObject;
	/** The provider's number of the subscription that the event belongs to, if any */
	subscriptionNo: string | null;
	/** The provider's complete message, except its secrets */
	data: IDataObject;
}

/** One notification in the shape that all providers share */
export interface PaymentEvent extends MessageEvent {
	/** Fields that could not be read, or were given twice with different values */
	unreadable: string[];
}
