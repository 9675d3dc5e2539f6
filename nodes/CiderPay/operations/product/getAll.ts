import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { PRODUCT_PAGE } from '../../api/endpoints';
import { day, limit, returnAll } from '../../fields/fields';
import { gatherPages } from './pages';

/** ciderpay.txt: 상품 페이징 리스트, every field of the table */
const filters: INodeProperties[] = [
	{
		displayName: 'Merchant ID',
		name: 'memberID',
		type: 'string',
		default: '',
		description:
			"Only this merchant's products. Leave it out for all merchants of your developer account.",
	},
	{
		displayName: 'Merchant ID Contains',
		name: 'memberIDLike',
		type: 'string',
		default: '',
		description: 'Only products of merchants whose ID contains this text',
	},
	{
		displayName: 'Page',
		name: 'page',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 0 },
		default: 0,
		description: 'The page to start from. Leave it out to start from the first.',
	},
	{
		displayName: 'Page Size',
		name: 'size',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 100,
		description: 'How many products to request at a time. It does not change the result.',
	},
	{
		displayName: 'Price',
		name: 'goodsPrice',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 0,
		description: 'Only products at exactly this price, in won',
	},
	{
		displayName: 'Product Name',
		name: 'goodsName',
		type: 'string',
		default: '',
		description: 'Only products with exactly this name',
	},
	{
		displayName: 'Product Name Contains',
		name: 'goodsNameLike',
		type: 'string',
		default: '',
		description: 'Only products whose name contains this text',
	},
	{
		displayName: 'Registered From',
		name: 'startDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-01-01',
		description: 'Only products added on this day (yyyy-MM-dd) or later',
	},
	{
		displayName: 'Registered Until',
		name: 'endDate',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2026-12-31',
		description: 'Only products added on this day (yyyy-MM-dd) or earlier',
	},
	{
		displayName: 'Taxable',
		name: 'useTax',
		type: 'boolean',
		default: true,
		description: 'Whether to get only taxable products; if off, only tax-free ones',
	},
];

/** ciderpay.txt: 상품 페이징 리스트 */
export const getAll: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many products',
	description: 'Get all products, or those that match the filters',
	effect: 'read',
	endpoint: PRODUCT_PAGE,
	fields: [returnAll, limit, additionalFields(filters)],
	rules: z.object({ startDate: day, endDate: day }).partial(),
	perform: gatherPages,
	toOutput: ({ rows }) => rows as IDataObject[],
};
