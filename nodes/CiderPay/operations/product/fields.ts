import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { WireContext } from '../../../core/operation';
import { imageFields, imageOf, imageRules } from '../../fields/images';

/** Fields of a product (ciderpay.txt: 상품 등록, 상품 수정) */

export const productId: INodeProperties = {
	displayName: 'Product',
	name: 'id',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		"The list shows the products of the credential's merchant, or all if it names none. Create outputs the ID.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProducts', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1234',
		},
	],
};

export const goodsName: INodeProperties = {
	displayName: 'Product Name',
	name: 'goodsName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Flower bouquet',
	description: 'The name of the product',
};

export const goodsPrice: INodeProperties = {
	displayName: 'Price',
	name: 'goodsPrice',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 0,
	description: 'The price of the product, in won',
};

export const useTax: INodeProperties = {
	displayName: 'Taxable',
	name: 'useTax',
	type: 'boolean',
	required: true,
	default: true,
	description: 'Whether the product is subject to VAT',
};

export const imageFile: INodeProperties = {
	displayName: 'Image',
	name: 'imageFile',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add image',
	description: 'A picture of the product',
	options: [{ displayName: 'Image', name: 'image', values: imageFields }],
};

export const productRules = z.object({ imageFile: imageRules }).partial();

/** Converts the image, if any, to wire format. A throw means nothing was sent. */
export const withImage = async (
	values: IDataObject,
	context: WireContext,
): Promise<IDataObject> => ({
	...values,
	...(values.imageFile !== undefined && {
		imageFile: await imageOf(values.imageFile as IDataObject, context),
	}),
});
