import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ICredentialTestFunctions,
} from 'n8n-workflow';

import { readBody } from './body';
import { inTime } from './inTime';
import type { HttpReply, Input, Outcome, Provider } from './operation';
import { send } from './send';

/** What one call needs, wherever it is made: in a run, a webhook or a list of the editor */
export interface Asking<TCall> {
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>;
	of: Pick<Provider<TCall>, 'toRequest' | 'toOutcome'>;
	credential: IDataObject;
	/** Milliseconds for the whole answer */
	timeout: number;
	/** The host of this n8n's own webhooks, where it is known */
	webhookHost?: () => string | undefined;
}

/** Makes one call, once, and tells how it ended. What cannot be made into a request is not sent. */
export async function askOnce<TCall>(
	{ helpers, of, credential, timeout, webhookHost }: Asking<TCall>,
	call: TCall,
	values: Input,
): Promise<Outcome> {
	let request: IHttpRequestOptions;
	try {
		request = of.toRequest(call, values, credential, webhookHost);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		const title = 'The request could not be made, nothing was sent';
		return { status: 'notSent', reason, title };
	}
	const sent = await send(helpers, request, timeout);
	return 'reply' in sent ? of.toOutcome(sent.reply, call) : sent;
}

const TEST_TIMEOUT = 15_000;

/**
 * The answer to a credential's test, through the one request helper that n8n offers there; it throws where
 * none came in time.
 */
export async function probe(
	helpers: Pick<ICredentialTestFunctions['helpers'], 'request'>,
	{ url, ...request }: IHttpRequestOptions,
	timeout = TEST_TIMEOUT,
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
