import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import type { CiderPayEndpoint } from '../../api/api';
import { CREATE_PRODUCT } from '../../api/endpoints';
import { memberID, withMember } from '../../fields/fields';
import { goodsName, goodsPrice, imageFile, productRules, useTax, withImage } from './fields';

/** ciderpay.txt: 상품 등록 */
export const create: RemoteOperation<CiderPayEndpoint> = {
	name: 'Create',
	value: 'create',
	action: 'Create product',
	description: "Add a product to a merchant's list and get its ID",
	effect: 'write',
	endpoint: CREATE_PRODUCT,
	fields: [
		memberID,
		{ ...goodsName, required: true },
		{ ...goodsPrice, required: true },
		useTax,
		additionalFields([imageFile]),
	],
	rules: productRules,
	toWire: async (values, context) => await withImage(withMember(values, context), context),
	toOutput: (reply) => ({ id: reply.data, ...reply }),
};
