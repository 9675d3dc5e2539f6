import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { secretsEqual } from '../../core/security/secretsEqual';
import { clientIdOf, paymentKeyOf, trimmedOrDigits } from './api';
import { wonDigits } from './amounts';

const sha256 = (...parts: unknown[]): string =>
	createHash('sha256').update(parts.map(String).join(''), 'utf8').digest('hex');

/**
 * Returns `param_ispt_hash` (shinhan-pg.txt: 결제 요청): sha256 of client_id, user_id, order_no,
 * pay_type, amount and the payment key, with no separator; lower case, as in the sample.
 */
export const requestHash = (request: IDataObject, credential: IDataObject): string =>
	sha256(
		clientIdOf(credential),
		request.user_id,
		request.order_no,
		request.pay_type,
		request.amount,
		paymentKeyOf(credential),
	);

/**
 * Whether `pay_ispt_hash` proves a confirmation's reply (shinhan-pg.txt: 결제 승인): sha256 of user_id,
 * amount, tid and the payment key. The sample is upper case; either is accepted, in constant time.
 */
export function hasValidHash(reply: IDataObject, credential: IDataObject): boolean {
	const key = trimmedOrDigits(credential.paymentApiKey);
	const amount = wonDigits(reply.amount);
	if (key === '' || amount === undefined || !reply.tid) return false;
	const expected = sha256(reply.user_id ?? '', amount, reply.tid, key);
	return secretsEqual(String(reply.pay_ispt_hash ?? '').toLowerCase(), expected);
}
