import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { headerOf } from '../../core/http/requestValues';
import { trimmed } from '../../core/values';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { isSuccess, sureRefusal } from '../../core/http/refusal';
import { outcomeOfReply } from '../../core/http/jsonReply';
import { jsonObjectOf, restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';
import { withUrlSecret } from './notifyUrl';

/** A documented call of CiderPay (ciderpay.txt: the address and the code sample of each) */
export interface CiderPayEndpoint extends RestEndpoint {
	/** A merchant's call: with the merchant's payment token, if any, instead of the developer's keys */
	merchant?: true;
	/** What the manual promises for this call; a reply without it is not believed */
	expects?: Expects;
	/** It can move money: only a sure refusal is one */
	money?: true;
	/** The manual gives no reply at all: an empty one is a yes */
	mayBeEmpty?: true;
}

/**
 * Builds the request of a call. It sends nothing; a throw means that it cannot be sent. Where nobody says
 * which host this n8n is notified at, no address is told the URL secret.
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
					approvalToken: headerOf(approvalToken, 'Approval Token'),
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
 * Reads a reply: `success` with `errorMessage` or `message`, or `errCode` and `message` alone, also
 * under HTTP 200 (ciderpay.txt: the replies of each call; the simulator of CiderPay's developers).
 */
export function toOutcome(reply: HttpReply, call: CiderPayEndpoint): Succeeded | Refused | Unknown {
	if (call.mayBeEmpty && isSuccess(reply.status) && isBare(reply)) {
		return { status: 'succeeded', data: {} };
	}
	const outcome = outcomeOfReply({ ...SHAPE, adviceOf: (code) => ADVICE.get(code) }, reply);
	if (outcome.status === 'refused') return asRefused(outcome, reply, call);
	return outcome.status === 'succeeded' ? requireExpected(outcome, call.expects) : outcome;
}

/** No verdict in it, and no beginning of one or of a web page either: what a server that says nothing answers */
function isBare({ body, isOpenEnded }: HttpReply): boolean {
	const fields = jsonObjectOf(body);
	return fields
		? !('success' in fields) && !('errCode' in fields)
		: !isOpenEnded && !/^\s*[<{]/.test(body);
}

/**
 * A refusal as CiderPay words it: with a code of its own, or an explicit no with its reason. After a
 * cancellation `var1` may name the call to use instead.
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
	const isDocumented = code !== SYSTEM_ERROR && ADVICE.has(code);
	const isPlain =
		isSuccess(status) && fields.success === false && code === '' && refused.message !== '';
	return sureRefusal(read, { status, isDocumented, isPlain }, SHAPE.displayName);
}

const SYSTEM_ERROR = '9999';
const CANCEL_REQUEST = 'CANCEL_REQ';

/**
 * What a merchant can do about a code. 1001, 1014 and 9999 are documented (ciderpay.txt: 부가세 조회
 * API); the others are those of the simulator of CiderPay's developers.
 */
export const ADVICE: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'1001':
			'A required field is missing (필수 필드 에러). The text above names it where CiderPay says so; fill it in and run again.',
		'1014':
			'The data is there already, or is not there at all (데이터 존재 오류). Check the IDs and the period, then run again.',
		'1090': 'This member ID exists already. Choose another one.',
		'2001':
			"The payment is not in a state that can be cancelled this way. Once it was settled, use 'Request Cancellation'.",
		'2002':
			"There is no payment with this order number and token. Use 'orderNo' and 'feedbackToken' of the notification of this payment.",
		[SYSTEM_ERROR]: 'CiderPay reports a system error (시스템 오류). Try again later.',
		[CANCEL_REQUEST]:
			"This payment can no longer be cancelled directly. Use 'Request Cancellation' instead.",
	}),
);

/** What CiderPay gave a number to, for messages */
export function reference(output: IDataObject): string | undefined {
	const name = ['onePayUniqueNo', 'payUniqueNo', 'orderNo', 'id', 'linkUrl'].find(
		(key) => output[key],
	);
	return name && `${name} ${String(output[name])}`;
}

/** The credential's values that must never be seen */
export const secrets = (credential: IDataObject): string[] =>
	['devToken', 'feedbackToken', 'approvalToken', 'urlSecret'].map((name) =>
		trimmed(credential[name]),
	);
