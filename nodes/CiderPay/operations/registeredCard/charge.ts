import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CHARGE_CARD } from '../../api/endpoints';
import type { CHARGE_STATES } from '../../api/endpoints';
import { omit } from '../../../core/values';
import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';

type State = (typeof CHARGE_STATES)[number];

/** data.paymentState explained for those without the manual */
const MEANINGS: Record<State, string> = {
	COMPLETE: 'The card was charged',
	REQUEST:
		'The card was not charged yet: the customer has to confirm the payment first. The CiderPay Trigger tells when it is done.',
};

/** ciderpay.txt: 등록 결제 결제 요청 */
export const charge: RemoteOperation<CiderPayEndpoint> = {
	name: 'Charge',
	value: 'charge',
	action: 'Charge registered card',
	description:
		"Charge a registered card, or ask the customer to confirm the charge. 'charged' in the output tells which.",
	effect: 'money',
	endpoint: CHARGE_CARD,
	fields: [
		{
			displayName:
				"What happens depends on the confirmation that the card was registered with. At Once (AT_ONCE): the card is charged now, and 'charged' is true. Customer Confirms or Customer Gives Password (CONFIRM, PASSWORD): nothing is charged yet and 'charged' is false, until the customer confirms. Wait for the CiderPay Trigger's event Card Charge Completed before you deliver.",
			name: 'chargeNotice',
			type: 'notice',
			default: '',
		},
		fields.memberID,
		fields.mpToken,
		{
			displayName: 'Goods Name',
			name: 'goodName',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Flower bouquet',
			description: 'What the customer pays for',
		},
		{
			displayName: 'Price',
			name: 'price',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'What is charged, in won',
		},
		{
			displayName: 'Description',
			name: 'content',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. March delivery',
			description: 'What the customer pays for, in more words',
		},
		{
			...fields.feedbackUrl,
			description:
				"The address that CiderPay tells how the charge went: paste the production URL of a CiderPay Trigger. Only this notification brings the order number ('orderNo'), which a later cancellation needs.",
		},
		additionalFields([
			{
				displayName: 'Include Feedback Token',
				name: 'includeFeedbackToken',
				type: 'boolean',
				default: false,
				description:
					"Whether the output holds 'feedbackToken', the secret that can cancel payments. It is then stored with the execution.",
			},
			{
				displayName: 'Payment Time Limit',
				name: 'payLimitDate',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 0,
				description:
					"How long the customer can confirm the payment (결제가 유효한 시간). CiderPay's manual names no unit: ask CiderPay before you use it.",
			},
			fields.returnUrl,
			fields.var1,
			fields.var2,
		]),
	],
	rules: z.object(fields.commonRules).partial(),
	toWire: (values, context) => fields.withMember(omit(values, 'includeFeedbackToken'), context),
	toOutput: ({ data }, { includeFeedbackToken }) => {
		const { feedbackToken, ...charged } = data as IDataObject;
		const state = charged.paymentState as State;
		return {
			charged: state === 'COMPLETE',
			meaning: MEANINGS[state],
			...charged,
			...(includeFeedbackToken && feedbackToken !== undefined && { feedbackToken }),
		};
	},
};
