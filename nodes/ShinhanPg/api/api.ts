import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { requireExpected } from '../../core/http/expects';
import type { Expects } from '../../core/http/expects';
import { neededOf } from '../../core/http/requestValues';
import type { HttpReply, WireParams, Refused, Succeeded, Unknown } from '../../core/operation';
import { doubtOf, sureRefusal } from '../../core/http/refusal';
import { jsonObjectOf, restRequest } from '../../core/http/rest';
import type { RestEndpoint } from '../../core/http/rest';
import { isRecord, without } from '../../core/values';

/** How Shinhan PG names a call, and which of the merchant's two keys it takes (shinhan-pg.txt: 키 유형) */
export interface ShinhanEndpoint extends RestEndpoint {
	key: 'payment' | 'search';
	/** What the call's refusal most likely means, by its words: 998 stands for more than one thing */
	advice?: (message: string) => string | undefined;
	/** What the manual promises for this call; an answer without it is not believed */
	expects?: Expects;
	/** It can move money: only a sure refusal is one */
	money?: true;
	/** Values that stay here: they are for checking the answer */
	local?: string[];
}

/** The one code that the manual lists */
const DOCUMENTED = '998';

const WRONG_TOKEN = /token is missing or incorrect/i;
const NO_DATA = /there is no data/i;

/** Whether a refusal says that nothing stands under what was asked for (HTTP 401, 998, like a wrong key) */
export const isNoData = ({ code, message }: Refused): boolean =>
	code === DOCUMENTED && NO_DATA.test(message);

/**
 * Builds a request: JSON for POST, a query string for GET, and the key of the call's type in the
 * Authorization header (shinhan-pg.txt: HTTP 헤더). Every call names the merchant. It sends nothing.
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

/** A key as it may stand behind `SPGKEY` in the header; throws where it cannot. */
function keyOf(value: unknown, label: string): string {
	const key = neededOf(value, label);
	if (/^[\x20-\x7e]+$/.test(key)) return key;
	throw new RangeError(`'${label}' holds characters that cannot be sent`);
}

/** The payment key, which the hash of a request holds as well */
export const paymentKeyOf = ({ paymentApiKey }: IDataObject): string =>
	keyOf(paymentApiKey, 'Payment API Key');

/** shinhan-pg.txt: client_id, 크기 10 */
const LONGEST_CLIENT_ID = 10;

/** The merchant's ID, which the hashes hold as well; throws where it cannot be one. */
export const clientIdOf = ({ client_id }: IDataObject): string =>
	neededOf(client_id, 'Client ID', LONGEST_CLIENT_ID);

/** A value of the credential: keys are pasted, and come with line ends. */
export const trimmedText = (value: unknown): string => String(value ?? '').trim();

/**
 * Decides what an answer means: success is HTTP 200 with ret_code 0, and nothing else. A reply with a
 * server status, or one that is no JSON with a ret_code, may not be Shinhan's own word. The common
 * guide draws the values inside `data` (printed `date`), the samples of each call beside ret_code.
 */
export function toOutcome(
	{ status, body }: HttpReply,
	{ key, advice, expects: gives, money }: ShinhanEndpoint,
): Succeeded | Refused | Unknown {
	const doubt = doubtOf('Shinhan PG', status);
	if (doubt) return doubt;
	const reply = jsonObjectOf(body);
	const said = reply?.ret_code;
	const code = typeof said === 'string' || typeof said === 'number' ? trimmedText(said) : '';
	if (!reply || !/^-?\d+$/.test(code) || (status !== 200 && Number(code) === 0)) {
		return { status: 'unknown', reason: `The answer could not be read (HTTP ${status})` };
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
		// The manual's way of saying no, under any status; 998 is the one code that it lists.
		const standing = { status, isDocumented: code === DOCUMENTED, isPlain: true };
		return money ? sureRefusal(refused, standing, 'Shinhan PG') : refused;
	}
	const { data, date, ...values } = without(reply, 'ret_code', 'ret_msg');
	const given = { ...objectOf(data), ...objectOf(date), ...values };
	return requireExpected({ status: 'succeeded', data: given }, gives);
}

const objectOf = (value: unknown): IDataObject => (isRecord(value) ? value : {});

/** The rows of a reply's `list`: an array by the manual's table, a single object in one of its samples */
export const rowsOf = ({ list }: IDataObject): IDataObject[] => [list].flat().filter(isRecord);

/** The one documented code, in its two meanings (shinhan-pg.txt: the error samples) */
function adviceOf(key: ShinhanEndpoint['key'], code: string, message: string): string | undefined {
	if (code !== DOCUMENTED) return undefined;
	if (NO_DATA.test(message)) {
		return 'Shinhan PG knows nothing under what was asked for. Correct the values and run again.';
	}
	return WRONG_TOKEN.test(message)
		? `The ${key} API key is not right. Compare it with the merchant admin site and correct the credential; the base URL must belong to the same (test or real) system.`
		: undefined;
}

/** What Shinhan PG gave a number to, for messages */
export function reference(output: IDataObject): string | undefined {
	const name = ['tid', 'order_no'].find((key) => output[key]);
	return name && `${name} ${String(output[name])}`;
}

/** The credential's values that must never be seen */
export const secrets = ({ paymentApiKey, searchApiKey, depositSecret }: IDataObject): string[] =>
	[paymentApiKey, searchApiKey, depositSecret].map(trimmedText);
