import { credentialTestOf, failed, passed } from '../../core/http/credentialTest';
import { CANCEL_NOTHING } from '../api/endpoints';
import { payApp } from '../provider';

/**
 * Tests user ID and link key with a call that can change nothing: closing an open request under a
 * number that cannot exist. Wrong keys get 70010. Every documented code but 70020 fails the test;
 * any other readable answer passes. No call sends the link value, so it cannot be tested.
 */
export const payAppApiTest = credentialTestOf(payApp, () => ({
	endpoint: CANCEL_NOTHING,
	wire: { mul_no: '0', cancelmode: 'ready' },
	judge: (answer) =>
		answer.status === 'refused' && answer.advice && answer.code !== '70020'
			? failed(answer.advice)
			: passed('Seller ID and link key are right (the link value cannot be tested)'),
}));
