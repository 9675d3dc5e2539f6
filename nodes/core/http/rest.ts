import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { baseUrlOf } from './requestValues';
import type { Endpoint, WireParams } from '../operation';
import { isRecord } from '../values';

/** A documented call of a provider that speaks HTTP with paths: where it goes and how its values travel */
export interface RestEndpoint extends Endpoint {
	method: IHttpRequestMethods;
	/** With `{name}` where a value stands in the path */
	path: string;
	/** How the values that are not in the path travel; none where the call has only a path */
	encoding: 'query' | 'json' | 'form' | 'none';
}

/**
 * Builds the request of a call. Values named in the path are percent-encoded there, so that none can
 * lead to another path; the rest travels as the call says. It sends nothing.
 */
export function restRequest(
	{ method, path, encoding }: RestEndpoint,
	input: WireParams,
	baseUrl: unknown,
	headers: IDataObject,
): IHttpRequestOptions {
	const rest = { ...input };
	const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = String(rest[name] ?? '');
		delete rest[name];
		return pathPart(value);
	});
	const request: IHttpRequestOptions = {
		method,
		url: baseUrlOf(baseUrl) + filled,
		headers: { accept: 'application/json', ...headers },
	};
	if (encoding === 'query') {
		const query = formOf(rest);
		if (query) request.url += `?${query}`;
	} else if (encoding === 'json') {
		request.headers = { ...request.headers, 'content-type': 'application/json' };
		request.body = JSON.stringify(rest);
	} else if (encoding === 'form') {
		request.headers = {
			...request.headers,
			'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
		};
		request.body = formOf(rest);
	}
	return request;
}

/** "." and ".." mean another folder even where they are encoded, so they are not let through. */
function pathPart(value: string): string {
	if (/^\.{0,2}$/.test(value)) throw new RangeError(`'${value}' cannot stand in a path`);
	return encodeURIComponent(value);
}

/** Names and values in UTF-8, as forms and query strings carry them */
export const formOf = (values: WireParams): string =>
	new URLSearchParams(
		Object.entries(values).map(([name, value]): [string, string] => [name, String(value ?? '')]),
	).toString();

/** An object with a field of this name has no text: making one would throw after the call was made. */
const withText = (name: string, value: unknown): unknown =>
	name === 'toString' ? undefined : value;

/** The only bodies that can hold that name; to look at each name takes several times as long. */
const MAY_NAME_IT = /toString|\\u/;

/** A JSON object, or undefined where a body is none */
export function jsonObjectOf(body: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(body, MAY_NAME_IT.test(body) ? withText : undefined);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
