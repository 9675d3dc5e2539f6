import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { CiderPayEndpoint } from './api/api';
import { NOTIFICATION_FIELDS, TRIGGER_PATH } from './api/notifyUrl';
import { resources } from './operations';

/** What the node creator says of the node and of its trigger: it shows the trigger's for both */
export const DESCRIPTION =
	'Request payments, charge registered cards and run subscriptions in Korea through CiderPay (사이다페이), and start workflows when they are paid';

/** What the runner needs to know about CiderPay */
export const ciderPay: Provider<CiderPayEndpoint> = {
	displayName: 'CiderPay',
	credential: 'ciderPayApi',
	resources,
	notified: { fields: NOTIFICATION_FIELDS, path: TRIGGER_PATH },
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'devID', 'memberID'),
	secrets,
};
