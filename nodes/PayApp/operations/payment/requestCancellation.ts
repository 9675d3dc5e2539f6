import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numberName } from '../../../core/rules';
import type { PayAppCall } from '../../api';
import { cancelmemo, mulNo } from '../../fields';

/** payapp.txt: 결제 취소 요청 */
export const requestCancellation: RemoteOperation<PayAppCall> = {
	name: 'Request Cancellation',
	value: 'requestCancellation',
	action: 'Request cancellation of payment',
	description:
		'Ask PayApp to cancel a payment that is more than five days old or already settled. Where it was settled, the amount has to be paid back to PayApp first. The payment is not cancelled yet: the PayApp Trigger tells when it is.',
	effect: 'money',
	call: { cmd: 'paycancelreq', linkkey: true },
	fields: [
		mulNo,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [cancelmemo],
		},
	],
	rules: z.object({ mul_no: numberName }).partial(),
	toOutput: (reply, { mul_no }) => ({ requested: true, mul_no, ...reply }),
};
