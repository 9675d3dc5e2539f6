import { z } from 'zod';

import { var1, var2 } from '../../../core/fields/commonFields';
import type { RemoteOperation } from '../../../core/operation';
import { emailAddress, webAddress, writtenPhone } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { GmPayEndpoint } from '../../api/api';
import { REQUEST } from '../../api/endpoints';
import { memberId, withMember } from '../../fields/fields';

/** gmpay.txt: 결제 요청 */
export const request: RemoteOperation<GmPayEndpoint> = {
	name: 'Request',
	value: 'request',
	action: 'Request payment',
	description:
		'Create a payment request. It gives the address of the payment page and the order number. Nothing is paid yet: the GMPay Trigger tells when it is.',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		memberId,
		{
			displayName: 'Goods Name',
			name: 'goodName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Flower bouquet',
			description: 'What the buyer pays for',
		},
		{
			displayName: 'Total Price',
			name: 'totalPrice',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description: 'What the buyer pays, in won',
		},
		{
			displayName: 'Mobile Phone',
			name: 'mobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description: "The buyer's mobile phone number. It is sent as you write it.",
		},
		{
			displayName: 'Notify URL',
			name: 'feedbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/gmpay',
			description:
				'The address that GMPay tells when the payment is made or cancelled: paste the production URL of a GMPay Trigger. Without it, no workflow hears that the buyer has paid. It must be reachable from the internet.',
		},
		additionalFields([
			{
				displayName: 'Comment',
				name: 'comment',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: 'A short note about the payment',
			},
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com',
				description: "The buyer's e-mail address",
			},
			{
				displayName: 'Return URL',
				name: 'returnUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/thank-you',
				description:
					'Where the buyer goes after paying. It proves nothing: only the GMPay Trigger tells that it was paid.',
			},
			var1,
			var2,
		]),
	],
	rules: z
		.object({
			mobile: writtenPhone,
			email: emailAddress,
			feedbackUrl: webAddress,
			returnUrl: webAddress,
		})
		.partial(),
	toWire: withMember,
};
