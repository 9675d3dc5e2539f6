import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { SET_PAYMENT_TOKEN } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제 토큰 활성화. `payTokenYn` is a BOOLEAN there, though its name says Y or N. */
export const setPaymentToken: RemoteOperation<CiderPayEndpoint> = {
	name: 'Set Payment Token',
	value: 'setPaymentToken',
	action: 'Set payment token of member',
	description:
		"Switch the payment token of a merchant on or off. The output holds the token, which is a secret. Switching it on can stop the merchant's other integrations.",
	effect: 'write',
	endpoint: SET_PAYMENT_TOKEN,
	fields: [
		{
			displayName:
				"Warning: once the payment token is on, every payment request of this merchant must carry it, also those of a web shop, a till or another program. Those that don't send it can take no payments any more. Give them the token first, and put it into the credential as 'Approval Token'.",
			name: 'paymentTokenNotice',
			type: 'notice',
			default: '',
		},
		memberID,
		{
			displayName: 'Use Payment Token',
			name: 'payTokenYn',
			type: 'boolean',
			required: true,
			default: false,
			description:
				"Whether the merchant's payment requests must carry the payment token from now on",
		},
	],
	toWire: withMember,
	toOutput: (reply, { payTokenYn }) => ({
		payTokenYn,
		...(reply.var1 !== undefined && { approvalToken: reply.var1 }),
		...reply,
	}),
};
