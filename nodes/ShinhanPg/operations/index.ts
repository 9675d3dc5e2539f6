import type { Resource } from '../../core/operation';
import type { ShinhanEndpoint } from '../api/api';
import { getAll as getCardCompanies } from './cardCompany/getAll';
import { cancel } from './payment/cancel';
import { cancelPartially } from './payment/cancelPartially';
import { confirm } from './payment/confirm';
import { createPopupPage } from './payment/createPopupPage';
import { get } from './payment/get';
import { getReceipt } from './payment/getReceipt';
import { request } from './payment/request';
import { requestCorporateWindow } from './payment/requestCorporateWindow';
import { requestPersonalWindow } from './payment/requestPersonalWindow';
import { getAll as getTerms } from './terms/getAll';

/**
 * All operations of the Shinhan PG node, in the order of its selectors. There is no
 * acknowledgement: the trigger answers the buyer's browser, which cannot wait for a workflow.
 */
export const resources: Array<Resource<ShinhanEndpoint>> = [
	{
		name: 'Payment',
		value: 'payment',
		operations: [
			request,
			requestPersonalWindow,
			requestCorporateWindow,
			createPopupPage,
			confirm,
			get,
			getReceipt,
			cancel,
			cancelPartially,
		],
	},
	{ name: 'Card Company', value: 'cardCompany', operations: [getCardCompanies] },
	{ name: 'Term', value: 'terms', operations: [getTerms] },
];
