/** Names from shinhan-pg.txt. */

/** A documented call by method and path. Source: shinhan-pg.txt. */
export type CallName =
	| 'POST /v1.0/payments/request'
	| 'POST /v1.0/payments/confirm'
	| 'POST /v1.0/payments/cancel'
	| 'POST /v1.0/payments/cancel/partial'
	| 'GET /v1.0/receipt/info/{tid}'
	| 'GET /v1.0/payments/confirm-info'
	| 'GET /v1.0/payments/info/card-list'
	| 'GET /v1.0/payments/info/terms-info-list';
