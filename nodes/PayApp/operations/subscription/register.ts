import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { emailAddress, koreanPhone, webAddress } from '../../../core/fields/formats';
import type { PayAppEndpoint } from '../../api/api';
import { REGISTER_SUBSCRIPTION } from '../../api/endpoints';
import { isDay } from '../../../core/koreanTime';
import { additionalFields } from '../../../core/fields/nodeProperties';
import * as fields from '../../fields/fields';
import { chargeDayFields } from './register.fields';

const rules = z
	.object({
		recvphone: koreanPhone,
		recvemail: emailAddress,
		feedbackurl: webAddress,
		failurl: webAddress,
		returnurl: webAddress,
		rebillExpire: z.string().refine(isDay, 'must be a day, e.g. 2027-12-31'),
		rebillCycleType: z.string(),
		openpaytype: z.array(z.string()),
	})
	.partial()
	.refine(
		({ rebillCycleType, openpaytype = [] }) =>
			rebillCycleType === 'Month' || !openpaytype.includes('phone'),
		{ path: ['openpaytype'], message: 'can be Mobile Phone Bill only for a monthly cycle' },
	);

/** PayApp SDK: rebillRegist */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Register',
	value: 'register',
	action: 'Register subscription',
	description:
		'Register a recurring payment. It gives a link on which the buyer approves and pays the first time; PayApp charges every later cycle by itself. Nothing is paid yet: the PayApp Trigger tells of each payment.',
	effect: 'write',
	endpoint: REGISTER_SUBSCRIPTION,
	fields: [
		fields.goodname,
		{
			displayName: 'Price',
			name: 'goodprice',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1000, numberPrecision: 0 },
			default: 0,
			description:
				"What the buyer pays in each cycle, in won: 1,000 or more. The trigger tells it as 'amount'.",
		},
		fields.recvphone,
		...chargeDayFields,
		{
			displayName: 'Ends On',
			name: 'rebillExpire',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2027-12-31',
			description:
				'The last day of the subscription in Korea (YYYY-MM-DD). There is no unlimited one.',
		},
		{
			...fields.feedbackurl,
			description:
				'The address that PayApp tells of every payment of the subscription: paste the production URL of a PayApp Trigger. Without it, no workflow hears of them.',
		},
		additionalFields([
			fields.recvemail,
			fields.memo,
			{
				displayName: 'Notify URL for Failures',
				name: 'failurl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…/payapp',
				description:
					"The address that PayApp tells when a charge of the second cycle or later does not go through: paste the production URL of a PayApp Trigger that starts on 'Recurring Payment Failed'. Known from integrators, not confirmed by PayApp. A first payment that is never made is not told.",
			},
			{
				...fields.openpaytype,
				options: [
					{ name: 'Card', value: 'card' },
					{ name: 'Mobile Phone Bill', value: 'phone' },
				],
				description:
					'The ways to pay that the buyer is offered. Mobile Phone Bill only for a monthly cycle.',
			},
			{
				...fields.checkretry,
				description:
					"Whether PayApp sends a notification again until 'Notify URL' answers SUCCESS. Integrators use it for subscriptions; PayApp documents it for single payments only.",
			},
			fields.returnurl,
			fields.smsuse,
			{
				displayName: 'Usage Fee Burden',
				name: 'addcomm',
				type: 'string',
				default: '',
				description:
					"Who bears PayApp's usage fee (이용료 부담). PayApp publishes no list of its values: ask PayApp.",
			},
			fields.var1,
			fields.var2,
		]),
	],
	rules,
};
