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
		{
			path: ['openpaytype'],
			message: 'can include Mobile Phone Bill only for a monthly cycle',
		},
	);

/** PayApp SDK: rebillRegist */
export const register: RemoteOperation<PayAppEndpoint> = {
	name: 'Request',
	value: 'register',
	action: 'Request subscription',
	description:
		"Create a subscription and get the link where the buyer approves it and pays the first time. PayApp texts the link unless 'Send Text Message' is No, and charges later cycles automatically.",
	effect: 'write',
	endpoint: REGISTER_SUBSCRIPTION,
	fields: [
		fields.goodname,
		{
			displayName: 'Amount',
			name: 'goodprice',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1000, numberPrecision: 0 },
			default: 0,
			description: 'What the buyer pays in each cycle, in won: 1,000 or more',
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
				'Last day of the subscription, in Korea (YYYY-MM-DD). Every subscription needs one.',
		},
		{
			...fields.feedbackurl,
			description:
				'Where PayApp reports every payment of the subscription. Must be public and answer without redirect.',
		},
		additionalFields([
			fields.recvemail,
			{
				displayName: 'Failure Notification URL',
				name: 'failurl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://n8n.example.com/webhook/…/payapp',
				description:
					"Where PayApp reports a failed charge from the second cycle on. Use a PayApp Trigger with the event 'Recurring Payment Failed'. Not in PayApp's manual.",
			},
			fields.memo,
			{
				...fields.openpaytype,
				options: [fields.CARD, fields.MOBILE_PHONE_BILL],
				description:
					"Ways to pay that the buyer is offered. Mobile Phone Bill only if 'Cycle' is Every Month.",
			},
			{
				...fields.checkretry,
				description:
					'Whether PayApp repeats a notification until it is accepted. Documented for single payments only.',
			},
			fields.returnurl,
			fields.smsuse,
			{
				displayName: 'Usage Fee Payer',
				name: 'addcomm',
				type: 'string',
				default: '',
				description: "Who pays PayApp's usage fee. Its values are not documented: ask PayApp.",
			},
			fields.var1,
			fields.var2,
		]),
	],
	rules,
};
