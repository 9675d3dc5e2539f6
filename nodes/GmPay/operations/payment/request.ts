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
		'Create a payment request and get its payment link; the GMPay Trigger reports when the buyer pays',
	effect: 'write',
	endpoint: REQUEST,
	fields: [
		memberId,
		{
			displayName: 'Product Name',
			name: 'goodName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Flower bouquet',
			description: 'What the buyer pays for',
		},
		{
			displayName: 'Amount',
			name: 'totalPrice',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description: 'How much the buyer pays, in won',
		},
		{
			displayName: 'Buyer Mobile Phone',
			name: 'mobile',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description:
				"Sent as entered. Whether GMPay texts the payment link to it is not documented: send 'payUrl' yourself.",
		},
		{
			displayName: 'Notification URL',
			name: 'feedbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/gmpay',
			hint: 'Paste the production URL of your GMPay Trigger. Without it, no workflow starts when the buyer pays.',
			description:
				'Where GMPay reports that the buyer paid or that the payment was canceled; must be reachable from the internet',
		},
		additionalFields([
			{
				displayName: 'Buyer Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com',
				description: "The buyer's email address; whether GMPay sends mail to it is not documented",
			},
			{
				displayName: 'Description',
				name: 'comment',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description:
					'A short description of the payment; whether the buyer sees it is not documented',
			},
			{
				displayName: 'Return URL',
				name: 'returnUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://shop.example.com/thank-you',
				description:
					'Where the buyer lands after paying. Arriving there is not proof of payment; use the GMPay Trigger.',
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
