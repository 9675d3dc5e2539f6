import type {
	ICredentialTestFunctions,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { readBody } from './readBody';
import { cleanOutcome } from '../security/cleanOutcome';
import { inTime } from './timeLimit';
import type {
	Ask,
	Endpoint,
	HttpReply,
	NotSent,
	Outcome,
	Provider,
	Unknown,
	WireParams,
} from '../operation';
import { send } from './send';
import { messageOf } from '../values';

/** Sends one request, once */
type Send = (request: IHttpRequestOptions) => Promise<{ reply: HttpReply } | NotSent | Unknown>;

/** What a provider is asked with, wherever that is: in a run, a webhook, a list or a test of the editor */
export interface ProviderAccess<TEndpoint extends Endpoint> {
	provider: Pick<Provider<TEndpoint>, 'toRequest' | 'toOutcome' | 'secrets'>;
	credential: IDataObject;
	send: Send;
	/** The host of this n8n's own webhooks, where it is known */
	webhookHost?: () => string | undefined;
	/** The parameters that are secrets, whatever their values */
	secretParameters?: string[];
	/** Secrets beside those, and beside what the credential holds */
	secrets?: string[];
}

/**
 * The one way to ask a provider: makes a call once and tells how it ended. What cannot be made into a
 * request is not sent. No secret that was sent is in what it gives: a provider may repeat them.
 */
export const askProvider =
	<TEndpoint extends Endpoint>(access: ProviderAccess<TEndpoint>): Ask<TEndpoint> =>
	async (endpoint, wire) => {
		const { provider, credential, secretParameters = [], secrets = [] } = access;
		const sent = secretParameters.map((name) => String(wire[name] ?? ''));
		const all = [...provider.secrets(credential), ...secrets, ...sent];
		return cleanOutcome(await askOnce(access, endpoint, wire), all, endpoint.reveals);
	};

async function askOnce<TEndpoint extends Endpoint>(
	{ provider, credential, send: sendOnce, webhookHost }: ProviderAccess<TEndpoint>,
	endpoint: TEndpoint,
	wire: WireParams,
): Promise<Outcome> {
	let request: IHttpRequestOptions;
	try {
		request = provider.toRequest(endpoint, wire, credential, webhookHost);
	} catch (error) {
		const reason = messageOf(error);
		const title = 'The request could not be made, nothing was sent';
		return { status: 'notSent', reason, title };
	}
	const sent = await sendOnce(request);
	return 'reply' in sent ? provider.toOutcome(sent.reply, endpoint) : sent;
}

/** Sends by n8n's request helper; `timeout` is for the whole answer, in milliseconds. */
export const sender =
	(helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>, timeout: number): Send =>
	async (request) =>
		await send(helpers, request, timeout);

const TEST_TIMEOUT = 15_000;

/** Sends by the one request helper that n8n offers to the test of a credential. */
export const testSender =
	(
		helpers: Pick<ICredentialTestFunctions['helpers'], 'request'>,
		displayName: string,
		timeout = TEST_TIMEOUT,
	): Send =>
	async (request) => {
		try {
			return { reply: await probe(helpers, request, timeout) };
		} catch {
			const reason = `${displayName} could not be reached. Check the base URL`;
			return { status: 'notSent', reason };
		}
	};

/** The answer to a test's request; throws where none came in time. */
export async function probe(
	helpers: Pick<ICredentialTestFunctions['helpers'], 'request'>,
	{ url, ...request }: IHttpRequestOptions,
	timeout: number,
): Promise<HttpReply> {
	const tooLate = AbortSignal.timeout(timeout);
	const answer = (async () => {
		const { statusCode, body } = (await helpers.request({
			...request,
			uri: url,
			timeout,
			followRedirect: false,
			simple: false,
			resolveWithFullResponse: true,
		})) as { statusCode: number; body: unknown };
		return { status: statusCode, body: await readBody(body, tooLate) };
	})();
	// The helper takes no signal, and its time-out ends with the headers.
	return await inTime(answer, tooLate, () => new Error('No answer came in time'));
}
