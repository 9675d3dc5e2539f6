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
			displayName: 'Client ID',
			name: 'client_id',
			type: 'string',
			required: true,
			default: '',
			description: 'The merchant ID (고객사 아이디) that Shinhan gave you, at most 10 characters',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://pg.example.com',
			description:
				"The address of Shinhan's API, without /v1.0. The public manual names none: it stands in the papers of your merchant contract, one for tests and one for real payments. Ask Shinhan's PG support where you do not have it.",
		},
		{
			displayName: 'Payment API Key',
			name: 'paymentApiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The key of the type 'payment' of the merchant admin site (고객사 관리자). It requests, confirms and cancels payments.",
		},
		{
			displayName: 'Search API Key',
			name: 'searchApiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				"The key of the type 'search' of the same site. It looks payments up, also to find out how a confirmation or a cancellation ended whose answer was lost.",
		},
		{
			displayName:
				'The connection test checks client ID and search key. No call with the payment key is without effect, so nothing can test it: if it is wrong, every request is refused.',
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
				"The IP address that confirmations and cancellations name where the buyer's is not known, e.g. that of your server",
		},
		{
			displayName: 'Deposit Secret',
			name: 'depositSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Only for the Shinhan PG Trigger's event Deposit Notice: a secret that you make up, 32 random letters and digits, 8 at the least. The address that you register for deposit notices must carry it, since nothing in them is signed.",
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
