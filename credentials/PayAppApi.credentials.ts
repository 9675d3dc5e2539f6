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
			displayName: 'User ID',
			name: 'userid',
			type: 'string',
			required: true,
			default: '',
			description: 'The ID that you sign in to the PayApp seller site with',
		},
		{
			displayName: 'Link Key',
			name: 'linkkey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The '연동 KEY' of the PayApp seller site, under Settings (설정) > Integration (연동정보)",
		},
		{
			displayName: 'Link Value',
			name: 'linkval',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The '연동 VALUE' of the same page. It proves that a notification comes from PayApp. The connection test cannot check it, since no call sends it: compare it with care.",
		},
		{
			displayName:
				'The connection test checks user ID and link key. No call sends the link value, so nothing can test it: if it is wrong, the PayApp Trigger refuses every notification.',
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
			description: 'Where PayApp is called. Change it only for a test server.',
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
