import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe } from '../core/ask';
import { toOutcome, toRequest } from './api';

/**
 * Tests user ID and link key with a call that can change nothing: closing a request that is still
 * open, under a number that cannot exist. PayApp answers 70010 where the keys are wrong and anything
 * else where they are right. The link value goes out in no call, so it cannot be tested.
 */
export async function payAppApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const values = { mul_no: '0', cancelmode: 'ready' };
		const request = toRequest(CLOSE, values, data as IDataObject);
		return verdictOf(toOutcome(await probe(this.helpers, request), CLOSE));
	} catch (error) {
		return failed(
			error instanceof RangeError
				? `${error.message}.`
				: 'PayApp could not be reached. Check the base URL.',
		);
	}
}

const CLOSE = { cmd: 'paycancel', linkkey: true } as const;

function verdictOf(outcome: ReturnType<typeof toOutcome>): INodeCredentialTestResult {
	if (outcome.status === 'unknown')
		return failed('The answer is not one of PayApp. Check the base URL.');
	if (outcome.status === 'refused' && outcome.advice && outcome.code !== '70020') {
		return failed(outcome.advice);
	}
	return {
		status: 'OK',
		message: 'User ID and link key are right (the link value cannot be tested)',
	};
}

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
