import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import type { ShinhanEndpoint } from '../../api/api';
import { TERMS_LIST } from '../../api/endpoints';
import { pgcodeList } from '../../fields/required';
import { upTo } from '../../request/rules';
import { listOf } from '../../api/api';

/** shinhan-pg.txt: PG약관 조회 */
export const getAll: RemoteOperation<ShinhanEndpoint> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many terms',
	description:
		'List the terms that buyers must accept for a payment method, each with its text as HTML',
	effect: 'read',
	endpoint: TERMS_LIST,
	fields: [{ ...pgcodeList, description: 'The payment method to list terms for' }],
	rules: z.object({ pgcode: upTo(10) }).partial(),
	toOutput: listOf,
};
