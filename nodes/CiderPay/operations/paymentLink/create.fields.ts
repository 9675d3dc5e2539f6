import type { INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../../core/fields/nodeProperties';
import { feedbackUrl, memberID, returnUrl, var1, var2 } from '../../fields/fields';
import { imageFields } from '../../fields/images';
import { buyAmount, deliveryPrice, stockInfo } from './create.objects';

const imageFiles: INodeProperties = {
	displayName: 'Images',
	name: 'imageFiles',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	placeholder: 'Add image',
	description: 'Pictures of the product',
	options: [{ displayName: 'Image', name: 'image', values: imageFields }],
};

const optional: INodeProperties[] = [
	{
		displayName: 'Ask for Address',
		name: 'useAddr',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer can enter an address',
	},
	{
		displayName: 'Ask for Name',
		name: 'useBuyerName',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer can enter a name',
	},
	{
		displayName: 'Ask for Note',
		name: 'usePayMemoToSeller',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer can write a note with the payment',
	},
	{
		displayName: 'Buyer Sets Price',
		name: 'usePriceInput',
		type: 'boolean',
		default: false,
		description:
			'Whether the buyer can enter the price. Check the amount when the CiderPay Trigger reports the payment.',
	},
	imageFiles,
	{
		displayName: 'Note Hint',
		name: 'payMemoPlaceholder',
		type: 'string',
		default: '',
		placeholder: 'e.g. When may we deliver?',
		description: "The hint in the buyer's empty note field",
	},
	{
		displayName: 'Note Required',
		name: 'requiredPayMemo',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer must write a note',
	},
	{
		displayName: 'Product URL',
		name: 'goodsUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example.com/bouquet',
		description: 'A web page about the product',
	},
	returnUrl,
	{
		displayName: 'Thank-You Message',
		name: 'paymentCompleteStr',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'The message shown to the buyer after paying',
	},
	var1,
	var2,
];

/** ciderpay.txt: 결제링크 등록, every field of the table */
export const createFields: INodeProperties[] = [
	memberID,
	{
		displayName: 'Product Name',
		name: 'goodsName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'What is sold',
	},
	{
		displayName: 'Price',
		name: 'goodsPrice',
		type: 'number',
		typeOptions: { minValue: 1000, maxValue: 99_999_999, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'The price of one piece, in won: 1,000 to 99,999,999',
	},
	{
		displayName: 'Description',
		name: 'goodsDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		description: 'Details of the product',
	},
	{
		displayName: 'Tax Type',
		name: 'taxType',
		type: 'options',
		required: true,
		options: [
			{ name: 'Taxable', value: 'TAX', description: 'Subject to VAT (과세, TAX)' },
			{ name: 'Tax-Free', value: 'FREE', description: 'Free of VAT (면세, FREE)' },
		],
		default: 'TAX',
		description: 'Whether the sale is subject to VAT',
	},
	{
		displayName: 'Discount',
		name: 'useDiscount',
		type: 'boolean',
		required: true,
		default: false,
		description: 'Whether the product is sold at a discount',
	},
	{
		displayName: 'Discount (%)',
		name: 'discountPercent',
		type: 'number',
		required: true,
		displayOptions: { show: { useDiscount: [true] } },
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How much the price is reduced, in percent',
	},
	stockInfo,
	buyAmount,
	deliveryPrice,
	feedbackUrl,
	additionalFields(optional),
];
