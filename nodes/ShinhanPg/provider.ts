import type { Provider } from '../core/operation';
import { accountFrom } from '../core/fields/credentialValues';
import { reference, secrets, toOutcome, toRequest } from './api/api';
import type { ShinhanEndpoint } from './api/api';
import { resources } from './operations';

/** Shinhan PG, as the runner knows it */
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
