import type { IAuthenticateGeneric, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** The keys of a GMPay partner and of the merchant that takes the payments; either half works alone */
export class GmPayApi implements ICredentialType {
	name = 'gmPayApi';

	displayName = 'GMPay API';

	icon: Icon = { light: 'file:../icons/gmpay.svg', dark: 'file:../icons/gmpay.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-korean-payments/n8n-nodes-korean-payments#gmpay-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Merchant ID',
			name: 'memberId',
			type: 'string',
			default: '',
			description:
				"The shop's GMPay ID (판매점 아이디, memberId). If set, the trigger accepts only this merchant's notifications.",
		},
		{
			displayName: 'Feedback Token',
			name: 'feedbackToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The token that GMPay sends with every notification (피드백 토큰, feedbackToken). The trigger accepts none without it.',
		},
		{
			displayName:
				'The connection test cannot check the feedback token, because no call sends it. If it is wrong, the GMPay Trigger refuses every notification.',
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
				"The token that cancels this merchant's payments (취소 토큰, cancelToken). With partner keys, Cancel can fetch it.",
		},
		{
			displayName: 'Partner ID',
			name: 'devID',
			type: 'string',
			default: '',
			description:
				'The ID that GMPay gave you as a partner (파트너사 아이디, devID), to register merchants and fetch cancel tokens',
		},
		{
			displayName: 'Partner Token',
			name: 'devToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The token that GMPay gave you as a partner (파트너사 토큰, devToken), sent only together with the partner ID',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.gmpay.kr',
			placeholder: 'e.g. https://api.gmpay.kr',
			description: "The address of GMPay's API; change it only for a test server",
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
