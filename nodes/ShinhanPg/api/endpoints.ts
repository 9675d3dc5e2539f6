import { z } from 'zod';

import { nonEmpty } from '../../core/http/expects';
import { webAddress } from '../../core/fields/formats';
import type { ShinhanEndpoint } from './api';
import { wonDigits } from './amounts';

const POST = { method: 'POST', encoding: 'json', key: 'payment' } as const;
const GET = { method: 'GET', encoding: 'query', key: 'search' } as const;

const NOT_CONFIRMED =
	'Shinhan PG did not confirm. The token works once, for its own order and within 30 minutes. Look the order up with Get before you ask the buyer to pay again: it may have been confirmed before.';

/** shinhan-pg.txt: 결제 요청, 개인/법인용 통합결제창 */
export const REQUEST: ShinhanEndpoint = {
	...POST,
	path: '/v1.0/payments/request',
	expects: { redirect_url: webAddress },
};

/** An amount in won, in any notation that `wonDigits` reads */
const won = z.unknown().refine((value) => wonDigits(value) !== undefined);

/** shinhan-pg.txt: 결제 취소, 부분 취소: which payment, and how much was refunded */
const CANCELLED = { tid: nonEmpty, amount: won };

/** shinhan-pg.txt: 결제 승인. The "token" in its error may be the API key or the confirm_token. */
export const CONFIRM: ShinhanEndpoint = {
	...POST,
	path: '/v1.0/payments/confirm',
	money: true,
	local: ['expectedAmount'],
	advice: (message) =>
		/token is missing or incorrect/i.test(message)
			? `Either the payment API key in the credential or the confirm token is not right. ${NOT_CONFIRMED}`
			: NOT_CONFIRMED,
};

/** shinhan-pg.txt: 결제 취소. order_no is only for the look-up after a lost reply. */
export const CANCEL: ShinhanEndpoint = {
	...POST,
	path: '/v1.0/payments/cancel',
	money: true,
	expects: CANCELLED,
	local: ['order_no'],
};

/** shinhan-pg.txt: 부분 취소 */
export const CANCEL_PARTIALLY: ShinhanEndpoint = {
	...POST,
	path: '/v1.0/payments/cancel/partial',
	money: true,
	expects: CANCELLED,
	local: ['order_no'],
};

/** shinhan-pg.txt: 거래 확인서 */
export const RECEIPT: ShinhanEndpoint = {
	...GET,
	path: '/v1.0/receipt/info/{tid}',
	expects: { redirect_url: webAddress },
};

/** shinhan-pg.txt: 결제 거래정보 조회 */
export const CONFIRM_INFO: ShinhanEndpoint = {
	...GET,
	path: '/v1.0/payments/confirm-info',
	advice: (message) =>
		/there is no data/i.test(message)
			? 'No payment was confirmed for this order number. The search API key is right.'
			: undefined,
};

/** shinhan-pg.txt: 카드사 목록 조회 */
export const CARD_LIST: ShinhanEndpoint = { ...GET, path: '/v1.0/payments/info/card-list' };

/** shinhan-pg.txt: PG약관 조회 */
export const TERMS_LIST: ShinhanEndpoint = { ...GET, path: '/v1.0/payments/info/terms-info-list' };
