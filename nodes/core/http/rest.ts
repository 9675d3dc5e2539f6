import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';

import { baseUrlOf } from './requestValues';
import type { Endpoint, WireParams } from '../operation';
import { isRecord } from '../values';

/** A documented call of a provider with HTTP paths: where it goes and how its values are sent */
export interface RestEndpoint extends Endpoint {
	method: IHttpRequestMethods;
	/** With `{name}` in place of a value */
	path: string;
	/** How the values outside the path are sent; `none` if the call has only a path */
	encoding: 'query' | 'json' | 'form' | 'none';
}

/**
 * Builds the request of a call; sends nothing. Values in the path are percent-encoded, so that none
 * can lead to another path; the rest is encoded as the call says.
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

/** Throws on "." and "..", which mean another folder even if encoded, and on an empty value. */
function pathPart(value: string): string {
	if (/^\.{0,2}$/.test(value)) throw new RangeError(`'${value}' cannot stand in a path`);
	return encodeURIComponent(value);
}

/** Encodes names and values in UTF-8, as in forms and query strings. */
const formOf = (values: WireParams): string =>
	new URLSearchParams(
		Object.entries(values).map(([name, value]): [string, string] => [name, String(value ?? '')]),
	).toString();

/** Drops `toString` fields: making text of such an object would throw after the call was made. */
const withText = (name: string, value: unknown): unknown =>
	name === 'toString' ? undefined : value;

/** Only these bodies can hold that name; checking each name takes several times as long. */
const MAY_NAME_IT = /toString|\\u/;

/** Parses a JSON object; returns undefined if the body is not one. */
export function jsonObjectOf(body: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(body, MAY_NAME_IT.test(body) ? withText : undefined);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
