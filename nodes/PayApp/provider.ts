import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { PayAppEndpoint } from './api/api';
import { resources } from './operations';

/** What the runner needs to know about PayApp */
export const payApp: Provider<PayAppEndpoint> = {
	displayName: 'PayApp',
	credential: 'payAppApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'userid'),
	secrets,
};
