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
	description: "Cancel a payment and refund it in full; GMPay's API has no partial refund",
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		{
			displayName:
				"If the request had a 'Notification URL', the GMPay Trigger reports this cancellation as well. Record it in one place only.",
			name: 'notificationNotice',
			type: 'notice',
			default: '',
		},
		memberId,
		{
			displayName: 'Payment Number',
			name: 'orderNo',
			type: 'string',
			required: true,
			default: '',
			description:
				"GMPay's number of the payment, from the output of Request or of the GMPay Trigger",
		},
		{
			displayName: 'Cancel Token',
			name: 'cancelToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The merchant's cancel token; leave empty to use the credential's, which is sent for its own merchant only",
		},
		{
			displayName: 'Fetch Cancel Token Automatically',
			name: 'askCancelToken',
			type: 'boolean',
			default: true,
			description:
				"Whether to get a missing cancel token from GMPay, with the credential's partner ID and token",
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
		"is required. Enter it here or in the credential, or turn on 'Fetch Cancel Token Automatically'",
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
			return { ...asked, advice: `Nothing was refunded. ${NO_TOKEN}` };
		case 'unknown':
			return {
				status: 'notSent',
				// Not "canceled": n8n takes an execution with that word in its message for a stopped one.
				title: 'Nothing was refunded: GMPay did not give the cancel token',
				reason: asked.reason,
			};
		case 'notSent':
			return asked;
	}
}

const NO_TOKEN =
	"GMPay did not give the cancel token. Check 'Merchant ID' and the credential's partner ID and token, or enter 'Cancel Token'.";
