import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { ShinhanEndpoint } from './api/api';
import { resources } from './operations';

/** What the node creator says of the node and of its trigger: it shows the trigger's for both */
export const DESCRIPTION =
	'Request, confirm and cancel payments in Korea through Shinhan Bank PG (신한은행), and start workflows when they are paid';

/** What the runner needs to know of Shinhan PG */
export const shinhanPg: Provider<ShinhanEndpoint> = {
	displayName: 'Shinhan PG',
	credential: 'shinhanPgApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	account: accountFrom('baseUrl', 'client_id'),
	secrets,
};
