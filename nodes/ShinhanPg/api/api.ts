import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { neededOf } from '../../core/http/requestValues';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { unknownByStatus, refusedIfSure } from '../../core/http/refusal';
import { jsonObjectOf, restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';
import { isRecord, referenceBy, omit } from '../../core/values';

/** A Shinhan PG call, and which of the merchant's two keys it takes (shinhan-pg.txt: 키 유형) */
export interface ShinhanEndpoint extends RestEndpoint {
	key: 'payment' | 'search';
	/** Returns a refusal's likely meaning, judged by its message: 998 covers more than one case */
	advice?: (message: string) => string | undefined;
	/** What the manual promises in the reply; one that lacks it is not believed */
	expects?: Expects;
	/** Can move money: a refusal that is not certain counts as unknown */
	money?: true;
	/** Values that are not sent: they serve to check the reply or look it up */
	local?: string[];
}

/** The only code that the manual lists */
const DOCUMENTED = '998';

const WRONG_TOKEN = /token is missing or incorrect/i;
const NO_DATA = /there is no data/i;

/** Whether a refusal means that there is no such record (HTTP 401 and 998, as for a wrong key) */
export const isNoData = ({ code, message }: Refused): boolean =>
	code === DOCUMENTED && NO_DATA.test(message);

/**
 * Builds a request without sending it: JSON for POST, a query string for GET, the key that the call
 * takes in the Authorization header (shinhan-pg.txt: HTTP 헤더). Every call names the merchant.
 */
export function toRequest(
	call: ShinhanEndpoint,
	input: WireParams,
	credential: IDataObject,
): IHttpRequestOptions {
	const values: WireParams = { client_id: clientIdOf(credential), ...input };
	for (const name of call.local ?? []) delete values[name];
	const key =
		call.key === 'payment'
			? paymentKeyOf(credential)
			: keyOf(credential.searchApiKey, 'Search API Key');
	return restRequest(call, values, credential.baseUrl, { authorization: `SPGKEY ${key}` });
}

/** Returns a key that can follow `SPGKEY` in the header; throws if it cannot. */
function keyOf(value: unknown, label: string): string {
	const key = neededOf(value, label);
	if (/^[\x20-\x7e]+$/.test(key)) return key;
	throw new RangeError(`'${label}' contains invalid characters`);
}

/** Returns the payment key, also part of a request's hash; throws if it cannot be sent. */
export const paymentKeyOf = ({ paymentApiKey }: IDataObject): string =>
	keyOf(paymentApiKey, 'Payment API Key');

/** shinhan-pg.txt: client_id, 크기 10 */
const LONGEST_CLIENT_ID = 10;

/** Returns the merchant's ID, also part of a request's hash; throws if it is empty or too long. */
export const clientIdOf = ({ client_id }: IDataObject): string =>
	neededOf(client_id, 'Merchant ID', LONGEST_CLIENT_ID);

/** Returns a value as trimmed text: pasted keys come with line endings. */
export const trimmedOrDigits = (value: unknown): string => String(value ?? '').trim();

/**
 * Interprets a reply: only HTTP 200 with ret_code 0 is success. A reply with a server's or proxy's
 * error status, or without a ret_code in JSON, may not be Shinhan's own. The common guide shows the
 * values inside `data` (printed as `date`), each call's samples show them next to ret_code.
 */
export function toOutcome(
	{ status, body }: HttpReply,
	{ key, advice, expects, money }: ShinhanEndpoint,
): Succeeded | Refused | Unknown {
	const doubt = unknownByStatus('Shinhan PG', status);
	if (doubt) return doubt;
	const reply = jsonObjectOf(body);
	const said = reply?.ret_code;
	const code = typeof said === 'string' || typeof said === 'number' ? trimmedOrDigits(said) : '';
	if (!reply || !/^-?\d+$/.test(code) || (status !== 200 && Number(code) === 0)) {
		return { status: 'unknown', reason: `Shinhan PG sent an unexpected reply (HTTP ${status})` };
	}
	const message = String(reply.ret_msg ?? '');
	if (status !== 200 || Number(code) !== 0) {
		const own = advice?.(message);
		const refused: Refused = {
			status: 'refused',
			code,
			message,
			advice: own ?? adviceOf(key, code, message),
		};
		// This is how the manual words a refusal, under any status; 998 is the only code it lists.
		const standing = { status, isKnownCode: code === DOCUMENTED, isPlain: true };
		return money ? refusedIfSure(refused, standing, 'Shinhan PG') : refused;
	}
	const { data, date, ...values } = omit(reply, 'ret_code', 'ret_msg');
	const given = { ...objectOf(data), ...objectOf(date), ...values };
	return requireExpected({ status: 'succeeded', data: given }, expects);
}

const objectOf = (value: unknown): IDataObject => (isRecord(value) ? value : {});

/** Returns the rows of `list`: an array in the manual's table, a single object in one sample */
export const listOf = ({ list }: IDataObject): IDataObject[] => [list].flat().filter(isRecord);

/** Explains the one documented code in its two meanings (shinhan-pg.txt: the error samples) */
function adviceOf(key: ShinhanEndpoint['key'], code: string, message: string): string | undefined {
	if (code !== DOCUMENTED) return undefined;
	if (NO_DATA.test(message)) {
		return 'Shinhan PG has no data for these values. Correct them and run again.';
	}
	return WRONG_TOKEN.test(message)
		? `The ${key} API key is not right. Compare it with Shinhan's merchant admin site. The base URL must be of the same system (test or real).`
		: undefined;
}

/** Names a payment in messages by its tid, else its order_no; undefined if it has neither */
export const reference = referenceBy('tid', 'order_no');

/** Returns the credential's secrets, which are always redacted */
export const secrets = ({ paymentApiKey, searchApiKey, depositSecret }: IDataObject): string[] =>
	[paymentApiKey, searchApiKey, depositSecret].map(trimmedOrDigits);
