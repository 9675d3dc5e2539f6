import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { trimmed } from '../../../core/values';
import type { WireContext } from '../../../core/operation';
import { withDefault } from '../../../core/fields/credentialValues';
import { memberID, withMember } from '../../fields/fields';

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

const orderNo: INodeProperties = {
	displayName: 'Payment Number',
	name: 'orderNo',
	type: 'string',
	required: true,
	default: '',
	description:
		"The 'orderNo' in the output of the CiderPay Trigger. It is not the number of the payment request.",
};

const token: INodeProperties = {
	displayName: 'Feedback Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		"The one from this payment's notification ('Include Feedback Token'). Leave it empty to use the credential's.",
};

/** Which paid payment is cancelled, and what allows it */
export const paidPayment: INodeProperties[] = [unconfirmedNotice, memberID, orderNo, token];

export const cancelMessage: INodeProperties = {
	displayName: 'Reason',
	name: 'cancelMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. Out of stock',
	description: 'Why the payment is canceled',
};

/**
 * Fills in the credential's Merchant ID and feedback token if the item has none. The token can cancel
 * one merchant's payments, so it is never sent for a merchant other than the credential's.
 */
export function withToken(values: IDataObject, context: WireContext): IDataObject {
	const member = withMember(values, context);
	const own = trimmed(context.credential.memberID);
	const isOwn = own === '' || own === member.memberID;
	return withDefault(member, 'token', isOwn && context.credential.feedbackToken, 'Feedback Token');
}
