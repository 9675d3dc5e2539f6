import type { INodePropertyOptions } from 'n8n-workflow';

import { CiderPayTrigger } from '../../nodes/CiderPay/CiderPayTrigger.node';
import { deliverTo } from './webhook.mts';
import type { Delivery, How } from './webhook.mts';

/** Made-up keys that a message carries; SECRET is in the URL that only CiderPay knows */
export const KEYS = { memberID: 'ciderstore', feedbackToken: 'TEST+feedback/token==' };
export const SECRET = 'TEST-url-secret-0123456789';
export const CREDENTIAL = { ...KEYS, urlSecret: SECRET };

/** Every event that the trigger offers */
const EVENTS = (
	new CiderPayTrigger().description.properties.find(({ name }) => name === 'events')!
		.options as INodePropertyOptions[]
).map(({ value }) => String(value));

/** Delivers a body to the CiderPay Trigger. */
export const deliver = async (body: Buffer | string | undefined, how?: How): Promise<Delivery> =>
	await deliverTo(
		new CiderPayTrigger(),
		{
			credential: CREDENTIAL,
			parameters: { events: EVENTS, options: {} },
			query: { secret: SECRET },
		},
		body,
		how,
	);
