import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** The period of a VAT report (ciderpay.txt: 부가세 조회 API, year and dateRangeType) */

export const year: INodeProperties = {
	displayName: 'Year',
	name: 'year',
	type: 'number',
	typeOptions: { numberPrecision: 0 },
	required: true,
	default: 2026,
	description: 'The year of the report, with four digits',
};

export const yearRule = z
	.number()
	.refine((value) => value >= 1000 && value <= 9999, 'must be a year with four digits, e.g. 2026');

export const dateRangeType: INodeProperties = {
	displayName: 'Period',
	name: 'dateRangeType',
	type: 'options',
	required: true,
	options: [
		{ name: 'First Half (상반기)', value: 'HF' },
		{ name: 'Quarter 1 (1분기)', value: 'Q1' },
		{ name: 'Quarter 2 (2분기)', value: 'Q2' },
		{ name: 'Quarter 3 (3분기)', value: 'Q3' },
		{ name: 'Quarter 4 (4분기)', value: 'Q4' },
		{ name: 'Second Half (하반기)', value: 'HS' },
	],
	default: 'HF',
	description: 'The half or the quarter of the year',
};
