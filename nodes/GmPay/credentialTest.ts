import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe } from '../core/ask';
import { textOf } from '../core/header';
import type { HttpReply } from '../core/operation';
import { redact } from '../core/redact';
import { sameSecret } from '../core/same';
import { secrets, toOutcome, toRequest } from './api';
import type { GmPayCall } from './api';
import { CHECK } from './operations/member/checkId';
import { TOKEN } from './operations/member/getCancelToken';

type Helpers = ICredentialTestFunctions['helpers'];

/**
 * Tests as much of a credential as it holds, with calls that change nothing: partner keys by asking
 * for the member's cancel token, which is compared with the one entered; without them, whether GMPay
 * knows the member. No call sends the feedback token, so it cannot be tested.
 */
export async function gmPayApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const credential = data as IDataObject;
	const [memberId, devID, devToken] = ['memberId', 'devID', 'devToken'].map((name) =>
		textOf(credential[name]),
	);
	if (Boolean(devID) !== Boolean(devToken)) {
		return failed("'Partner ID' and 'Partner Token' belong together: enter both or neither.");
	}
	if (!memberId) {
		return await ask(this.helpers, CHECK, 'test', credential, () =>
			passed('GMPay answers (the keys cannot be tested without a member ID)'),
		);
	}
	return devID
		? await ask(this.helpers, TOKEN, memberId, credential, verdictOfToken)
		: await ask(this.helpers, CHECK, memberId, credential, verdictOfMember);
}

type Verdict = (reply: IDataObject, credential: IDataObject) => INodeCredentialTestResult;

const verdictOfToken: Verdict = ({ val1 }, { cancelToken }) =>
	textOf(cancelToken) && !sameSecret(val1, cancelToken)
		? failed('The cancel token is not the one that GMPay has for this member. Correct or empty it.')
		: passed('Partner ID, partner token and member ID are right (no feedback token can be tested)');

const verdictOfMember: Verdict = ({ val1 }) =>
	val1 === 'E'
		? passed('GMPay knows this member ID (the tokens cannot be tested without partner keys)')
		: failed('GMPay does not know this member ID.');

/** Makes one call, once, and lets `verdict` judge what it gives */
async function ask(
	helpers: Helpers,
	call: GmPayCall,
	memberId: string,
	credential: IDataObject,
	verdict: Verdict,
): Promise<INodeCredentialTestResult> {
	let reply: HttpReply;
	try {
		reply = await probe(helpers, toRequest(call, { memberId }, credential));
	} catch (error) {
		return failed(
			error instanceof RangeError
				? `${error.message}.`
				: 'GMPay could not be reached. Check the base URL.',
		);
	}
	const outcome = toOutcome(reply, call);
	switch (outcome.status) {
		case 'succeeded':
			return verdict(outcome.data, credential);
		case 'refused':
			return failed(`GMPay says: ${redact(outcome.message, secrets(credential))}`);
		case 'unknown':
			return failed('The answer is not one of GMPay. Check the base URL.');
	}
}

const passed = (message: string): INodeCredentialTestResult => ({ status: 'OK', message });

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
