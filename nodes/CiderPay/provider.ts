import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { CiderPayEndpoint } from './api/api';
import { resources } from './operations';

/** What the runner needs to know about CiderPay */
export const ciderPay: Provider<CiderPayEndpoint> = {
	displayName: 'CiderPay',
	credential: 'ciderPayApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'devID', 'memberID'),
	secrets,
};
