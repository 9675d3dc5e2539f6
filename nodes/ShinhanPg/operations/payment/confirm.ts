import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import { withIpAddress } from '../../confirmAndCancel/ipAddress';
import type { ShinhanEndpoint } from '../../api/api';
import { CONFIRM } from '../../api/endpoints';
import {
	confirmedOf,
	verifyConfirmation,
	reconcileConfirmation,
} from '../../confirmAndCancel/confirmation';
import * as fields from '../../fields/required';
import { upTo } from '../../request/rules';

/** shinhan-pg.txt: 결제 승인 */
export const confirm: RemoteOperation<ShinhanEndpoint> = {
	name: 'Confirm',
	value: 'confirm',
	action: 'Confirm payment',
	description:
		"Complete a payment the buyer has authenticated, within 30 minutes. Only needed if 'Confirm Automatically' is off in the trigger.",
	effect: 'money',
	endpoint: CONFIRM,
	fields: [
		{
			...fields.orderNo,
			description: 'Your number for the order, the same as in the payment request',
		},
		{
			displayName: 'Confirm Token',
			name: 'confirm_token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The 'data.confirm_token' of the trigger's event. It works once and for 30 minutes.",
		},
		additionalFields([
			fields.ipAddr,
			{
				displayName: 'Expected Amount',
				name: 'expectedAmount',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 0,
				description:
					'The amount in your own records, in won. If Shinhan confirms another one, the item fails, but the buyer may have been charged.',
			},
		]),
	],
	// The token's sample is longer than the 50 characters of its table, so its length is not checked.
	rules: z.object({ order_no: upTo(50), ip_addr: upTo(50) }).partial(),
	toWire: (input, { credential }) => withIpAddress(input, credential),
	toOutput: confirmedOf,
	verifyReply: verifyConfirmation,
	reconcile: reconcileConfirmation,
};
