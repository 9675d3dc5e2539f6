import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { BodyTooLarge, readBody } from './readBody';
import type { HttpReply, NotSent, Unknown } from '../operation';

/** Codes that arise only before a request is on its way: no address, no connection, no trust */
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
	// The TLS handshake failed, e.g. because the server does not speak TLS.
	'EPROTO',
	'ERR_SSL_WRONG_VERSION_NUMBER',
	'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);

/** What n8n's HTTP client says about a base URL that is neither http nor https */
const OTHER_PROTOCOL = /^Unsupported protocol/i;

/** An hour, in milliseconds. Node's timers take what exceeds 24 days for 1 ms. */
export const LONGEST_TIMEOUT = 3_600_000;

/** Sends one request, once */
export type Send = (
	request: IHttpRequestOptions,
) => Promise<{ reply: HttpReply } | NotSent | Unknown>;

/**
 * Sends with n8n's request helper and returns the answer as text, whatever its HTTP status.
 * Redirects are not followed: one could carry the same POST to a second place. The timeout, in
 * milliseconds and an hour at most, covers the whole answer: n8n's own ends with the headers, so an
 * answer that trickles would never end.
 */
export const sender =
	(helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest'>, wanted: number): Send =>
	async (request) => {
		const timeout = Math.min(wanted, LONGEST_TIMEOUT);
		const tooLate = AbortSignal.timeout(timeout);
		try {
			const response = (await helpers.httpRequest({
				...request,
				timeout,
				abortSignal: tooLate,
				// n8n would read a body of any length; as a stream it is read here, up to a limit.
				encoding: 'stream',
				json: false,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
			})) as IN8nHttpFullResponse;
			const body = await readBody(response.body, tooLate);
			return { reply: { status: response.statusCode, body, ...endOfBody(response.headers) } };
		} catch (error) {
			if (error instanceof BodyTooLarge) return { status: 'unknown', reason: error.message };
			return tooLate.aborted ? TOO_LATE : outcomeOf(error);
		}
	};

const TOO_LATE: Unknown = { status: 'unknown', reason: 'No answer came in time' };

/** An answer of unannounced length ends with the connection: a cut would go unnoticed. */
const endOfBody = (headers: IN8nHttpFullResponse['headers'] | undefined): Partial<HttpReply> => {
	const isAnnounced =
		!headers ||
		'content-length' in headers ||
		/chunked/i.test(String(headers['transfer-encoding']));
	return isAnnounced ? {} : { isOpenEnded: true };
};

/**
 * Tells a request that never left from one that may have arrived: only what certainly failed before
 * sending counts as not sent. The error itself is dropped: it holds the request's secrets.
 */
function outcomeOf(error: unknown): NotSent | Unknown {
	const { code, syscall, message } = errorDetails(error);
	if (NEVER_LEFT.has(code) || syscall === 'connect') {
		return { status: 'notSent', reason: `No connection could be made (${code || 'connect'})` };
	}
	if (OTHER_PROTOCOL.test(message)) {
		return { status: 'notSent', reason: "The base URL begins with neither 'https' nor 'http'" };
	}
	if (code === 'ECONNABORTED' || code === 'ETIMEDOUT') return TOO_LATE;
	return {
		status: 'unknown',
		reason: `The connection was lost before an answer came${code ? ` (${code})` : ''}`,
	};
}

function errorDetails(error: unknown): { code: string; syscall: string; message: string } {
	const { code, syscall, message, cause } = (error ?? {}) as Record<string, unknown>;
	const inner = (cause ?? {}) as Record<string, unknown>;
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	return {
		code: text(code) || text(inner.code),
		syscall: text(syscall) || text(inner.syscall),
		message: text(message),
	};
}
