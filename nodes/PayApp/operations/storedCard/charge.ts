import { z } from 'zod';

import { toNumber } from '../../../core/fields/checkField';
import type { RemoteOperation } from '../../../core/operation';
import { koreanPhone, webAddress } from '../../../core/fields/formats';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { CHARGE_CARD } from '../../api/endpoints';
import * as fields from '../../fields/fields';
import { taxParts, taxPartsMakeUpPrice } from '../../fields/tax';

const rules = z
	.object({
		recvphone: koreanPhone,
		feedbackurl: webAddress,
		checkretry: z.string(),
		cardinst: z.string().regex(/^\d{2}$/, "must be two digits, e.g. '03'"),
		price: z.number(),
		...taxParts,
	})
	.partial()
	// PayApp SDK: billPay
	.refine(({ cardinst = '00', price = 0 }) => cardinst === '00' || price >= 50_000, {
		path: ['cardinst'],
		message: 'needs a price of 50,000 won or more',
	})
	.superRefine(taxPartsMakeUpPrice)
	.transform(fields.withRetryDefault);

/** PayApp SDK: billPay */
export const charge: RemoteOperation<PayAppEndpoint> = {
	name: 'Charge',
	value: 'charge',
	action: 'Charge stored card',
	description:
		'Charge a card that was stored with PayApp before. It is paid at once. PayApp has no way to ask later whether a charge went through: when no answer comes, the outcome stays unknown and is not repeated.',
	effect: 'money',
	endpoint: CHARGE_CARD,
	fields: [
		fields.encBill,
		{ ...fields.goodname, description: 'What the buyer is charged for' },
		{
			displayName: 'Price',
			name: 'price',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description: 'What the card is charged, in won',
		},
		{
			...fields.recvphone,
			description: "The buyer's mobile phone number. Hyphens and spaces are taken out.",
		},
		fields.feedbackurl,
		additionalFields([
			{
				displayName: 'Instalments',
				name: 'cardinst',
				type: 'string',
				default: '00',
				placeholder: 'e.g. 03',
				description:
					"In how many months the buyer pays the card company, as two digits: '00' at once, '03' in three months. Only from 50,000 won.",
			},
			fields.checkretry,
			fields.amountTaxfree,
			fields.amountTaxable,
			fields.var1,
			fields.var2,
			fields.amountVat,
		]),
	],
	rules,
	toOutput: ({ price, ...reply }) => ({
		...reply,
		charged: true,
		...(price !== undefined && { price: toNumber(price) }),
	}),
};
