import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { askProvider, testSender } from './askProvider';
import type { Endpoint, Provider, Refused, Succeeded, WireParams } from '../operation';

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
