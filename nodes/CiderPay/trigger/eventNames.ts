import type { INodePropertyOptions } from 'n8n-workflow';

export const EVENTS: INodePropertyOptions[] = [
	{
		name: 'Card Charge Completed',
		value: 'cardChargeCompleted',
		description: 'A registered card was charged: money was taken',
	},
	{
		name: 'Card Charge Failed',
		value: 'cardChargeFailed',
		description: 'A charge of a registered card did not go through',
	},
	{
		name: 'Card Registered',
		value: 'cardRegistered',
		description: "A customer has registered a card: 'data.mpToken' is the token to charge it with",
	},
	{
		name: 'Card Registration Rejected',
		value: 'cardRegistrationRejected',
		description: 'A customer did not want to register a card',
	},
	{ name: 'Other', value: 'other', description: 'A message that this node does not know' },
	{
		name: 'Payment Cancelled',
		value: 'paymentCancelled',
		description: 'A payment was cancelled after it was made',
	},
	{
		name: 'Payment Completed',
		value: 'paymentCompleted',
		description: 'A buyer has paid a payment request or through a payment link: money was taken',
	},
	{
		name: 'Subscription Approved',
		value: 'subscriptionApproved',
		description: "A customer has approved a subscription: 'data.rpToken' is its token",
	},
	{
		name: 'Subscription Charge Completed',
		value: 'subscriptionChargeCompleted',
		description: 'A subscription was charged: money was taken',
	},
	{
		name: 'Subscription Charge Failed',
		value: 'subscriptionChargeFailed',
		description: "A charge of a subscription did not go through: 'data.errorMessage' says why",
	},
	{
		name: 'Subscription Rejected',
		value: 'subscriptionRejected',
		description: 'A customer did not approve a subscription',
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
