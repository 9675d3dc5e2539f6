import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { trimmed } from '../../../core/values';
import type { WireContext } from '../../../core/operation';
import { withDefault } from '../../../core/fields/credentialValues';
import { memberID as member, withMember } from '../../fields/fields';

/**
 * Shared by the calls that no CiderPay document at hand confirms: they are known from the CiderPay
 * developers' simulator and from integrations.
 */

export const unconfirmedNotice: INodeProperties = {
	displayName:
		"Not confirmed by CiderPay: this call is known from a simulator of CiderPay's developers, not from its manual. Try it with a small payment first.",
	name: 'unconfirmedNotice',
	type: 'notice',
	default: '',
};

export const unconfirmedMemberID: INodeProperties = {
	...member,
	description: `${member.description} Not confirmed by CiderPay.`,
};

const orderNo: INodeProperties = {
	displayName: 'Order Number',
	name: 'orderNo',
	type: 'string',
	required: true,
	default: '',
	description:
		"CiderPay's number of the payment: 'orderNo' of the CiderPay Trigger. It is not the number of the request. Not confirmed by CiderPay.",
};

const token: INodeProperties = {
	displayName: 'Feedback Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		"The feedback token that came with the notification of this payment: turn on 'Include Feedback Token' in the CiderPay Trigger. Leave it empty to use the credential's. Not confirmed by CiderPay.",
};

/** Which paid payment is cancelled, and what allows it */
export const paidPayment: INodeProperties[] = [
	unconfirmedNotice,
	unconfirmedMemberID,
	orderNo,
	token,
];

export const cancelMessage: INodeProperties = {
	displayName: 'Reason',
	name: 'cancelMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. Out of stock',
	description: 'Why it is cancelled. Not confirmed by CiderPay.',
};

/**
 * Fills in the credential's Member ID and feedback token if the item has none. The token can cancel
 * one merchant's payments, so it is never sent for a merchant other than the credential's.
 */
export function withToken(values: IDataObject, context: WireContext): IDataObject {
	const member = withMember(values, context);
	const own = trimmed(context.credential.memberID);
	const isOwn = own === '' || own === member.memberID;
	return withDefault(member, 'token', isOwn && context.credential.feedbackToken, 'Feedback Token');
}
