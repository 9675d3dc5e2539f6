import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numericId } from '../../../core/fields/formats';
import type { PayAppEndpoint } from '../../api/api';
import { CANCEL_SUBSCRIPTION } from '../../api/endpoints';
import { rebillNo } from '../../fields/fields';

/** PayApp SDK: rebillCancel */
export const cancel: RemoteOperation<PayAppEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel subscription',
	description: 'End a subscription for good. This cannot be undone, and nothing is refunded.',
	effect: 'write',
	endpoint: CANCEL_SUBSCRIPTION,
	fields: [rebillNo],
	rules: z.object({ rebill_no: numericId }).partial(),
	toOutput: (reply, { rebill_no }) => ({ ...reply, cancelled: true, rebill_no }),
};
