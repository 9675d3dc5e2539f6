/** Names and codes of the manual. Source: ciderpay.txt; anything beyond it: integrators' reports. */

/** Every documented call by method and path; the last four: integrators' reports. */
export const CALLS = [
	'GET /oapi/pmember/makeWebKey',
	'GET /oapi/pmember/childToken',
	'POST /oapi/pmember/changeMemberSubPasswd',
	'GET /oapi/pmember/companyScale',
	'POST /oapi/paymentLink',
	'DELETE /oapi/paymentLink/{id}',
	'GET /oapi/paymentLink/list',
	'POST /oapi/goods',
	'GET /oapi/goods/{id}',
	'PUT /oapi/goods/{id}',
	'DELETE /oapi/goods/{id}',
	'GET /oapi/goods/paging',
	'POST /oapi/pv/payment/setPayTokenYn/{memberID}',
	'GET /oapi/pv/payment/tax-doc',
	'POST /oapi/pv/payment/tax-doc/mail',
	'POST /oapi/manualPay/requestToken',
	'DELETE /oapi/manualPay/destroyMp/{memberID}/{mpToken}',
	'POST /oapi/manualPay/requestCancel/{memberID}/{payUniqueNo}',
	'POST /oapi/manualPay/paymentRequestCancel/{memberID}/{mpToken}/{onePayUniqueNo}',
	'POST /oapi/manualPay/doRequestPayment',
	'POST /oapi/regularPay/request',
	'DELETE /oapi/regularPay/destroyMp/{memberID}/{rpToken}',
	'POST /oapi/regularPay/changePriceAct',
	'POST /oapi/regularPay/pauseAct',
	'POST /oapi/regularPay/unpauseAct',
	'POST /oapi/regularPay/requestCancel/{memberID}/{payUniqueNo}',
	'POST /oapi/payment/request',
	'POST /oapi/payment/request/cancel',
	'POST /oapi/payment/cancel',
	'POST /oapi/payment/cancelRequest',
] as const;

/** A documented call. */
export type CallName = (typeof CALLS)[number];

/** What a notification reports: its `cmd`, or its `paymentState` without one (integrators' reports). */
export type EventName =
	| 'COMPLETE'
	| 'CANCEL'
	| 'mpMakeToken'
	| 'rejectMakeToken'
	| 'completeMpPayment'
	| 'errorMpPayment'
	| 'agreeRegularPayment'
	| 'rejectRegularPayment'
	| 'completeRpPayment'
	| 'errorRpPayment';

/** Error codes. Source: ciderpay.txt "공통 에러 코드"; 2001, 2002: integrators' reports. */
export const ERROR = {
	requireField: '1001',
	existData: '1014',
	system: '9999',
	cancelState: '2001',
	cancelToken: '2002',
} as const;

/** How the buyer of a registered card agrees to a charge. Source: ciderpay.txt `authType`. */
export const AUTH_TYPES = ['AT_ONCE', 'CONFIRM', 'PASSWORD'] as const;

/** See {@link AUTH_TYPES}. */
export type AuthType = (typeof AUTH_TYPES)[number];

/** Whether a text is one of {@link AUTH_TYPES}. */
export function isAuthType(value: string): value is AuthType {
	return AUTH_TYPES.some((one) => one === value);
}
