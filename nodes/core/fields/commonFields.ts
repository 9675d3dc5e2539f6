import type { INodeProperties } from 'n8n-workflow';

/** Two merchant-defined texts, echoed in every notification; several providers use these names. */
export const var1: INodeProperties = {
	displayName: 'Variable 1',
	name: 'var1',
	type: 'string',
	default: '',
	placeholder: 'e.g. your order number',
	description: 'Any text of yours, e.g. your order number. It comes back in every notification.',
};

export const var2: INodeProperties = {
	...var1,
	displayName: 'Variable 2',
	name: 'var2',
	placeholder: 'e.g. your customer number',
	description: 'A second text of yours. It comes back in every notification.',
};
