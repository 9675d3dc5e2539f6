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
					'must be Korean time in 14 digits, e.g. 20260131183120, or a date with its time zone',
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
	description: 'Issue a cash receipt for a payment in cash or by bank transfer',
	effect: 'write',
	endpoint: ({ version }) => (version === '2016' ? ISSUE_RECEIPT_2016 : ISSUE_RECEIPT),
	fields: [
		{
			displayName: 'Product Name',
			name: 'good_name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Flower bouquet',
			description: 'What the buyer paid for',
		},
		{
			displayName: 'Buyer Name',
			name: 'buyr_name',
			type: 'string',
			required: true,
			default: '',
			description: 'Who paid',
		},
		{
			displayName: 'Buyer Identifier',
			name: 'id_info',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 010-0000-0000',
			description:
				'Mobile phone number for income deduction, business registration number for proof of expense. Hyphens are fine.',
		},
		{
			displayName: 'Paid At',
			name: 'trad_time',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 20260131183120',
			description:
				'When the buyer paid: Korean time in 14 digits (YYYYMMDDHHMMSS), or a date with its time zone',
		},
		{
			displayName: 'Purpose',
			name: 'tr_code',
			type: 'options',
			required: true,
			options: [
				{ name: 'Income Deduction', value: '0', description: '소득공제용' },
				{ name: 'Proof of Expense', value: '1', description: '지출증빙용' },
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
				{ name: 'Taxable', value: 'TG01', description: '과세' },
				{ name: 'Tax-Free', value: 'TG02', description: '면세' },
			],
			default: 'TG01',
			description: 'Whether the sale is subject to VAT',
		},
		{
			displayName: 'Amount',
			name: 'amt_tot',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'What the buyer paid in total, in won',
		},
		{
			displayName: 'Supply Amount',
			name: 'amt_sup',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'Value of what was sold without VAT, in won',
		},
		{
			displayName: 'Service Charge',
			name: 'amt_svc',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'Service charge in the amount, in won; 0 if there is none',
		},
		{
			displayName: 'VAT',
			name: 'amt_tax',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			required: true,
			default: 0,
			description: 'VAT in the amount, in won; 0 if the sale is tax-free',
		},
		additionalFields([
			receiptApiVersion,
			{
				displayName: 'Buyer Email',
				name: 'buyr_mail',
				type: 'string',
				default: '',
				placeholder: 'e.g. name@email.com',
				description:
					"The buyer's email address. Whether PayApp sends mail to it is not documented.",
			},
			{
				displayName: 'Buyer Mobile Phone',
				name: 'buyr_tel1',
				type: 'string',
				default: '',
				placeholder: 'e.g. 010-0000-0000',
				description:
					"The buyer's number. Hyphens are fine. Whether PayApp texts the buyer is not documented.",
			},
		]),
	],
	rules,
	toWire: (values) => omit(values, 'version'),
};
