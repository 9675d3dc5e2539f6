/** Names from gmpay.txt. */

/** A documented call by method and path. Source: gmpay.txt. */
export type CallName =
	| 'GET /oapi/p/member/checkMemberId'
	| 'POST /oapi/p/member/preAgree'
	| 'POST /oapi/p/member/register'
	| 'GET /oapi/p/member/token'
	| 'POST /oapi/payment/request'
	| 'POST /oapi/payment/cancel';

/** What a notification reports: its `paymentState`. */
export type EventName = 'COMPLETE' | 'CANCEL';
