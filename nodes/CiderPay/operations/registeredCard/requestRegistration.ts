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
	action: 'Request card registration',
	description:
		"Get the page ('authUrl') where a buyer registers a card. The event Card Registered has the token to charge it.",
	effect: 'write',
	endpoint: REQUEST_REGISTRATION,
	fields: [
		memberID,
		{
			...customMobile,
			description:
				"The buyer's number, with or without hyphens. Add 'Send Text Message' to have the link texted to it.",
		},
		{
			displayName: 'Charge Approval',
			name: 'selectAuthType',
			type: 'options',
			options: [
				{
					name: 'Immediately',
					value: 'AT_ONCE',
					description: 'Charges need no approval by the buyer (즉시결제, AT_ONCE)',
				},
				{
					name: 'Buyer Approves',
					value: 'CONFIRM',
					description: 'The buyer approves each charge (확인결제, CONFIRM)',
				},
				{
					name: 'Buyer Enters Password',
					value: 'PASSWORD',
					description: 'The buyer approves each charge with a password (패스워드 결제, PASSWORD)',
				},
				{
					name: 'Buyer Chooses',
					value: 'SELECT',
					description: 'The buyer chooses one of these when registering (구매자 선택, SELECT)',
				},
			],
			default: 'SELECT',
			description:
				'What a later charge of the card needs. To charge without asking the buyer each time, choose Immediately.',
		},
		{
			...feedbackUrl,
			description:
				'Paste the production URL of your CiderPay Trigger. Without it, you never get the token of the card.',
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
