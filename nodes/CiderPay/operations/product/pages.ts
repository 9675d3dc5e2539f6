import type { IDataObject } from 'n8n-workflow';

import type { Ask, WireParams, Outcome } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { PRODUCT_PAGE } from '../../api/endpoints';
import { numberOf, rowsOf } from '../../api/productPages';

const PAGE_SIZE = 100;

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
		const outcome = await ask(PRODUCT_PAGE, {
			...filters,
			...(page !== undefined && { page }),
			size,
		});
		if (outcome.status !== 'succeeded') return outcome;
		const { data } = outcome.data;
		const found = rowsOf(data) ?? [];
		if (found.length === 0) break;
		page = (page ?? numberOf(data) ?? 0) + 1;
		const text = JSON.stringify(found);
		if (text !== previous) rows.push(...found);
		else if (++repeats > 1) {
			return { status: 'unknown', reason: 'CiderPay returned the same page several times' };
		}
		previous = text;
	}
	return { status: 'succeeded', data: { rows: rows.slice(0, most) } };
}
