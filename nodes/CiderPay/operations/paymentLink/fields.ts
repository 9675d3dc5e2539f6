import type { INodeProperties } from 'n8n-workflow';

export const paymentLinkId: INodeProperties = {
	displayName: 'Payment Link',
	name: 'id',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		"The list shows the links of the credential's merchant. IDs are in the output of Payment Link > Get Many.",
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchPaymentLinks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1234',
		},
	],
};
