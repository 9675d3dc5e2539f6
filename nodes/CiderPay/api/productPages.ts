import type { IDataObject } from 'n8n-workflow';

import { jsonObjectOf } from '../../core/http/rest';

/**
 * Returns a page's rows; undefined if it has no list. The manual calls it `conent`, typed as text,
 * but the page fields beside it are Spring Data's, whose list is `content`: each of these is read.
 */
export function rowsOf(data: unknown): IDataObject[] | undefined {
	const { content, conent } = (data ?? {}) as IDataObject;
	const list = content ?? conent;
	const rows = typeof list === 'string' ? jsonObjectOf(`{"list":${list}}`)?.list : list;
	return Array.isArray(rows) ? (rows as IDataObject[]) : undefined;
}

/** Returns a page's number as CiderPay reports it; undefined if it does not */
export const numberOf = (data: unknown): number | undefined => {
	const { number } = (data ?? {}) as IDataObject;
	return typeof number === 'number' ? number : undefined;
};
