import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

/** A CiderPay developer's keys, plus what all calls of one merchant share */
export class CiderPayApi implements ICredentialType {
	name = 'ciderPayApi';

	displayName = 'CiderPay API';

	icon: Icon = { light: 'file:../icons/ciderpay.svg', dark: 'file:../icons/ciderpay.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-korean-payments/n8n-nodes-korean-payments#ciderpay-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Developer ID',
			name: 'devID',
			type: 'string',
			required: true,
			default: '',
			description: 'The developer ID (개발사 아이디) that CiderPay gave you',
		},
		{
			displayName: 'Developer Token',
			name: 'devToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'The developer token (개발사 토큰) that CiderPay gave you',
		},
		{
			displayName:
				'The connection test checks only the two values above. Compare the ones below with care.',
			name: 'untestedNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Merchant ID',
			name: 'memberID',
			type: 'string',
			default: '',
			description:
				'The merchant (회원 아이디) if a node names no other. The CiderPay Trigger accepts only its notifications.',
		},
		{
			displayName: 'Feedback Token',
			name: 'feedbackToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The merchant's feedback token (피드백 토큰), from Member > Get Tokens. Needed to cancel payments. Leave empty if genuine notifications are rejected.",
		},
		{
			displayName: 'URL Secret',
			name: 'urlSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"A random text of 32 characters that protects the trigger's URL. The CiderPay node adds it automatically.",
		},
		{
			displayName: 'Payment Token',
			name: 'approvalToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"The merchant's payment token (결제 토큰), from Member > Get Tokens. Only needed if it is switched on.",
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.ciderpay.com',
			placeholder: 'e.g. https://api.ciderpay.com',
			description: 'Where CiderPay is called. Change it only for a test server.',
		},
	];

	/** For calls from the HTTP Request node that this package does not offer */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { devID: '={{$credentials.devID}}', devToken: '={{$credentials.devToken}}' },
		},
	};

	/** Listing a product changes nothing. A reply without `success` is an error or not CiderPay's. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl.trim()}}',
			url: '/oapi/goods/paging',
			qs: { size: 1 },
			headers: { accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'success',
					value: false,
					message: 'CiderPay refused the developer ID or the developer token',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'success',
					value: undefined,
					message:
						'CiderPay did not confirm the developer ID and the developer token. Check both, and the base URL.',
				},
			},
		],
	};
}
