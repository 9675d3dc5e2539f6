import type { IAuthenticateGeneric, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/** A PayApp merchant's keys, from the seller site: Settings (설정) > Integration (연동정보) */
export class PayAppApi implements ICredentialType {
	name = 'payAppApi';

	displayName = 'PayApp API';

	icon: Icon = { light: 'file:../icons/payapp.svg', dark: 'file:../icons/payapp.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-korean-payments/n8n-nodes-korean-payments#payapp-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Seller ID',
			name: 'userid',
			type: 'string',
			required: true,
			default: '',
			description: 'Your login ID for the PayApp seller site (판매자 회원 아이디, userid)',
		},
		{
			displayName: 'Link Key',
			name: 'linkkey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The '연동 KEY' on the PayApp seller site, under Settings (설정) > Integration (연동정보)",
		},
		{
			displayName: 'Link Value',
			name: 'linkval',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The '연동 VALUE' on the same page. It shows that a notification really comes from PayApp.",
		},
		{
			displayName:
				'The connection test cannot check the link value, because no call sends it. If it is wrong, the PayApp Trigger refuses every notification, so compare it carefully.',
			name: 'linkvalNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://api.payapp.kr',
			placeholder: 'e.g. https://api.payapp.kr',
			description: "Address of PayApp's API. Change it only for a test server.",
		},
	];

	/** For calls from the HTTP Request node that this package does not offer */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			body: { userid: '={{$credentials.userid}}', linkkey: '={{$credentials.linkkey}}' },
		},
	};
}
