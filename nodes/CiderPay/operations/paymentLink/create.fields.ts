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
	description: 'Pictures of the goods, shown on the payment page',
	options: [{ displayName: 'Image', name: 'image', values: imageFields }],
};

const optional: INodeProperties[] = [
	{
		displayName: 'Ask for Address',
		name: 'useAddr',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer can enter a postal address',
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
			'Whether the buyer can enter the price. Compare the amount of the notification with what you expect.',
	},
	{
		displayName: 'Goods URL',
		name: 'goodsUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://shop.example.com/bouquet',
		description: 'A web page about the goods, which the payment page links to',
	},
	imageFiles,
	{
		displayName: 'Note Hint',
		name: 'payMemoPlaceholder',
		type: 'string',
		default: '',
		placeholder: 'e.g. When may we deliver?',
		description: "What stands in the buyer's note field before anything is written",
	},
	{
		displayName: 'Note Required',
		name: 'requiredPayMemo',
		type: 'boolean',
		default: false,
		description: 'Whether the buyer has to write a note',
	},
	returnUrl,
	{
		displayName: 'Thank-You Message',
		name: 'paymentCompleteStr',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'What the buyer reads after paying',
	},
	var1,
	var2,
];

/** ciderpay.txt: 결제링크 등록, every field of the table */
export const createFields: INodeProperties[] = [
	memberID,
	{
		displayName: 'Goods Name',
		name: 'goodsName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Flower bouquet',
		description: 'What is sold, as the buyer sees it',
	},
	{
		displayName: 'Price',
		name: 'goodsPrice',
		type: 'number',
		typeOptions: { minValue: 1000, maxValue: 99_999_999, numberPrecision: 0 },
		required: true,
		default: 0,
		description: 'The price of one, in won: 1,000 to 99,999,999',
	},
	{
		displayName: 'Goods Description',
		name: 'goodsDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		description: 'More about the goods, as the buyer sees it',
	},
	{
		displayName: 'Tax Type',
		name: 'taxType',
		type: 'options',
		required: true,
		options: [
			{ name: 'Taxable (과세)', value: 'TAX' },
			{ name: 'Tax-Free (면세)', value: 'FREE' },
		],
		default: 'TAX',
		description: 'Whether the sale is subject to value-added tax',
	},
	{
		displayName: 'Discount',
		name: 'useDiscount',
		type: 'boolean',
		required: true,
		default: false,
		description: 'Whether the goods are sold at a discount',
	},
	{
		displayName: 'Discount (%)',
		name: 'discountPercent',
		type: 'number',
		required: true,
		displayOptions: { show: { useDiscount: [true] } },
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How much is taken off the price, in percent',
	},
	stockInfo,
	buyAmount,
	deliveryPrice,
	feedbackUrl,
	additionalFields(optional),
];
