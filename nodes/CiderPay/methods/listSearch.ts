import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { askProvider } from '../../core/http/askProvider';
import { sender } from '../../core/http/send';
import { trimmed } from '../../core/values';
import type { WireParams } from '../../core/operation';
import type { CiderPayEndpoint } from '../api/api';
import { LINK_LIST, PRODUCT_PAGE } from '../api/endpoints';
import { numberOf, rowsOf } from '../api/productPages';
import { ciderPay } from '../provider';

const PAGE_SIZE = 50;
const TIMEOUT = 15_000;

/** Lists the products of the credential's merchant (of all if it names none), a page at a time. */
export async function searchProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const memberID = trimmed((await this.getCredentials('ciderPayApi')).memberID);
	const { data } = await readList(this, PRODUCT_PAGE, {
		...(paginationToken !== undefined && { page: paginationToken }),
		size: PAGE_SIZE,
		...(memberID && { memberID }),
		...(filter && { goodsNameLike: filter }),
	});
	const rows = rowsOf(data) ?? [];
	const page = Number(paginationToken ?? numberOf(data) ?? 0);
	return {
		results: rows.flatMap(({ id, goodsName }) => choiceOf(id, goodsName)),
		...(rows.length === PAGE_SIZE && { paginationToken: String(page + 1) }),
	};
}

/** Lists the payment links of the credential's merchant. CiderPay returns them all at once. */
export async function searchPaymentLinks(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const memberID = trimmed((await this.getCredentials('ciderPayApi')).memberID);
	if (!memberID)
		throw searchError(
			this,
			"Enter 'Merchant ID' in the credential to see the list, or choose By ID",
		);
	const { data } = await readList(this, LINK_LIST, { memberID });
	const links = (data as IDataObject[]).flatMap(({ id, goodsInfos }) => {
		// The manual types goodsInfos as OBJECT but calls it a list.
		const [goods] = [goodsInfos ?? {}].flat() as IDataObject[];
		return choiceOf(id, goods?.goodsName);
	});
	const wanted = filter.toLowerCase();
	return { results: links.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** Returns an entry's choice, or nothing if it has no ID to choose it by */
const choiceOf = (id: unknown, name: unknown): Array<{ name: string; value: string }> =>
	typeof id === 'string' || typeof id === 'number'
		? [{ name: name ? `${String(name)} (${id})` : String(id), value: String(id) }]
		: [];

async function readList(
	context: ILoadOptionsFunctions,
	call: CiderPayEndpoint,
	wire: WireParams,
): Promise<IDataObject> {
	const credential = await context.getCredentials<IDataObject>('ciderPayApi');
	const send = sender(context.helpers, TIMEOUT);
	const outcome = await askProvider({ provider: ciderPay, credential, send })(call, wire);
	if (outcome.status === 'succeeded') return outcome.data;
	const words = 'reason' in outcome ? outcome.reason : `CiderPay refused: ${outcome.message}`;
	throw searchError(context, words);
}

const searchError = (context: ILoadOptionsFunctions, message: string) =>
	new NodeOperationError(context.getNode(), message);
