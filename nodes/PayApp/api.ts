import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { HttpReply, Input, Refused, Succeeded, Unknown } from '../core/operation';

/** How PayApp names a call, and which of the merchant's keys go out with it (payapp.txt: the tables of each cmd). */
export interface PayAppCall {
	cmd: string;
	/** Whether the credential's user ID is sent as `userid`; the reseller calls use that name for the new seller */
	userid?: false;
	/** Whether the link key is sent; the link value never is */
	linkkey?: true;
}

/**
 * Builds the one request that PayApp knows: a form POST in UTF-8 to a single URL, where `cmd` says
 * what to do. It needs https (errno 70001), though the manual prints http.
 */
export function toRequest(
	{ cmd, userid, linkkey }: PayAppCall,
	input: Input,
	credential: IDataObject,
): IHttpRequestOptions {
	const form = new URLSearchParams({ cmd });
	if (userid !== false) form.append('userid', textOf(credential.userid).trim());
	if (linkkey) form.append('linkkey', textOf(credential.linkkey).trim());
	for (const [name, value] of Object.entries(input)) form.append(name, textOf(value));
	return {
		method: 'POST',
		url: `${textOf(credential.baseUrl).trim().replace(/\/+$/, '')}/oapi/apiLoad.html`,
		headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
		body: form.toString(),
	};
}

/** Several values of one field are joined by a comma (payapp.txt: openpaytype). */
const textOf = (value: unknown): string =>
	Array.isArray(value) ? value.map(String).join(',') : String(value ?? '');

/** Fields that say how a call went; the rest is what it gave. */
const VERDICT = ['state', 'errorMessage', 'errno'];

/**
 * Reads an answer. It is URL-encoded text whatever its content type says, and `state` decides, not the
 * HTTP status; but what comes with a server status (5xx) may not be PayApp's own word. Unknown fields
 * are kept: PayApp says that fields may be added.
 */
export function toOutcome({ status, body }: HttpReply): Succeeded | Refused | Unknown {
	if (status >= 500) {
		return { outcome: 'unknown', reason: `PayApp's server answered with HTTP ${status}` };
	}
	const fields = new URLSearchParams(body.trim());
	const [state, ...others] = fields.getAll('state');
	if (others.length > 0 || (state !== '1' && state !== '0')) {
		return { outcome: 'unknown', reason: `The answer could not be read (HTTP ${status})` };
	}
	if (state === '0') {
		const code = fields.get('errno') ?? '';
		const message = fields.get('errorMessage') ?? '';
		return { outcome: 'refused', code, message, advice: ADVICE.get(code) };
	}
	const data: IDataObject = {};
	for (const [name, value] of fields) if (!VERDICT.includes(name)) data[name] = value;
	return { outcome: 'succeeded', data };
}

/** The documented codes (payapp.txt: 오류코드), with what a merchant can do */
export const ADVICE: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'70001':
			'PayApp takes calls over https only. Set the base URL in the credential to https://api.payapp.kr.',
		'70010':
			'The user ID or the link key is not right. Compare both with Settings (설정) > Integration (연동정보) on the PayApp seller site and correct the credential.',
		'70020':
			'A value is missing or not accepted. The text above names it where PayApp says so; correct the field and run again.',
		'70040': 'PayApp does not know this command. Check that the base URL is that of PayApp.',
		'70060':
			'This user ID has no permission for the call. Ask PayApp to enable it for your account.',
		'70080':
			"PayApp called the address in 'Notify URL' and did not get SUCCESS back. Publish the workflow with the PayApp Trigger, check that its address can be reached from the internet, then run again.",
	}),
);

/** What PayApp gave a number to, for messages */
export function reference(output: IDataObject): string | undefined {
	const name = ['mul_no', 'cashstno', 'rebill_no', 'subuserid', 'userid'].find(
		(key) => output[key],
	);
	return name && `${name} ${String(output[name])}`;
}

/** The credential's values that must never be seen */
export const secrets = ({ linkkey, linkval }: IDataObject): string[] => [
	textOf(linkkey),
	textOf(linkval),
];
