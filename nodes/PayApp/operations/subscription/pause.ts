import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numericId } from '../../../core/fields/formats';
import type { PayAppEndpoint } from '../../api/api';
import { PAUSE_SUBSCRIPTION } from '../../api/endpoints';
import { rebillNo } from '../../fields/fields';

/** PayApp SDK: rebillStop */
export const pause: RemoteOperation<PayAppEndpoint> = {
	name: 'Pause',
	value: 'pause',
	action: 'Pause subscription',
	description: 'Pause a subscription. The buyer is not charged until you resume it.',
	effect: 'write',
	endpoint: PAUSE_SUBSCRIPTION,
	fields: [rebillNo],
	rules: z.object({ rebill_no: numericId }).partial(),
	toOutput: (reply, { rebill_no }) => ({ ...reply, paused: true, rebill_no }),
};
