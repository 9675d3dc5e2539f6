import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { PayAppEndpoint } from './api/api';
import { resources } from './operations';

/** What the node creator says of the node and of its trigger: it shows the trigger's for both */
export const DESCRIPTION =
	'Request, cancel and refund payments in Korea with PayApp (페이앱), and start workflows when buyers pay';

/** How n8n ends the URL of every trigger of this type */
export const TRIGGER_PATH = 'payapp';

/** What the runner needs to know about PayApp */
export const payApp: Provider<PayAppEndpoint> = {
	displayName: 'PayApp',
	credential: 'payAppApi',
	resources,
	notified: { fields: ['feedbackurl', 'failurl'], path: TRIGGER_PATH },
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'userid'),
	secrets,
};
