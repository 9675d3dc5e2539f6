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
	description: 'How many there are to sell. Leave it out where there is no limit.',
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
					description: 'Whether only a certain number is sold',
				},
				{
					displayName: 'Quantity',
					name: 'stockCnt',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'How many there are in stock',
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
	description: 'How many a buyer can buy at a time. Leave it out where there is no limit.',
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
					description: 'The fewest that a buyer can buy at a time. It must be below the maximum.',
				},
				{
					displayName: 'Maximum',
					name: 'maxAmount',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'The most that a buyer can buy at a time. It must be above the minimum.',
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
	description: 'What delivery costs the buyer. Leave it out where it costs nothing.',
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
					displayName: 'Delivery Price',
					name: 'price',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true] } },
					default: 0,
					description: 'What delivery costs, in won',
				},
				{
					displayName: 'Free From an Amount',
					name: 'useFree',
					type: 'boolean',
					displayOptions: { show: { use: [true] } },
					default: false,
					description: 'Whether delivery is free for orders of a certain amount or more',
				},
				{
					displayName: 'Free From',
					name: 'conditionalFreePrice',
					type: 'number',
					typeOptions: { minValue: 1, numberPrecision: 0 },
					required: true,
					displayOptions: { show: { use: [true], useFree: [true] } },
					default: 0,
					description: 'The order amount from which on delivery is free, in won',
				},
			],
		},
	],
};
