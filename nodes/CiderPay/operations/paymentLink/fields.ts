import type { INodeProperties } from 'n8n-workflow';

export const paymentLinkId: INodeProperties = {
	displayName: 'Payment Link',
	name: 'id',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description:
		"The payment link. The list shows those of the credential's Member ID in CiderPay; the operation Get Many gives the ID of each.",
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
