import type { Provider } from '../core/operation';
import { reference, secrets, toOutcome, toRequest } from './api';
import type { ShinhanCall } from './api';
import { resources } from './operations';

/** Shinhan PG, as the runner knows it */
export const shinhanPg: Provider<ShinhanCall> = {
	displayName: 'Shinhan PG',
	credential: 'shinhanPgApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	secrets,
};
