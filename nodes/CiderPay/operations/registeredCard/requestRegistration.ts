import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { webAddress } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { REQUEST_REGISTRATION } from '../../api/endpoints';
import { commonRules, customMobile, feedbackUrl, memberID, withMember } from '../../fields/fields';
import { optional } from './requestRegistration.fields';

/** ciderpay.txt: 등록 결제 승인 요청 */
export const requestRegistration: RemoteOperation<CiderPayEndpoint> = {
	name: 'Request Registration',
	value: 'requestRegistration',
	action: 'Request registration of card',
	description:
		"Ask a customer to register a card, so that you can charge it later. 'authUrl' in the output is the page to do it on; the CiderPay Trigger's event Card Registered brings the card's token.",
	effect: 'write',
	endpoint: REQUEST_REGISTRATION,
	fields: [
		memberID,
		customMobile,
		{
			displayName: 'Confirmation',
			name: 'selectAuthType',
			type: 'options',
			options: [
				{
					name: 'At Once (즉시결제)',
					value: 'AT_ONCE',
					description: 'Each charge goes through at once, without the customer',
				},
				{
					name: 'Customer Confirms (확인결제)',
					value: 'CONFIRM',
					description: 'Each charge is only a request until the customer confirms it',
				},
				{
					name: 'Customer Decides (구매자 선택)',
					value: 'SELECT',
					description: 'The customer chooses one of the three when registering',
				},
				{
					name: 'Customer Gives Password (패스워드 결제)',
					value: 'PASSWORD',
					description:
						'Each charge is only a request until the customer confirms it with a password',
				},
			],
			default: 'SELECT',
			description:
				'What it takes to charge the card later. To charge on a schedule without asking the customer each time, choose At Once.',
		},
		{
			...feedbackUrl,
			description:
				'The address that CiderPay tells whether the card was registered: paste the production URL of a CiderPay Trigger. Without it you never get the token of the card.',
		},
		additionalFields(optional),
	],
	rules: z
		.object({
			...commonRules,
			errorUrl: webAddress,
			oneJustPayFeedback: webAddress,
			expectDateType: z.string(),
			expectDateVal: z.number(),
		})
		.partial()
		// The manual does not say what counts for a week, so only MONTH is checked.
		.refine(
			({ expectDateType = 'MONTH', expectDateVal = 1 }) =>
				expectDateType !== 'MONTH' || (expectDateVal >= 1 && expectDateVal <= 31),
			{
				path: ['expectDateVal'],
				message: "must be a day from 1 to 31 with 'Expected Period' Month",
			},
		),
	toWire: withMember,
	toOutput: (reply) => ({ authUrl: reply.var1, payUniqueNo: reply.var2, ...reply }),
};
