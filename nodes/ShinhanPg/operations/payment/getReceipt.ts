import { z } from 'zod';

import { koreanDigits } from '../../../core/koreanTime';
import type { RemoteOperation } from '../../../core/operation';
import type { ShinhanEndpoint } from '../../api/api';
import { RECEIPT } from '../../api/endpoints';
import * as fields from '../../fields/required';
import { upTo } from '../../request/rules';

/** Returns the Korean day (YYYY-MM-DD) of a day, a Shinhan tx_date, or a time with a zone */
function koreanDay(value: string): string | undefined {
	const text = value.trim();
	const day = /^(\d{4})-(\d{2})-(\d{2})( \d{2}:\d{2}:\d{2})?$/.exec(text);
	const digits = koreanDigits(day ? `${day[1]}${day[2]}${day[3]}000000` : text);
	return digits?.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3');
}

/**
 * shinhan-pg.txt: 거래 확인서. Its table spells the amount `amunt`; which spelling Shinhan reads is not
 * known, so both are sent.
 */
export const getReceipt: RemoteOperation<ShinhanEndpoint> = {
	name: 'Get Receipt',
	value: 'getReceipt',
	action: 'Get receipt of payment',
	description: 'Get the link to the receipt of a payment, as redirect_url',
	effect: 'read',
	endpoint: RECEIPT,
	fields: [
		fields.tid,
		{
			...fields.amount,
			name: 'amunt',
			description: 'The amount of the payment, in won',
		},
		{
			displayName: 'Payment Date',
			name: 'tx_ymd',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 2026-11-22',
			description:
				"Day of the payment in Korea, as YYYY-MM-DD. The 'paidAt' of the event or the 'tx_date' of a payment also works.",
		},
	],
	rules: z
		.object({
			tid: upTo(50),
			tx_ymd: z.string().refine((value) => koreanDay(value) !== undefined, {
				message: 'must be a date, e.g. 2026-11-22',
			}),
		})
		.partial(),
	toWire: ({ amunt, tx_ymd, ...others }) => ({
		...others,
		amunt,
		amount: amunt,
		tx_ymd: koreanDay(String(tx_ymd)),
	}),
	toOutput: (reply, { tid }) => ({ tid, ...reply }),
};
