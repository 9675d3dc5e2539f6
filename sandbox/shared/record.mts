/** Records API calls as they came in, with their decoded values. */
import type { FastifyRequest } from 'fastify';
import { bodyText, decodeForm, isForm, toFields } from './form.mts';
import { isRecord, type Values } from './parameters.mts';

/** How a call's values travel, apart from those in its path. */
export type Encoding = 'query' | 'path' | 'form' | 'json';

/** A call's headers, names in lower case. */
export type Headers = Record<string, string>;

/** One API call as it came in, whatever its outcome. */
export interface RestRecord {
	/** ISO time the call arrived. */
	time: string;
	/** Method and path as documented, `GET /oapi/goods/{id}`; empty when no such call exists. */
	call: string;
	method: string;
	/** Path and query as sent. */
	url: string;
	headers: Headers;
	contentType: string;
	/** The body as sent. */
	body: string;
	/** Decoded values of path, query and body, in the types they were sent in. */
	values: Values;
	/** Names among them that the manual does not list. */
	unlisted: string[];
	/** HTTP status answered; 0 while the call is open or if no answer was sent. */
	status: number;
	/** The reply text, or the fault that replaced it; empty while the call is open. */
	answer: string;
}

function headersOf(request: FastifyRequest): Headers {
	return Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
}

/** Returns a body's values; none if it is not in the expected encoding. */
export function bodyValues(request: FastifyRequest, encoding: Encoding): Values {
	const contentType = request.headers['content-type'] ?? '';
	if (encoding === 'form' && isForm(contentType)) {
		return { ...toFields(decodeForm(bodyText(request)) ?? []) };
	}
	if (encoding !== 'json' || !/^application\/json\s*(;|$)/i.test(contentType)) return {};
	try {
		const value: unknown = JSON.parse(bodyText(request));
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}

/** Builds the record of a call that is not answered yet. */
export function record(request: FastifyRequest, call: string, values: Values): RestRecord {
	return {
		time: new Date().toISOString(),
		call,
		method: request.method,
		url: request.url,
		headers: headersOf(request),
		contentType: request.headers['content-type'] ?? '',
		body: bodyText(request),
		values,
		unlisted: [],
		status: 0,
		answer: '',
	};
}
