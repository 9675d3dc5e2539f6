import type { IDataObject } from 'n8n-workflow';

import { InvalidField } from '../../../core/fields/invalidField';
import { trimmed } from '../../../core/values';
import type {
	Ask,
	Outcome,
	RemoteOperation,
	Succeeded,
	WireContext,
} from '../../../core/operation';
import type { GmPayEndpoint } from '../../api/api';
import { CANCEL, CANCEL_TOKEN } from '../../api/endpoints';
import { memberId, withMember } from '../../fields/fields';

/** gmpay.txt: 결제 취소 */
export const cancel: RemoteOperation<GmPayEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel payment',
	description: 'Cancel a payment in full. A part of it cannot be cancelled through this API.',
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		{
			displayName:
				"GMPay also sends a notification about the cancellation to the request's Notify URL. Book it in one place only: here or behind the GMPay Trigger.",
			name: 'notificationNotice',
			type: 'notice',
			default: '',
		},
		memberId,
		{
			displayName: 'Order Number',
			name: 'orderNo',
			type: 'string',
			required: true,
			default: '',
			description: "GMPay's number of the payment: 'orderNo' of the request and of the trigger",
		},
		{
			displayName: 'Cancel Token',
			name: 'cancelToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The token that cancels the member's payments. Leave it empty for the credential's, which is used for the credential's own member only.",
		},
		{
			displayName: 'Ask for Cancel Token',
			name: 'askCancelToken',
			type: 'boolean',
			default: true,
			description:
				"Whether to ask GMPay for the member's token where neither 'Cancel Token' nor the credential has one. It takes the credential's partner ID and token. The token is used for this cancellation and shown nowhere.",
		},
	],
	toWire,
	perform: cancelWithToken,
	// A reply holds only its verdict; anything beyond that could echo the token.
	toOutput: (_, { memberId: member, orderNo }) => ({
		cancelled: true,
		...(member !== undefined && { memberId: member }),
		orderNo,
	}),
};

/** Uses the item's token, else the credential's; else leaves it to `perform`, or throws. */
function toWire(
	{ askCancelToken, ...input }: IDataObject,
	{ credential }: WireContext,
): IDataObject {
	const wire = withMember(input, { credential });
	if (wire.cancelToken !== undefined) return wire;
	const cancelToken = tokenFor(wire, credential);
	if (cancelToken) return { ...wire, cancelToken };
	if (askCancelToken === true) return wire;
	throw new InvalidField(
		'Cancel Token',
		"is required. Enter it here or in the credential, or turn on 'Ask for Cancel Token'",
	);
}

/** Returns the credential's token; '' if it is another member's (gmpay.txt: 결제 취소, one each). */
function tokenFor(wire: IDataObject, credential: IDataObject): string {
	const owner = trimmed(credential.memberId);
	return owner && owner !== wire.memberId ? '' : trimmed(credential.cancelToken);
}

/** Cancels, first asking GMPay for the token if there is none; that look-up changes nothing. */
async function cancelWithToken(ask: Ask<GmPayEndpoint>, wire: IDataObject): Promise<Outcome> {
	if (wire.cancelToken !== undefined) return await ask(CANCEL, wire);
	const asked = await ask(CANCEL_TOKEN, { memberId: wire.memberId });
	if (asked.status !== 'succeeded') return withoutToken(asked);
	const cancelToken = String(asked.data.val1);
	return await ask(CANCEL, { ...wire, cancelToken });
}

/** A failed look-up leaves the payment untouched, even if its own outcome is unknown. */
function withoutToken(asked: Exclude<Outcome, Succeeded>): Outcome {
	switch (asked.status) {
		case 'refused':
			return { ...asked, advice: `Nothing was cancelled. ${NO_TOKEN}` };
		case 'unknown':
			return {
				status: 'notSent',
				title: 'Nothing was cancelled: GMPay was asked for the cancel token and gave none',
				reason: asked.reason,
			};
		case 'notSent':
			return asked;
	}
}

const NO_TOKEN =
	"GMPay was asked for the member's cancel token and gave none. Check the member ID, and the partner ID and token in the credential, or enter 'Cancel Token'.";
