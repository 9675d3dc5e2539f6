import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { GmPayEndpoint } from './api/api';
import { resources } from './operations';

/** What the runner needs to know about GMPay */
export const gmPay: Provider<GmPayEndpoint> = {
	displayName: 'GMPay',
	credential: 'gmPayApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'devID', 'memberId'),
	secrets,
};
