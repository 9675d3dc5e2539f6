import type { IAuthenticateGeneric, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** The keys of a GMPay partner and of the member that takes the payments; either half works alone */
export class GmPayApi implements ICredentialType {
	name = 'gmPayApi';

	displayName = 'GMPay API';

	icon: Icon = { light: 'file:../icons/gmpay.svg', dark: 'file:../icons/gmpay.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-korean-payments/n8n-nodes-korean-payments#gmpay-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Member ID',
			name: 'memberId',
			type: 'string',
			default: '',
			description:
				"The ID (memberId) of the shop that takes the payments. Used where an operation's 'Member ID' is left empty; the trigger then takes notifications of this member only.",
		},
		{
			displayName: 'Feedback Token',
			name: 'feedbackToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The token (feedbackToken) that is set up for the member at GMPay and comes with every notification. It proves that a notification comes from GMPay: without it the GMPay Trigger takes none.',
		},
		{
			displayName:
				'No call sends the feedback token, so the connection test cannot check it: if it is wrong, the GMPay Trigger refuses every notification.',
			name: 'untestedNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Cancel Token',
			name: 'cancelToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The token (cancelToken) that cancels payments of the member above. Leave it empty to enter it in the operation or to have the operation ask GMPay for it, which needs 'Partner ID' and 'Partner Token'.",
		},
		{
			displayName: 'Partner ID',
			name: 'devID',
			type: 'string',
			default: '',
			description:
				'The ID (devID) that GMPay gave you as a partner. Only for registering members and for asking for their cancel tokens.',
		},
		{
			displayName: 'Partner Token',
			name: 'devToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The token (devToken) that GMPay gave you as a partner. It goes out with the same calls as the partner ID and with no other.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.gmpay.kr',
			placeholder: 'e.g. https://api.gmpay.kr',
			description: 'Where GMPay is called. Change it only for a test server.',
		},
	];

	/** For calls from the HTTP Request node that this package does not offer */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { devID: '={{$credentials.devID}}', devToken: '={{$credentials.devToken}}' },
		},
	};
}
