import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { SET_PAYMENT_TOKEN } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';

/** ciderpay.txt: 결제 토큰 활성화. `payTokenYn` is a BOOLEAN there, though its name says Y or N. */
export const setPaymentToken: RemoteOperation<CiderPayEndpoint> = {
	name: 'Switch Payment Token',
	value: 'setPaymentToken',
	action: 'Switch payment token on or off',
	description:
		'Switch whether payment requests of a merchant need its payment token. The output contains the token, a secret.',
	effect: 'write',
	endpoint: SET_PAYMENT_TOKEN,
	fields: [
		{
			displayName:
				"Once on, every payment request of this merchant needs the token, including those of a web shop or another program. Enter it there and in the credential ('Payment Token') first, or payments stop.",
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
			description: "Whether the merchant's payment requests need the payment token from now on",
		},
	],
	toWire: withMember,
	toOutput: (reply, { payTokenYn }) => ({
		payTokenYn,
		...(reply.var1 !== undefined && { approvalToken: reply.var1 }),
		...reply,
	}),
};
