import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IDataObject,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { probe } from '../core/ask';
import { isNoData, toOutcome, toRequest } from './api';
import { CARD_LIST } from './calls';

/**
 * Tests client ID and search key with the list of card companies. No call with the payment key is without
 * effect, so that one is not tested.
 */
export async function shinhanPgApiTest(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const request = toRequest(CARD_LIST, { pgcode: 'card' }, data as IDataObject);
		return verdictOf(toOutcome(await probe(this.helpers, request), CARD_LIST));
	} catch (error) {
		return failed(
			error instanceof RangeError
				? `${error.message}.`
				: 'Shinhan PG could not be reached. Check the base URL.',
		);
	}
}

function verdictOf(outcome: ReturnType<typeof toOutcome>): INodeCredentialTestResult {
	if (outcome.status === 'unknown') {
		return failed('The answer is not one of Shinhan PG. Check the base URL.');
	}
	if (outcome.status === 'refused' && !isNoData(outcome)) {
		return failed(outcome.advice ?? `Shinhan PG refused: code ${outcome.code}`);
	}
	return {
		status: 'OK',
		message: 'Client ID and search API key are right (the payment API key cannot be tested)',
	};
}

const failed = (message: string): INodeCredentialTestResult => ({ status: 'Error', message });
