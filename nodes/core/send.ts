import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { HttpReply, NotSent, Unknown } from './operation';

/** The codes that only arise before a request is on its way: no address, no connection, no trust. */
const NEVER_LEFT = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ERR_INVALID_URL',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Sends one request once and gives the answer as text, whatever its HTTP status. No redirect is
 * followed: it could carry the same POST to a second place.
 */
export async function send(
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>,
	request: IHttpRequestOptions,
	timeout: number,
): Promise<{ reply: HttpReply } | NotSent | Unknown> {
	try {
		const response = (await helpers.httpRequest({
			...request,
			timeout,
			encoding: 'text',
			json: false,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		return { reply: { status: response.statusCode, body: textOf(response.body) } };
	} catch (error) {
		return outcomeOf(error);
	}
}

const textOf = (body: unknown): string =>
	typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body);

/**
 * Tells a request that never left from one that may have arrived. Only what surely happened before
 * sending counts as not sent. The error itself is not kept: it holds the request with its secrets.
 */
function outcomeOf(error: unknown): NotSent | Unknown {
	const { code, syscall } = traitsOf(error);
	if (NEVER_LEFT.has(code) || syscall === 'connect') {
		return { outcome: 'notSent', reason: `No connection could be made (${code || 'connect'})` };
	}
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') {
		return { outcome: 'unknown', reason: 'No answer came in time' };
	}
	return {
		outcome: 'unknown',
		reason: `The connection was lost before an answer came${code ? ` (${code})` : ''}`,
	};
}

function traitsOf(error: unknown): { code: string; syscall: string } {
	const { code, syscall, cause } = (error ?? {}) as Record<string, unknown>;
	const inner = (cause ?? {}) as Record<string, unknown>;
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return { code: text(code) || text(inner.code), syscall: text(syscall) || text(inner.syscall) };
}
