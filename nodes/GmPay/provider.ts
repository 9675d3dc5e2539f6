import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { GmPayEndpoint } from './api/api';
import { resources } from './operations';

/** What the node creator says of the node and of its trigger: it shows the trigger's for both */
export const DESCRIPTION =
	'Request and cancel payments in Korea through GMPay (굿모닝페이), and start workflows when they are paid';

/** How n8n ends the URL of every trigger of this type */
export const TRIGGER_PATH = 'gmpay';

/** What the runner needs to know about GMPay */
export const gmPay: Provider<GmPayEndpoint> = {
	displayName: 'GMPay',
	credential: 'gmPayApi',
	resources,
	notified: { fields: ['feedbackUrl'], path: TRIGGER_PATH },
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'devID', 'memberId'),
	secrets,
};
