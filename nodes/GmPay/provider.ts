import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { GmPayEndpoint } from './api/api';
import { resources } from './operations';

/** GMPay, as the runner knows it */
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
