import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { ShinhanEndpoint } from './api/api';
import { resources } from './operations';

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
