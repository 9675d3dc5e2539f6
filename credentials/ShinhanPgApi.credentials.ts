import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** A Shinhan PG merchant's keys, from the merchant admin site (고객사 관리자) */
export class ShinhanPgApi implements ICredentialType {
	name = 'shinhanPgApi';

	displayName = 'Shinhan PG API';

	icon: Icon = { light: 'file:../icons/shinhanpg.svg', dark: 'file:../icons/shinhanpg.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-korean-payments/n8n-nodes-korean-payments#shinhan-pg-credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Merchant ID',
			name: 'client_id',
			type: 'string',
			required: true,
			default: '',
			description: 'The merchant ID that Shinhan gave you (고객사 아이디), up to 10 characters',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pg.example.com',
			description:
				"Address of Shinhan's API without /v1.0, from the papers of your contract: one for tests, one for real payments",
		},
		{
			displayName: 'Payment API Key',
			name: 'paymentApiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The key of the type 'payment' on the merchant admin site (고객사 관리자), to request, confirm and cancel payments",
		},
		{
			displayName: 'Search API Key',
			name: 'searchApiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The key of the type 'search' on the merchant admin site (고객사 관리자), to look payments up",
		},
		{
			displayName:
				'The connection test checks Merchant ID and Search API Key. Payment API Key cannot be tested: if it is wrong, every payment request is refused.',
			name: 'untestedNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'IP Address',
			name: 'ip_addr',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 203.0.113.10',
			description:
				"Sent when a payment is confirmed or canceled and the buyer's IP address is unknown, e.g. that of your server",
		},
		{
			displayName: 'Deposit Secret',
			name: 'depositSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Only for the trigger's event Deposit Notice: 32 random letters and digits that protect its URL (at least 8)",
		},
	];

	/** For the HTTP Request node. Per the manual, GET takes the search key, POST the payment key. */
	authenticate(
		{ paymentApiKey, searchApiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const key = (request.method ?? 'GET') === 'GET' ? searchApiKey : paymentApiKey;
		const authorization = `SPGKEY ${String(key).trim()}`;
		const headers = { ...request.headers, Authorization: authorization };
		return Promise.resolve({ ...request, headers });
	}
}
