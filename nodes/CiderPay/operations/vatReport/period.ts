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
		{ name: 'First Half', value: 'HF', description: 'January to June (상반기, HF)' },
		{ name: 'Quarter 1', value: 'Q1', description: 'January to March (1분기, Q1)' },
		{ name: 'Quarter 2', value: 'Q2', description: 'April to June (2분기, Q2)' },
		{ name: 'Quarter 3', value: 'Q3', description: 'July to September (3분기, Q3)' },
		{ name: 'Quarter 4', value: 'Q4', description: 'October to December (4분기, Q4)' },
		{ name: 'Second Half', value: 'HS', description: 'July to December (하반기, HS)' },
	],
	default: 'HF',
	description: 'The quarter or half of the year',
};
