import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import type { ShinhanEndpoint } from '../../api/api';
import { CONFIRM_INFO } from '../../api/endpoints';
import * as fields from '../../fields/required';
import { paymentOf, paymentStateOf } from '../../api/orderStatus';
import { upTo } from '../../request/rules';

/** shinhan-pg.txt: 결제 거래정보 조회 */
export const get: RemoteOperation<ShinhanEndpoint> = {
	name: 'Get',
	value: 'get',
	action: 'Get payment',
	description:
		'Look up by your order number whether a payment is approved or canceled. An order that was never confirmed is not found.',
	effect: 'read',
	endpoint: CONFIRM_INFO,
	fields: [
		{
			...fields.orderNo,
			description: 'Your number for the order, the same as in the payment request',
		},
	],
	rules: z.object({ order_no: upTo(50) }).partial(),
	toOutput: (reply, { order_no }) => ({
		order_no,
		state: paymentStateOf(reply) ?? null,
		...paymentOf(reply),
	}),
};
