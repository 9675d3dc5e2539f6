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
		"Charge a registered card, or ask the buyer to approve the charge. 'charged' in the output says which.",
	effect: 'money',
	endpoint: CHARGE_CARD,
	fields: [
		{
			displayName:
				"Only cards registered with 'Immediately' are charged now ('charged' is true). For others the buyer must approve first: wait for the CiderPay Trigger's event Card Charge Completed before you deliver.",
			name: 'chargeNotice',
			type: 'notice',
			default: '',
		},
		fields.memberID,
		fields.mpToken,
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
			name: 'price',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'How much is charged, in won',
		},
		{
			displayName: 'Description',
			name: 'content',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. March delivery',
			description: 'Details of what the buyer pays for',
		},
		{
			...fields.feedbackUrl,
			description:
				'Paste the production URL of your CiderPay Trigger. Only its notification has the payment number a refund needs.',
		},
		additionalFields([
			{
				displayName: 'Include Feedback Token',
				name: 'includeFeedbackToken',
				type: 'boolean',
				default: false,
				description:
					'Whether the output contains the feedback token, a secret that can cancel payments and is then stored',
			},
			{
				displayName: 'Payment Time Limit',
				name: 'payLimitDate',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 0,
				description:
					'How long the buyer can approve the charge. The unit is not documented: ask CiderPay before you use it.',
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
