import type { IDataObject } from 'n8n-workflow';

import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { GET_PRODUCT } from '../../api/endpoints';
import { productId } from './fields';

/** ciderpay.txt: 상품 조회. The manual does not list a product's fields, so all are passed on. */
export const get: RemoteOperation<CiderPayEndpoint> = {
	name: 'Get',
	value: 'get',
	action: 'Get product',
	description: 'Get the details of a product',
	effect: 'read',
	endpoint: GET_PRODUCT,
	fields: [productId],
	toOutput: ({ data }) => data as IDataObject,
};
