import { z } from 'zod';
import type { IDataObject } from 'n8n-workflow';

import type { Ask, WireParams, Outcome } from '../../../core/operation';
import { jsonObjectOf } from '../../../core/http/rest';
import type { CiderPayEndpoint } from '../../api/api';

/** ciderpay.txt: 상품 페이징 리스트 */
export const PAGING: CiderPayEndpoint = {
	method: 'GET',
	path: '/oapi/goods/paging',
	encoding: 'query',
	expects: { data: z.unknown().refine((data) => rowsOf(data) !== undefined) },
};

const PAGE_SIZE = 100;

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

/**
 * Reads products page by page until a page is empty or `limit` is reached. The manual does not say
 * whether pages count from 0 or 1: the reply to a first request without a number tells. A repeated
 * page is skipped once: replies may count from 0 while requests count from 1.
 */
export async function gatherPages(ask: Ask<CiderPayEndpoint>, wire: WireParams): Promise<Outcome> {
	const { returnAll, limit, ...filters } = wire;
	const most = returnAll ? Infinity : Number(limit);
	const size = filters.size ?? Math.min(most, PAGE_SIZE);
	const rows: IDataObject[] = [];
	let page = filters.page as number | undefined;
	let previous = '';
	let repeats = 0;
	while (rows.length < most) {
		const outcome = await ask(PAGING, { ...filters, ...(page !== undefined && { page }), size });
		if (outcome.status !== 'succeeded') return outcome;
		const { data } = outcome.data;
		const found = rowsOf(data) ?? [];
		if (found.length === 0) break;
		page = (page ?? numberOf(data) ?? 0) + 1;
		const text = JSON.stringify(found);
		if (text !== previous) rows.push(...found);
		else if (++repeats > 1) {
			return { status: 'unknown', reason: 'CiderPay gave the same page again and again' };
		}
		previous = text;
	}
	return { status: 'succeeded', data: { rows: rows.slice(0, most) } };
}
