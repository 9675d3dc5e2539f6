import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { trimmed } from '../../../core/values';
import type { WireContext } from '../../../core/operation';
import { withDefault } from '../../../core/fields/credentialValues';
import { memberID as member, withMember } from '../../fields/fields';

/**
 * What the calls have in common that no document of CiderPay's at hand confirms: they are known from
 * the simulator of its developers and from integrations.
 */

export const unconfirmedNotice: INodeProperties = {
	displayName:
		"Not confirmed by CiderPay: this call is known from a simulator of CiderPay's developers, not from its manual. Try it with a small payment first.",
	name: 'unconfirmedNotice',
	type: 'notice',
	default: '',
};

export const memberID: INodeProperties = {
	...member,
	description: `${member.description} Not confirmed by CiderPay.`,
};

export const orderNo: INodeProperties = {
	displayName: 'Order Number',
	name: 'orderNo',
	type: 'string',
	required: true,
	default: '',
	description:
		"CiderPay's number of the payment: 'orderNo' of the CiderPay Trigger. It is not the number of the request. Not confirmed by CiderPay.",
};

export const token: INodeProperties = {
	displayName: 'Feedback Token',
	name: 'token',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		"The feedback token that came with the notification of this payment: turn on 'Include Feedback Token' in the CiderPay Trigger. Leave it empty to use the credential's. Not confirmed by CiderPay.",
};

export const cancelMessage: INodeProperties = {
	displayName: 'Reason',
	name: 'cancelMessage',
	type: 'string',
	default: '',
	placeholder: 'e.g. Out of stock',
	description: 'Why it is cancelled. Not confirmed by CiderPay.',
};

/**
 * Puts in the credential's merchant and feedback token where the item names none. The token can cancel
 * payments of one merchant: the credential's never goes out for another one.
 */
export function withToken(values: IDataObject, context: WireContext): IDataObject {
	const member = withMember(values, context);
	const own = trimmed(context.credential.memberID);
	const isOwn = own === '' || own === member.memberID;
	return withDefault(member, 'token', isOwn && context.credential.feedbackToken, 'Feedback Token');
}
