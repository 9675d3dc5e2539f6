import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { headerOf } from '../../core/http/requestValues';
import { referenceBy, trimmed } from '../../core/values';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { isSuccess, refusedIfSure } from '../../core/http/refusal';
import { outcomeOfReply } from '../../core/http/jsonReply';
import { jsonObjectOf, restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';
import { withUrlSecret } from './notifyUrl';

/** A CiderPay call (ciderpay.txt: the address and code sample of each) */
export interface CiderPayEndpoint extends RestEndpoint {
	/** Made as the merchant: with its payment token, if any, instead of the developer's keys */
	merchant?: true;
	/** What the manual promises in the reply; one that lacks it is not believed */
	expects?: Expects;
	/** Can move money: a refusal that is not certain counts as unknown */
	money?: true;
	/** The manual shows no reply at all: an empty one means success */
	mayBeEmpty?: true;
}

/**
 * Builds a request without sending it; throws if it cannot be sent. If the host of this n8n's
 * webhooks is not known, the URL secret is added to no notification URL.
 */
export function toRequest(
	call: CiderPayEndpoint,
	{ approvalToken, ...input }: WireParams,
	credential: IDataObject,
	webhookHost?: () => string | undefined,
): IHttpRequestOptions {
	const headers = call.merchant
		? {
				...(approvalToken !== undefined && {
					approvalToken: headerOf(approvalToken, 'Payment Token'),
				}),
			}
		: {
				devID: headerOf(credential.devID, 'Developer ID'),
				devToken: headerOf(credential.devToken, 'Developer Token'),
			};
	const complete = withUrlSecret(input, credential, webhookHost);
	return restRequest(call, complete, credential.baseUrl, headers);
}

const SHAPE = {
	displayName: 'CiderPay',
	words: ['errorMessage', 'message', 'errorType'],
	code: 'errCode',
};

/**
 * Interprets a reply: `success` with `errorMessage` or `message`, or `errCode` and `message` alone,
 * even under HTTP 200 (ciderpay.txt: the replies of each call; the CiderPay developers' simulator).
 */
export function toOutcome(reply: HttpReply, call: CiderPayEndpoint): Succeeded | Refused | Unknown {
	if (call.mayBeEmpty && isSuccess(reply.status) && saysNothing(reply)) {
		return { status: 'succeeded', data: {} };
	}
	const outcome = outcomeOfReply({ ...SHAPE, adviceOf: (code) => ADVICE.get(code) }, reply);
	if (outcome.status === 'refused') return asRefused(outcome, reply, call);
	return outcome.status === 'succeeded' ? requireExpected(outcome, call.expects) : outcome;
}

/** Whether a reply says nothing: no verdict, nor the beginning of one or of a web page */
function saysNothing({ body, isOpenEnded }: HttpReply): boolean {
	const fields = jsonObjectOf(body);
	return fields
		? !('success' in fields) && !('errCode' in fields)
		: !isOpenEnded && !/^\s*[<{]/.test(body);
}

/**
 * Adds code and advice to a refusal. On calls that can move money it stands only with a known code
 * or as an explicit no with a reason. After a cancellation `var1` may name the call to use instead.
 */
function asRefused(
	refused: Refused,
	{ status, body }: HttpReply,
	{ money }: CiderPayEndpoint,
): Refused | Unknown {
	const fields = jsonObjectOf(body) ?? {};
	const code = refused.code || (fields.var1 === CANCEL_REQUEST ? CANCEL_REQUEST : '');
	const read = { ...refused, code, advice: ADVICE.get(code) };
	if (!money) return read;
	const isKnownCode = code !== SYSTEM_ERROR && ADVICE.has(code);
	const isPlain =
		isSuccess(status) && fields.success === false && code === '' && refused.message !== '';
	return refusedIfSure(read, { status, isKnownCode, isPlain }, SHAPE.displayName);
}

const SYSTEM_ERROR = '9999';
const CANCEL_REQUEST = 'CANCEL_REQ';

/**
 * What a merchant can do about a code. 1001, 1014 and 9999 are documented (ciderpay.txt: 부가세 조회
 * API); the others come from the CiderPay developers' simulator.
 */
const ADVICE: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'1001':
			"A required field is missing (필수 필드 에러). CiderPay's message above usually names it.",
		'1014':
			'CiderPay reports a data conflict (데이터 존재 오류): it exists already, or what you named does not exist. Check IDs and period.',
		'1090': 'This merchant ID exists already. Choose another one.',
		'2001':
			"Nothing was refunded. The payment cannot be canceled this way now: use 'Cancel' before it is settled, 'Request Cancellation' after.",
		'2002':
			"Nothing was refunded. There is no payment with this payment number and token. Use 'orderNo' and 'feedbackToken' of this payment's notification.",
		[SYSTEM_ERROR]: 'CiderPay reports a system error (시스템 오류). Try again later.',
		[CANCEL_REQUEST]:
			"Nothing was refunded. This payment can no longer be canceled directly: use 'Request Cancellation' instead.",
	}),
);

/** Names an output in messages by its CiderPay number or link; undefined if it has neither */
export const reference = referenceBy('onePayUniqueNo', 'payUniqueNo', 'orderNo', 'id', 'linkUrl');

/** Returns the credential's secrets, which must never be shown */
export const secrets = (credential: IDataObject): string[] =>
	['devToken', 'feedbackToken', 'approvalToken', 'urlSecret'].map((name) =>
		trimmed(credential[name]),
	);
