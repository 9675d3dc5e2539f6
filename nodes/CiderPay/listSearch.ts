import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { askOnce } from '../core/ask';
import { textOf } from '../core/header';
import type { Input } from '../core/operation';
import { redact } from '../core/redact';
import { secrets, toOutcome, toRequest } from './api';
import type { CiderPayCall } from './api';
import { LINK_LIST } from './operations/paymentLink/getAll';
import { numberOf, PAGING, rowsOf } from './operations/product/pages';

const PAGE_SIZE = 50;
const TIMEOUT = 15_000;

/** The products of the credential's merchant, or of all where it names none, a page at a time. */
export async function searchProducts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const memberID = textOf((await this.getCredentials('ciderPayApi')).memberID);
	const { data } = await ask(this, PAGING, {
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

/** The payment links of the credential's merchant. CiderPay gives them all at once. */
export async function searchPaymentLinks(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const memberID = textOf((await this.getCredentials('ciderPayApi')).memberID);
	if (!memberID)
		throw failed(this, "The list needs 'Member ID' in the credential. Use By ID instead.");
	const { data } = await ask(this, LINK_LIST, { memberID });
	const links = (data as IDataObject[]).flatMap(({ id, goodsInfos }) => {
		// The manual types goodsInfos OBJECT and calls it a list.
		const [goods] = [goodsInfos ?? {}].flat() as IDataObject[];
		return choiceOf(id, goods?.goodsName);
	});
	const wanted = filter.toLowerCase();
	return { results: links.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

/** An entry without an ID cannot be chosen. */
const choiceOf = (id: unknown, name: unknown): Array<{ name: string; value: string }> =>
	typeof id === 'string' || typeof id === 'number'
		? [{ name: name ? `${String(name)} (${id})` : String(id), value: String(id) }]
		: [];

async function ask(
	context: ILoadOptionsFunctions,
	call: CiderPayCall,
	input: Input,
): Promise<IDataObject> {
	const credential = await context.getCredentials<IDataObject>('ciderPayApi');
	const { helpers } = context;
	const asking = { helpers, of: { toRequest, toOutcome }, credential, timeout: TIMEOUT };
	const outcome = await askOnce(asking, call, input);
	if (outcome.status === 'succeeded') return outcome.data;
	const words = 'reason' in outcome ? outcome.reason : `CiderPay refused: ${outcome.message}`;
	throw failed(context, redact(words, secrets(credential)));
}

const failed = (context: ILoadOptionsFunctions, message: string) =>
	new NodeOperationError(context.getNode(), message);
