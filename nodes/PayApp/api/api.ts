import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { baseUrlOf, neededOf } from '../../core/http/requestValues';
import type {
	Endpoint,
	HttpReply,
	WireParams,
	Refused,
	Succeeded,
	Unknown,
} from '../../core/operation';
import { unknownByStatus, isSuccess, unsure } from '../../core/http/refusal';
import { referenceBy } from '../../core/values';
import { replyFields } from './parseReply';

/** A PayApp call, and which of the merchant's keys it takes (payapp.txt: the tables of each cmd) */
export interface PayAppEndpoint extends Endpoint {
	cmd: string;
	/** False leaves out the credential's user ID: in reseller calls `userid` is the new seller */
	userid?: false;
	/** Whether the link key is sent; the link value never is */
	linkkey?: true;
	/** What the manual promises in the answer; one that lacks it is not believed */
	expects?: Expects;
	/** Can move money: a refusal that is not certain counts as unknown */
	money?: true;
}

/**
 * Builds the only request that PayApp knows, a UTF-8 form POST to a single URL where `cmd` names
 * the call. PayApp requires https (errno 70001), though the manual prints http.
 */
export function toRequest(
	{ cmd, userid, linkkey }: PayAppEndpoint,
	input: WireParams,
	credential: IDataObject,
): IHttpRequestOptions {
	const form = new URLSearchParams({ cmd });
	if (userid !== false) form.append('userid', neededOf(credential.userid, 'Seller ID'));
	if (linkkey) form.append('linkkey', neededOf(credential.linkkey, 'Link Key'));
	for (const [name, value] of Object.entries(input)) form.append(name, formValue(value));
	return {
		method: 'POST',
		url: `${baseUrlOf(credential.baseUrl)}/oapi/apiLoad.html`,
		headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
		body: form.toString(),
	};
}

/** Joins several values of one field with commas (payapp.txt: openpaytype). */
const formValue = (value: unknown): string =>
	Array.isArray(value) ? value.map(String).join(',') : String(value ?? '');

/** Fields that make up the verdict; all others are data */
const VERDICT = new Set(['state', 'errorMessage', 'errno']);

/**
 * Interprets an answer: URL-encoded text, whatever its content type says. `state` decides, not the
 * HTTP status, but an answer with a status such as 502 may not be PayApp's own. Unknown fields are
 * kept: PayApp says that fields may be added.
 */
export function toOutcome(
	reply: HttpReply,
	{ expects, money }: PayAppEndpoint,
): Succeeded | Refused | Unknown {
	const { status } = reply;
	const doubt = unknownByStatus('PayApp', status);
	if (doubt) return doubt;
	const fields = replyFields(reply);
	const state = fields?.get('state');
	if (!fields || (state !== '1' && state !== '0')) {
		return {
			status: 'unknown',
			reason: `PayApp sent an unexpected reply (HTTP ${status}). Check 'Base URL' in the credential`,
		};
	}
	if (state === '0') {
		const code = formValue(fields.get('errno'));
		const message = formValue(fields.get('errorMessage'));
		const refused: Refused = { status: 'refused', code, message, advice: ADVICE.get(code) };
		// payapp.txt: refusals carry a code or text. The code list is open: under 2xx, any is a no.
		const hasWords = fields.has('errorMessage') || fields.has('errno');
		const isSure = ADVICE.has(code) || (isSuccess(status) && hasWords);
		return money && !isSure ? unsure(refused, status, 'PayApp') : refused;
	}
	const given = [...fields].filter(([name]) => !VERDICT.has(name));
	return requireExpected({ status: 'succeeded', data: Object.fromEntries(given) }, expects);
}

/** What a merchant can do about each documented code (payapp.txt: 오류코드) */
export const ADVICE: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'70001':
			"PayApp did nothing, because it accepts only HTTPS. Set 'Base URL' in the credential to https://api.payapp.kr.",
		'70010':
			'The seller ID or the link key is not right. Compare both with Settings (설정) > Integration (연동정보) on the PayApp seller site and correct the credential.',
		'70020':
			"A value is missing or invalid. PayApp's message above usually names it. Correct the field and run again.",
		'70040': "PayApp does not know this call. Check 'Base URL' in the credential.",
		'70060': 'This account has no permission for the call. Ask PayApp to enable it.',
		'70080':
			"PayApp called 'Notification URL' and got no confirmation. It must be the production URL of a published PayApp Trigger that PayApp can reach, and its credential must have the right link value. Correct it and run again.",
	}),
);

/** Names an output in messages by its PayApp number or account ID; undefined if it has neither */
export const reference = referenceBy('mul_no', 'cashstno', 'rebill_no', 'subuserid', 'userid');

/** Returns the credential's secrets, which must never be shown */
export const secrets = ({ linkkey, linkval }: IDataObject): string[] => [
	formValue(linkkey),
	formValue(linkval),
];
