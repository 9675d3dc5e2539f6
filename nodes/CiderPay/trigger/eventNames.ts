import type { INodePropertyOptions } from 'n8n-workflow';

export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Card Charge Completed',
		value: 'cardChargeCompleted',
		description: 'A registered card was charged',
	},
	{
		name: 'Card Charge Failed',
		value: 'cardChargeFailed',
		description: 'A registered card was not charged',
	},
	{
		name: 'Card Registered',
		value: 'cardRegistered',
		description: "A buyer registered a card, to be charged with 'data.mpToken'",
	},
	{
		name: 'Card Registration Rejected',
		value: 'cardRegistrationRejected',
		description: 'A buyer declined to register a card',
	},
	{
		name: 'Payment Completed',
		value: 'paymentCompleted',
		description: 'A buyer paid a payment request or a payment link',
	},
	{
		name: 'Payment Refunded',
		value: 'paymentCancelled',
		description: 'A payment was canceled after it was made',
	},
	{
		name: 'Subscription Approved',
		value: 'subscriptionApproved',
		description: "A buyer approved a subscription, whose token is 'data.rpToken'",
	},
	{
		name: 'Subscription Charge Completed',
		value: 'subscriptionChargeCompleted',
		description: 'A subscription was charged',
	},
	{
		name: 'Subscription Charge Failed',
		value: 'subscriptionChargeFailed',
		description: "A subscription was not charged: 'data.errorMessage' says why",
	},
	{
		name: 'Subscription Rejected',
		value: 'subscriptionRejected',
		description: 'A buyer did not approve a subscription',
	},
	{
		name: 'Unknown Event',
		value: 'other',
		description: 'A notification that this version does not know',
	},
];

/** Events by cmd (ciderpay.txt: the feedback tables of 등록 결제 API and 정기 결제 API) */
const EVENT_OF_CMD = new Map(
	Object.entries({
		mpMakeToken: 'cardRegistered',
		rejectMakeToken: 'cardRegistrationRejected',
		completeMpPayment: 'cardChargeCompleted',
		errorMpPayment: 'cardChargeFailed',
		agreeRegularPayment: 'subscriptionApproved',
		rejectRegularPayment: 'subscriptionRejected',
		completeRpPayment: 'subscriptionChargeCompleted',
		errorRpPayment: 'subscriptionChargeFailed',
	}),
);

/** Events by paymentState, for messages without a cmd: payment requests and payment links */
const EVENT_OF_STATE = new Map(
	Object.entries({ COMPLETE: 'paymentCompleted', CANCEL: 'paymentCancelled' }),
);

/** Returns a message's event; `other` if no document names it */
export const eventNameOf = ({
	cmd,
	paymentState,
}: {
	cmd: string | null;
	paymentState: string | null;
}): string =>
	(cmd === null ? EVENT_OF_STATE.get(paymentState ?? '') : EVENT_OF_CMD.get(cmd)) ?? 'other';

/** Readable names by payType, as integrations interpret it; unknown ones are passed on as is */
export const METHODS = new Map(
	Object.entries({ '1': 'card', '2': 'mobilePhone', '3': 'kakaoPay' }),
);
