import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { numericId } from '../../../core/fields/formats';
import * as fields from '../../fields/required';
import { upTo, userIdRule } from '../../request/rules';

/** Fields that both kinds of cancellation share (shinhan-pg.txt: 결제 취소, 부분 취소) */
export const payerId: INodeProperties = {
	...fields.userId,
	description: 'Your ID for the buyer, the same as in the payment request',
};

export const cnclRsn: INodeProperties = {
	displayName: 'Reason',
	name: 'cncl_rsn',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Out of stock',
	description:
		'Why the payment is canceled, up to 100 characters. Shinhan keeps it with the payment.',
};

/** Not in the manual's table: only for the look-up by confirm-info */
export const orderNoForLookUp: INodeProperties = {
	...fields.orderNo,
	required: false,
	description:
		"Lets the node look up how the refund ended if Shinhan's answer is lost. It is not sent.",
};

export const cancelRules = z
	.object({
		user_id: userIdRule,
		tid: upTo(50),
		cncl_rsn: upTo(100),
		ip_addr: upTo(50),
		order_no: upTo(50),
		bank_cd: numericId.max(3, 'must be at most 3 digits'),
		bank_acct_no: upTo(14),
		bank_name: upTo(20),
	})
	.partial();
