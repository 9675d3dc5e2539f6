import type { Provider } from '../core/operation';
import { reference, secrets, toOutcome, toRequest } from './api';
import type { CiderPayCall } from './api';
import { resources } from './operations';

/** CiderPay, as the runner knows it */
export const ciderPay: Provider<CiderPayCall> = {
	displayName: 'CiderPay',
	credential: 'ciderPayApi',
	resources,
	toRequest,
	toOutcome,
	reference,
	secrets,
};
