import type { INodeProperties } from 'n8n-workflow';

/** Two texts of the merchant's own, echoed in every notification; several providers use these names. */
export const var1: INodeProperties = {
	displayName: 'Your Reference 1',
	name: 'var1',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-1001',
	description: 'Usually your order number. Returned in every notification.',
};

export const var2: INodeProperties = {
	...var1,
	displayName: 'Your Reference 2',
	name: 'var2',
	placeholder: 'e.g. customer-42',
	description: 'A second text, e.g. your customer number. Returned in every notification.',
};
