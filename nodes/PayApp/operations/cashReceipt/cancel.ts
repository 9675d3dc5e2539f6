import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numberName } from '../../../core/rules';
import type { PayAppCall } from '../../api';

/** payapp.txt: 현금영수증 취소 */
export const cancel: RemoteOperation<PayAppCall> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel cash receipt',
	description: 'Cancel a cash receipt that was issued through PayApp',
	effect: 'write',
	call: { cmd: 'cashStCn' },
	fields: [
		{
			displayName: 'Receipt Number',
			name: 'cashstno',
			type: 'string',
			required: true,
			default: '',
			description: "The number that issuing gave: 'cashstno'",
		},
	],
	rules: z.object({ cashstno: numberName }).partial(),
	toOutput: (reply, { cashstno }) => ({ cancelled: true, cashstno, ...reply }),
};
