import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { VAT_REPORT } from '../../api/endpoints';
import { omit } from '../../../core/values';
import { memberID, withMember } from '../../fields/fields';
import { dateRangeType, year, yearRule } from './period';

/** ciderpay.txt: 부가세 조회 API, the lists of `data`, from the most detailed to the total */
const LISTS = ['dateTaxList', 'payMethodSumTaxList', 'totalSumTaxList'];

/** ciderpay.txt: 부가세 조회 API */
export const get: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get',
	value: 'get',
	action: 'Get VAT report',
	description:
		"Get a merchant's figures for the VAT return: by month, by payment method and in total",
	effect: 'read',
	endpoint: VAT_REPORT,
	fields: [
		memberID,
		year,
		dateRangeType,
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{
					name: 'One Item per Row',
					value: 'rows',
					description: "For a spreadsheet: 'list' names the list that a row is from",
				},
				{
					name: 'Three Lists',
					value: 'lists',
					description: 'One item with the three lists as CiderPay returns them',
				},
			],
			default: 'lists',
			description: 'How the node outputs the report',
		},
	],
	rules: z.object({ year: yearRule }).partial(),
	toWire: (values, context) => withMember(omit(values, 'output'), context),
	toOutput: ({ data, ...reply }, { output }) => {
		const report = data as IDataObject;
		if (output !== 'rows') return { ...report, ...reply };
		return LISTS.flatMap((list) =>
			recordsOf(report[list]).map((row): IDataObject => ({ list, ...row })),
		);
	},
};

const recordsOf = (list: unknown): IDataObject[] =>
	Array.isArray(list) ? (list as IDataObject[]) : [];
