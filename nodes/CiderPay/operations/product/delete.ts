import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { DELETE_PRODUCT } from '../../api/endpoints';
import { productId } from './fields';

/** ciderpay.txt: 상품 삭제; the manual shows no reply */
export const remove: RemoteOperation<CiderPayEndpoint> = {
	name: 'Delete',
	value: 'delete',
	action: 'Delete product',
	description: "Remove a product from a merchant's list",
	effect: 'write',
	endpoint: DELETE_PRODUCT,
	fields: [productId],
	toOutput: (reply, { id }) => ({ deleted: true, id, ...reply }),
};
