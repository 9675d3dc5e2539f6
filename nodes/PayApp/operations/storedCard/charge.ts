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
		message: "needs an 'Amount' of 50,000 won or more",
	})
	.superRefine(taxPartsMakeUpPrice)
	.transform(fields.withRetryDefault);

/** PayApp SDK: billPay */
export const charge: RemoteOperation<PayAppEndpoint> = {
	name: 'Charge',
	value: 'charge',
	action: 'Charge registered card',
	description:
		'Charge a card that was registered with PayApp before. The buyer pays immediately and is not asked again.',
	effect: 'money',
	endpoint: CHARGE_CARD,
	fields: [
		fields.encBill,
		{ ...fields.goodname, description: 'What the buyer is charged for' },
		{
			displayName: 'Amount',
			name: 'price',
			type: 'number',
			required: true,
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 0,
			description: 'How much to charge, in won',
		},
		{
			...fields.recvphone,
			description:
				"The buyer's number. Hyphens are fine. Whether PayApp texts the buyer is not documented.",
		},
		fields.feedbackurl,
		additionalFields([
			{
				displayName: 'Installments',
				name: 'cardinst',
				type: 'string',
				default: '00',
				placeholder: 'e.g. 03',
				description:
					"Months as two digits: '00' is paid at once, '03' in three months. Only from 50,000 won.",
			},
			fields.checkretry,
			fields.amountTaxfree,
			fields.amountTaxable,
			fields.amountVat,
			fields.var1,
			fields.var2,
		]),
	],
	rules,
	toOutput: ({ price, ...reply }) => ({
		...reply,
		charged: true,
		...(price !== undefined && { price: toNumber(price) }),
	}),
};
