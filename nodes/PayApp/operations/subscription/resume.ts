import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { numericId } from '../../../core/fields/formats';
import type { PayAppEndpoint } from '../../api/api';
import { RESUME_SUBSCRIPTION } from '../../api/endpoints';
import { rebillNo } from '../../fields/fields';

/** PayApp SDK: rebillStart */
export const resume: RemoteOperation<PayAppEndpoint> = {
	name: 'Resume',
	value: 'resume',
	action: 'Resume subscription',
	description: 'Resume a paused subscription. The buyer is charged again from the next cycle on.',
	effect: 'write',
	endpoint: RESUME_SUBSCRIPTION,
	fields: [rebillNo],
	rules: z.object({ rebill_no: numericId }).partial(),
	toOutput: (reply, { rebill_no }) => ({ ...reply, resumed: true, rebill_no }),
};
