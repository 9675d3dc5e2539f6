import { z } from 'zod';

import { koreanDigits } from '../../../core/koreanTime';
import type { RemoteOperation } from '../../../core/operation';
import {
	digits,
	emailAddress,
	isKoreanPhone,
	koreanPhone,
	NOT_A_KOREAN_PHONE,
} from '../../../core/fields/formats';
import { omit } from '../../../core/values';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { PayAppEndpoint } from '../../api/api';
import { ISSUE_RECEIPT, ISSUE_RECEIPT_2016 } from '../../api/endpoints';
import { receiptApiVersion } from '../../fields/fields';

/** Whether it is a Korean phone number, or too long for one, e.g. a cash receipt card number */
const isPhoneOrCard = (value = '0'): boolean =>
	value.length > LONGEST_PHONE || isKoreanPhone(value);

const LONGEST_PHONE = 11;

const rules = z
	.object({
		id_info: digits,
		buyr_tel1: koreanPhone,
		tr_code: z.string(),
		corp_tax_type: z.string(),
		amt_tax: z.number(),
		buyr_mail: emailAddress,
		trad_time: z
			.string()
			.transform(koreanDigits)
			.refine((value) => value !== undefined, {
				message:
					'must be 14 digits of Korean time, e.g. 20260131183120, or an ISO 8601 date with a time zone',
			}),
	})
	.partial()
	.refine(({ id_info, tr_code }) => tr_code !== '0' || isPhoneOrCard(id_info), {
		path: ['id_info'],
		message: NOT_A_KOREAN_PHONE,
	})
	.refine(({ corp_tax_type, amt_tax }) => corp_tax_type !== 'TG01' || amt_tax !== 0, {
		path: ['amt_tax'],
		message: "can be 0 only with 'Tax Type' Tax-Free",
	});

/** payapp.txt: 현금영수증 발행; PayApp's newer SDKs call it cashStRegist and send the link key */
export const issue: RemoteOperation<PayAppEndpoint> = {
	name: 'Issue',
	value: 'issue',
	action: 'Issue cash receipt',
	description: 'Issue a cash receipt (현금영수증) for money that was paid in cash or by transfer',
	effect: 'write',
	endpoint: ({ version }) => (version === '2016' ? ISSUE_RECEIPT_2016 : ISSUE_RECEIPT),
	fields: [
		{
			displayName: 'Goods Name',
			name: 'good_name',
			type: 'string',
			required: true,
			default: '',
			description: 'What was paid for, as printed on the receipt',
		},
		{
			displayName: 'Buyer Name',
			name: 'buyr_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Who paid, as printed on the receipt',
		},
		{
			displayName: 'Phone or Business Number',
			name: 'id_info',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description:
				"The number that the receipt is issued to: the buyer's mobile phone for an income deduction, the business registration number for proof of expense. Hyphens and spaces are taken out.",
		},
		{
			displayName: 'Time of Sale',
			name: 'trad_time',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 20260131183120',
			description:
				'When the money was paid: 14 digits in Korean time (YYYYMMDDHHMMSS), or an ISO 8601 date with a time zone, which is turned into Korean time',
		},
		{
			displayName: 'Purpose',
			name: 'tr_code',
			type: 'options',
			required: true,
			options: [
				{ name: 'Income Deduction (소득공제용)', value: '0' },
				{ name: 'Proof of Expense (지출증빙용)', value: '1' },
			],
			default: '0',
			description: 'What the buyer uses the receipt for',
		},
		{
			displayName: 'Tax Type',
			name: 'corp_tax_type',
			type: 'options',
			required: true,
			options: [
				{ name: 'Taxable (과세)', value: 'TG01' },
				{ name: 'Tax-Free (면세)', value: 'TG02' },
			],
			default: 'TG01',
			description: 'Whether the sale is subject to value-added tax',
		},
		{
			displayName: 'Total Amount',
			name: 'amt_tot',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'What was paid in all, in won',
		},
		{
			displayName: 'Supply Amount',
			name: 'amt_sup',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'The price without value-added tax, in won',
		},
		{
			displayName: 'Service Charge',
			name: 'amt_svc',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'The service charge (봉사료), in won; 0 where there is none',
		},
		{
			displayName: 'VAT',
			name: 'amt_tax',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'The value-added tax, in won; 0 where the sale is tax-free',
		},
		additionalFields([
			receiptApiVersion,
			{
				displayName: 'Buyer Email',
				name: 'buyr_mail',
				type: 'string',
				default: '',
				placeholder: 'e.g. buyer@example.com',
				description: "The buyer's e-mail address",
			},
			{
				displayName: 'Buyer Mobile Phone',
				name: 'buyr_tel1',
				type: 'string',
				default: '',
				placeholder: 'e.g. 010-0000-0000',
				description: "The buyer's mobile phone number. Hyphens and spaces are taken out.",
			},
		]),
	],
	rules,
	toWire: (values) => omit(values, 'version'),
};
