import type { IDataObject, INodeCredentialTestResult } from 'n8n-workflow';

import { credentialTestOf, failed, passed } from '../../core/http/credentialTest';
import type { CredentialTest } from '../../core/http/credentialTest';
import { trimmed } from '../../core/values';
import { secretsEqual } from '../../core/security/secretsEqual';
import type { GmPayEndpoint } from '../api/api';
import { CANCEL_TOKEN, CHECK_ID } from '../api/endpoints';
import { gmPay } from '../provider';

/**
 * Tests as much of a credential as it holds, with calls that change nothing. With partner keys it
 * gets the member's cancel token and compares it with the one entered; without them it checks that
 * GMPay knows the member. No call sends the feedback token, so it cannot be tested.
 */
export const gmPayApiTest = credentialTestOf(gmPay, (credential) => {
	const memberId = trimmed(credential.memberId);
	const devID = trimmed(credential.devID);
	if (Boolean(devID) !== Boolean(trimmed(credential.devToken))) {
		return failed("Enter both 'Partner ID' and 'Partner Token', or neither.");
	}
	if (!memberId && !devID) {
		return failed("Enter 'Merchant ID', or 'Partner ID' and 'Partner Token'.");
	}
	if (!memberId) {
		return testWith(CHECK_ID, 'test', () =>
			passed('GMPay answers (the keys cannot be tested without a merchant ID)'),
		);
	}
	return devID
		? testWith(CANCEL_TOKEN, memberId, (reply) => verdictOfToken(reply, credential))
		: testWith(CHECK_ID, memberId, verdictOfMember);
});

const testWith = (
	endpoint: GmPayEndpoint,
	memberId: string,
	verdict: (reply: IDataObject) => INodeCredentialTestResult,
): CredentialTest<GmPayEndpoint> => ({
	endpoint,
	wire: { memberId },
	judge: (answer) =>
		answer.status === 'refused' ? failed(`GMPay says: ${answer.message}`) : verdict(answer.data),
});

const verdictOfToken = ({ val1 }: IDataObject, { cancelToken }: IDataObject) =>
	trimmed(cancelToken) && !secretsEqual(val1, cancelToken)
		? failed("The cancel token is not this merchant's. Correct it or leave it empty.")
		: passed(
				'Partner ID, partner token and merchant ID are right (the feedback token cannot be tested)',
			);

const verdictOfMember = ({ val1 }: IDataObject) =>
	val1 === 'E'
		? passed('GMPay knows this merchant ID (the tokens cannot be tested without partner keys)')
		: failed("GMPay does not know this 'Merchant ID'.");
