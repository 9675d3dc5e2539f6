import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { UPDATE_PRODUCT } from '../../api/endpoints';
import {
	goodsName,
	goodsPrice,
	imageFile,
	productId,
	productRules,
	useTax,
	withImage,
} from './fields';

/** ciderpay.txt: 상품 수정 */
export const update: RemoteOperation<CiderPayEndpoint> = {
	name: 'Update',
	value: 'update',
	action: 'Update product',
	description: "Change a product. Fields you leave out are not sent, but 'Taxable' always is.",
	effect: 'write',
	endpoint: UPDATE_PRODUCT,
	fields: [
		productId,
		{
			...useTax,
			description:
				'Whether the product is subject to VAT. It is always sent: turn it off for a tax-free product, or it becomes taxable.',
		},
		additionalFields([imageFile, goodsPrice, goodsName]),
	],
	rules: productRules,
	toWire: withImage,
	toOutput: (reply, { id }) => ({ updated: true, id, ...reply }),
};
