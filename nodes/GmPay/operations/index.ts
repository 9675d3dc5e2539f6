import { acknowledgeOperation } from '../../core/webhook/acknowledge';
import type { Resource } from '../../core/operation';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';
import type { GmPayEndpoint } from '../api/api';
import { checkId } from './member/checkId';
import { getCancelToken } from './member/getCancelToken';
import { register } from './member/register';
import { requestAgreement } from './member/requestAgreement';
import { cancel } from './payment/cancel';
import { request } from './payment/request';

/** All operations of the GMPay node, in the order of its selectors */
export const resources: Array<Resource<GmPayEndpoint>> = [
	{ name: 'Payment', value: 'payment', operations: [request, cancel] },
	{
		name: 'Merchant',
		value: 'member',
		operations: [checkId, requestAgreement, register, getCancelToken],
	},
	{
		name: 'Notification',
		value: 'notification',
		operations: [acknowledgeOperation('GMPay', ACKNOWLEDGEMENT)],
		credentialless: true,
	},
];
