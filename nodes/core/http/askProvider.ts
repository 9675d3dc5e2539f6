import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { cleanOutcome } from '../security/cleanOutcome';
import type { Ask, Endpoint, Outcome, Provider } from '../operation';
import type { Send } from './send';
import { messageOf } from '../values';

/** What a provider call needs, whether in a run, a webhook, a list or a test in the editor */
export interface ProviderAccess<TEndpoint extends Endpoint> {
	provider: Pick<Provider<TEndpoint>, 'toRequest' | 'toOutcome' | 'secrets'>;
	credential: IDataObject;
	send: Send;
	/** The host of this n8n's own webhooks, if known */
	webhookHost?: () => string | undefined;
	/** Parameters that are secrets, whatever their values */
	secretParameters?: string[];
	/** Secrets beyond those and the credential's own */
	secrets?: string[];
}

/**
 * The one way to call a provider: makes a call once and returns its outcome. If no request can be
 * built, nothing is sent. The outcome holds no secret that was sent: a provider may echo them.
 */
export const askProvider =
	<TEndpoint extends Endpoint>(access: ProviderAccess<TEndpoint>): Ask<TEndpoint> =>
	async (endpoint, wire) => {
		const { provider, credential, send, webhookHost } = access;
		const { secretParameters = [], secrets = [] } = access;
		const sent = secretParameters.map((name) => String(wire[name] ?? ''));
		const known = [...provider.secrets(credential), ...secrets, ...sent];
		const clean = (outcome: Outcome) => cleanOutcome(outcome, known, endpoint.reveals);
		let request: IHttpRequestOptions;
		try {
			request = provider.toRequest(endpoint, wire, credential, webhookHost);
		} catch (error) {
			const title = 'The request could not be made, nothing was sent';
			return clean({ status: 'notSent', reason: messageOf(error), title });
		}
		const answered = await send(request);
		return clean('reply' in answered ? provider.toOutcome(answered.reply, endpoint) : answered);
	};
