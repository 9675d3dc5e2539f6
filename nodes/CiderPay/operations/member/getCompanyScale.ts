import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { digits } from '../../../core/fields/formats';
import type { CiderPayEndpoint } from '../../api/api';
import { COMPANY_SCALE } from '../../api/endpoints';

/** ciderpay.txt: 영중소 조회, 영중소 레벨 */
const SCALES = new Map(
	Object.entries({
		'0': { scale: 'micro', meaning: 'Micro merchant (영세)' },
		'1': { scale: 'small1', meaning: 'Small merchant, level 1 (중소1)' },
		'2': { scale: 'small2', meaning: 'Small merchant, level 2 (중소2)' },
		'3': { scale: 'small3', meaning: 'Small merchant, level 3 (중소3)' },
		'4': { scale: 'general', meaning: 'General merchant (일반)' },
	}),
);

/** ciderpay.txt: 영중소 조회 */
export const getCompanyScale: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get Card Fee Tier',
	value: 'getCompanyScale',
	action: 'Get card fee tier',
	description: 'Look up the card-fee tier of a business: micro, small (levels 1 to 3) or general',
	effect: 'read',
	endpoint: COMPANY_SCALE,
	fields: [
		{
			displayName: 'Business Number',
			name: 'bizNo',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 000-00-00000',
			description: 'The business registration number, with or without hyphens',
		},
	],
	rules: z.object({ bizNo: digits }).partial(),
	toOutput: (reply, { bizNo }) => ({
		bizNo,
		...(SCALES.get(String(reply.var1)) ?? { scale: null, meaning: null }),
		...reply,
	}),
};
