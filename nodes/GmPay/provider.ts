import type { Provider } from '../core/operation';
import { accountFrom } from '../core/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api';
import type { GmPayEndpoint } from './api';
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
