import type { INodeProperties } from 'n8n-workflow';

/**
 * Objects that every payment link has (ciderpay.txt: 결제링크 등록). They default to empty, since n8n
 * cannot load a node whose fixedCollection has any other default; omitted, they go out as not used.
 */

export const NOT_USED = {
	stockInfo: { use: false },
	buyAmount: { use: false },
	deliveryPrice: { use: false },
};

export const stockInfo: INodeProperties = {
	displayName: 'Stock',
	name: 'stockInfo',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add stock',
	description: 'How many can be sold. Leave it out if there is no limit.',
	options: [
		{
			displayName: 'Stock',
			name: 'stock',
			values: [
				{
					displayName: 'Limited',
					name: 'use',
					type: 'boolean',
					required: true,
					default: true,
					description: 'Whether the stock is limited',
				},
				{
					displayName: 'Quantity',
					name: 'stockCnt',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description:
						'How many are in stock. What the buyer sees once they are sold is not documented.',
				},
			],
		},
	],
};

export const buyAmount: INodeProperties = {
	displayName: 'Quantity per Purchase',
	name: 'buyAmount',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add quantity',
	description: 'How many a buyer can buy at a time. Leave it out if there is no limit.',
	options: [
		{
			displayName: 'Quantity',
			name: 'amount',
			values: [
				{
					displayName: 'Limited',
					name: 'use',
					type: 'boolean',
					required: true,
					default: true,
					description: 'Whether the quantity has a minimum and a maximum',
				},
				{
					displayName: 'Minimum',
					name: 'minAmount',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'The fewest a buyer can buy at a time, less than the maximum',
				},
				{
					displayName: 'Maximum',
					name: 'maxAmount',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'The most a buyer can buy at a time, more than the minimum',
				},
			],
		},
	],
};

export const deliveryPrice: INodeProperties = {
	displayName: 'Delivery',
	name: 'deliveryPrice',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add delivery',
	description: 'What delivery costs the buyer. Leave it out if it is free.',
	options: [
		{
			displayName: 'Delivery',
			name: 'delivery',
			values: [
				{
					displayName: 'Charge for Delivery',
					name: 'use',
					type: 'boolean',
					required: true,
					default: true,
					description: 'Whether the buyer pays for delivery',
				},
				{
					displayName: 'Delivery Fee',
					name: 'price',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'How much delivery costs, in won',
				},
				{
					displayName: 'Free for Large Orders',
					name: 'useFree',
					type: 'boolean',
					displayOptions: { show: { use: [true] } },
					default: false,
					description: 'Whether delivery is free from a certain order amount',
				},
				{
					displayName: 'Free From Order Amount',
					name: 'conditionalFreePrice',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true], useFree: [true] } },
					default: 0,
					description: 'Orders of this amount or more are delivered free, in won',
				},
			],
		},
	],
};
