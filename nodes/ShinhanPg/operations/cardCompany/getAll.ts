import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import type { ShinhanEndpoint } from '../../api/api';
import { CARD_LIST } from '../../api/endpoints';
import { pgcodeList } from '../../fields/required';
import { upTo } from '../../request/rules';
import { listOf } from '../../api/api';

/** shinhan-pg.txt: 카드사 목록 조회 */
export const getAll: RemoteOperation<ShinhanEndpoint> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many card companies',
	description:
		'List the card companies of a payment method, with their installments, notices and promotions',
	effect: 'read',
	endpoint: CARD_LIST,
	fields: [{ ...pgcodeList, description: 'The payment method to list card companies for' }],
	rules: z.object({ pgcode: upTo(10) }).partial(),
	toOutput: listOf,
};
