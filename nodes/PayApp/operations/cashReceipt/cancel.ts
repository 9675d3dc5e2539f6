import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numericId } from '../../../core/fields/formats';
import { omit } from '../../../core/values';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { CANCEL_RECEIPT, CANCEL_RECEIPT_2016 } from '../../api/endpoints';
import { receiptApiVersion } from '../../fields/fields';

/** payapp.txt: 현금영수증 취소; PayApp's newer SDKs call it cashStCancel and send the link key */
export const cancel: RemoteOperation<PayAppEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel cash receipt',
	description: 'Cancel a cash receipt that was issued through PayApp',
	effect: 'write',
	endpoint: ({ version }) => (version === '2016' ? CANCEL_RECEIPT_2016 : CANCEL_RECEIPT),
	fields: [
		{
			displayName: 'Receipt Number',
			name: 'cashstno',
			type: 'string',
			required: true,
			default: '',
			description: "PayApp's number of the receipt: 'cashstno' of Cash Receipt: Issue",
		},
		additionalFields([receiptApiVersion]),
	],
	rules: z.object({ cashstno: numericId }).partial(),
	toWire: (values) => omit(values, 'version'),
	toOutput: (reply, { cashstno }) => ({ ...reply, cancelled: true, cashstno }),
};
