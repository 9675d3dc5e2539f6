import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { headerOf } from '../../core/http/requestValues';
import { referenceBy, trimmed } from '../../core/values';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { isSuccess, refusedIfSure } from '../../core/http/refusal';
import { outcomeOfReply } from '../../core/http/jsonReply';
import { restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';

/** A GMPay call: query for GET, JSON object for POST (gmpay.txt: the samples of each call) */
export interface GmPayEndpoint extends RestEndpoint {
	/** Whether devID and devToken are sent as headers: only where the manual lists them */
	sendsPartnerKeys?: true;
	/** What a reply must hold to be of use; one that lacks it cannot be told from a wrong one */
	expects?: Expects;
	/** Can move money: a refusal that is not certain counts as unknown */
	money?: true;
}

/** Builds a request without sending it; throws if it cannot be sent. */
export const toRequest = (
	call: GmPayEndpoint,
	input: WireParams,
	credential: IDataObject,
): IHttpRequestOptions =>
	restRequest(
		call,
		input,
		credential.baseUrl,
		call.sendsPartnerKeys ? partnerHeaders(credential) : {},
	);

const partnerHeaders = ({ devID, devToken }: IDataObject): IDataObject => ({
	devID: headerOf(devID, 'Credential > Partner ID'),
	devToken: headerOf(devToken, 'Credential > Partner Token'),
});

const ADVICE = 'GMPay did nothing. Its message above says what to correct.';

/** Interprets a reply's { success, message } and data (gmpay.txt: the samples of each call). */
export function toOutcome(
	reply: HttpReply,
	{ expects, money }: GmPayEndpoint,
): Succeeded | Refused | Unknown {
	const shape = { displayName: 'GMPay', words: ['message'], adviceOf: () => ADVICE };
	const outcome = outcomeOfReply(shape, reply);
	if (outcome.status === 'succeeded') return requireExpected(outcome, expects);
	if (outcome.status === 'unknown' || !money) return outcome;
	const { status } = reply;
	const isPlain = isSuccess(status) && outcome.message !== '';
	const standing = { status, isKnownCode: false, isPlain };
	return refusedIfSure(outcome, standing, shape.displayName);
}

/** Names an output in messages by order number, member ID or business number, if any */
export const reference = referenceBy('orderNo', 'memberId', 'bizNo');

/** Returns the credential's secrets, which must never be shown */
export const secrets = ({ devToken, cancelToken, feedbackToken }: IDataObject): string[] =>
	[devToken, cancelToken, feedbackToken].map(trimmed);
