import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { askProvider } from './askProvider';
import { readBody } from './readBody';
import type { Send } from './send';
import { inTime } from '../inTime';
import type { Endpoint, HttpReply, Provider, Refused, Succeeded, WireParams } from '../operation';

/** A call that changes nothing, and what its answer says about the credential */
export interface CredentialTest<TEndpoint extends Endpoint> {
	endpoint: TEndpoint;
	wire: WireParams;
	judge: (answer: Succeeded | Refused) => INodeCredentialTestResult;
}

/** Implements a credential's "Test" button; `testOf` picks the call by what the credential has. */
export function credentialTestOf<TEndpoint extends Endpoint>(
	provider: Pick<Provider<TEndpoint>, 'displayName' | 'toRequest' | 'toOutcome' | 'secrets'>,
	testOf: (credential: IDataObject) => CredentialTest<TEndpoint> | INodeCredentialTestResult,
) {
	return async function test(
		this: ICredentialTestFunctions,
		{ data = {} }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const credential = data as IDataObject;
		const chosen = testOf(credential);
		if ('status' in chosen) return chosen;
		const ask = askProvider({
			provider,
			credential,
			send: testSender(this.helpers, provider.displayName),
		});
		const outcome = await ask(chosen.endpoint, chosen.wire);
		switch (outcome.status) {
			case 'notSent':
				return failed(`${outcome.reason}.`);
			case 'unknown':
				return failed(`The answer is not one of ${provider.displayName}. Check the base URL.`);
			case 'succeeded':
			case 'refused':
				return chosen.judge(outcome);
		}
	};
}

export const passed = (message: string): INodeCredentialTestResult => ({ status: 'OK', message });

export const failed = (message: string): INodeCredentialTestResult => ({
	status: 'Error',
	message,
});

const TEST_TIMEOUT = 15_000;

/** Sends with the one request helper that n8n offers to credential tests. */
const testSender =
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

/** Returns the answer to a test request; throws if none came in time. */
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
	// The helper takes no signal, and its timeout ends with the headers.
	return await inTime(answer, tooLate, () => new Error('No answer came in time'));
}
