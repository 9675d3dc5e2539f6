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
		"Take the money for a payment that the buyer has authenticated. It must happen within 30 minutes, else the sale is lost. The answer's hash and order number are checked; where no answer comes, Shinhan is asked what became of the payment. The Shinhan PG Trigger does all of this by itself unless 'Confirm Automatically' is off there.",
	effect: 'money',
	endpoint: CONFIRM,
	fields: [
		{
			...fields.orderNo,
			description: 'The number of the order, as in the request that the token belongs to',
		},
		{
			displayName: 'Confirm Token',
			name: 'confirm_token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"What the buyer's browser brought back: 'confirm_token' in the data of the Shinhan PG Trigger. It works once, and for 30 minutes.",
		},
		additionalFields([
			{
				displayName: 'Expected Amount',
				name: 'expectedAmount',
				type: 'number',
				typeOptions: { minValue: 1, numberPrecision: 0 },
				default: 0,
				description:
					'What the payment must be, in won: the amount in your own records. It is not sent. Where Shinhan has confirmed another amount, the item fails and says that money may have moved.',
			},
			fields.ipAddr,
		]),
	],
	// The token's sample is longer than the 50 characters of its table, so its length is not checked.
	rules: z.object({ order_no: upTo(50), ip_addr: upTo(50) }).partial(),
	toWire: (input, { credential }) => withIpAddress(input, credential),
	toOutput: confirmedOf,
	verifyReply: verifyConfirmation,
	reconcile: reconcileConfirmation,
};
