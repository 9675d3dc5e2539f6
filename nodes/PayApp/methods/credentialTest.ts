import { credentialTestOf, failed, passed } from '../../core/http/credentialTest';
import type { PayAppEndpoint } from '../api/api';
import { payApp } from '../provider';

const CLOSE: PayAppEndpoint = { cmd: 'paycancel', linkkey: true };

/**
 * Tests user ID and link key with a call that can change nothing: closing a request that is still
 * open, under a number that cannot exist. PayApp answers 70010 where the keys are wrong and anything
 * else where they are right. The link value goes out in no call, so it cannot be tested.
 */
export const payAppApiTest = credentialTestOf(payApp, () => ({
	endpoint: CLOSE,
	wire: { mul_no: '0', cancelmode: 'ready' },
	judge: (answer) =>
		answer.status === 'refused' && answer.advice && answer.code !== '70020'
			? failed(answer.advice)
			: passed('User ID and link key are right (the link value cannot be tested)'),
}));
