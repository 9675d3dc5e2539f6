import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodeListSearchResult,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { askProvider } from '../../core/http/askProvider';
import { sender } from '../../core/http/send';
import { CARD_LIST } from '../api/endpoints';
import { shinhanPg } from '../provider';
import { listOf } from '../api/api';

const TIMEOUT = 15_000;

/** Lists the manual's payment methods (shinhan-pg.txt: 결제수단 코드) except the two windows. */
export function searchPaymentMethods(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	return Promise.resolve({
		results: [
			{ name: 'Card', value: 'card' },
			{ name: 'Card Without Authentication', value: 'nauthcard' },
		],
	});
}

/** Lists the card companies of the chosen payment method, filtered by name or code. */
export async function searchCardCompanies(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const credential = await this.getCredentials<IDataObject>('shinhanPgApi');
	const chosen = this.getCurrentNodeParameter('pgcode', { extractValue: true });
	const pgcode = typeof chosen === 'string' && chosen ? chosen : 'selpay';
	const helpers = this.helpers as IExecuteFunctions['helpers'];
	const ask = askProvider({ provider: shinhanPg, credential, send: sender(helpers, TIMEOUT) });
	const outcome = await ask(CARD_LIST, { pgcode });
	if (outcome.status !== 'succeeded') {
		const reason = outcome.status === 'refused' ? outcome.advice : outcome.reason;
		throw new NodeOperationError(this.getNode(), 'The card companies could not be listed', {
			...(reason !== undefined && { description: reason }),
		});
	}
	const wanted = filter.toLowerCase();
	const results = listOf(outcome.data)
		.map(({ card_cpny_cd, card_cpny_name }) => ({
			name: `${String(card_cpny_name ?? '')} (${String(card_cpny_cd)})`.trim(),
			value: String(card_cpny_cd),
		}))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results };
}
