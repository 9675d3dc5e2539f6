import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { headerOf } from '../../core/http/requestValues';
import { trimmed } from '../../core/values';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { isSuccess, sureRefusal } from '../../core/http/refusal';
import { outcomeOfReply } from '../../core/http/jsonReply';
import { restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';

/** A call of GMPay: in the query for GET, as a JSON object for POST (gmpay.txt: the samples of each call) */
export interface GmPayEndpoint extends RestEndpoint {
	/** Whether devID and devToken go out with it, as headers: only where the manual lists them */
	partner?: true;
	/** What a reply has to hold for the call to be of use; one without it cannot be told from a wrong one */
	expects?: Expects;
	/** It can move money: only a sure refusal is one */
	money?: true;
}

/** Builds the request of a call. It sends nothing; a throw means that it cannot be sent. */
export const toRequest = (
	call: GmPayEndpoint,
	input: WireParams,
	credential: IDataObject,
): IHttpRequestOptions =>
	restRequest(call, input, credential.baseUrl, call.partner ? partnerHeaders(credential) : {});

const partnerHeaders = ({ devID, devToken }: IDataObject): IDataObject => ({
	devID: headerOf(devID, 'Credential > Partner ID'),
	devToken: headerOf(devToken, 'Credential > Partner Token'),
});

const ADVICE =
	'Nothing was done. GMPay gives no codes: its text above says what it does not accept.';

/** Reads a reply: { success, message } with what the call gives beside it (gmpay.txt: the samples of each call). */
export function toOutcome(
	reply: HttpReply,
	{ expects: gives, money }: GmPayEndpoint,
): Succeeded | Refused | Unknown {
	const shape = { displayName: 'GMPay', words: ['message'], adviceOf: () => ADVICE };
	const outcome = outcomeOfReply(shape, reply);
	if (outcome.status === 'succeeded') return requireExpected(outcome, gives);
	if (outcome.status === 'unknown' || !money) return outcome;
	const { status } = reply;
	const isPlain = isSuccess(status) && outcome.message !== '';
	const standing = { status, isDocumented: false, isPlain };
	return sureRefusal(outcome, standing, shape.displayName);
}

/** What GMPay or the merchant gave a number to, for messages */
export function reference(output: IDataObject): string | undefined {
	const name = ['orderNo', 'memberId', 'bizNo'].find((key) => output[key]);
	return name && `${name} ${String(output[name])}`;
}

/** The credential's values that must never be seen */
export const secrets = ({ devToken, cancelToken, feedbackToken }: IDataObject): string[] =>
	[devToken, cancelToken, feedbackToken].map(trimmed);
