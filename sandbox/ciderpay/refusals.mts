/** The shapes of refusals. Source: ciderpay.txt, response tables; integrators' reports. */
import type { Refusal, Values } from '../shared/parameters.mts';
import { ERROR, type CallName } from './codes.mts';
import type { CiderPayContext } from './types.mts';

/** Calls whose failures carry `errCode` and `message`, and no `success` (integrators' reports). */
const WITH_CODE: ReadonlySet<string> = new Set<CallName>([
	'POST /oapi/paymentLink',
	'GET /oapi/pv/payment/tax-doc',
	'POST /oapi/pv/payment/tax-doc/mail',
	'POST /oapi/regularPay/changePriceAct',
	'POST /oapi/regularPay/pauseAct',
	'POST /oapi/regularPay/unpauseAct',
	'POST /oapi/regularPay/requestCancel/{memberID}/{payUniqueNo}',
	'POST /oapi/payment/request',
	'POST /oapi/payment/cancel',
	'POST /oapi/payment/cancelRequest',
]);

function codeOf(call: string, { code, reason }: Refusal): string {
	if (code !== undefined) return code;
	// The vendor's simulator leaves the code empty for a wrong value (integrators' reports).
	const merchant = call.includes('/oapi/payment/');
	if (reason === 'missing' || reason === 'wrong') return merchant ? '' : ERROR.requireField;
	return reason === 'data' ? ERROR.existData : ERROR.system;
}

/** Returns a refusal's status and body, in the documented shape or the one `errorShape` names. */
export function refusalOf(
	{ switches }: CiderPayContext,
	call: string,
	refusal: Refusal,
): { status: number; body: Values } {
	const { message, more } = refusal;
	const errCode = codeOf(call, refusal);
	const documented = WITH_CODE.has(call)
		? 'errCode'
		: call === 'GET /oapi/pmember/makeWebKey'
			? 'message'
			: 'errorMessage';
	const shape = switches.errorShape === 'documented' ? documented : switches.errorShape;
	const bodies: Record<typeof shape, Values> = {
		errorMessage: { success: false, errorMessage: message },
		message: { success: false, message },
		errorType: { success: false, errorType: errCode, message },
		errCode: { errCode, message },
	};
	return { status: switches.refusalHttpStatus, body: { ...bodies[shape], ...more } };
}
