import { acknowledgeOperation } from '../../core/acknowledge';
import type { Resource } from '../../core/operation';
import type { PayAppCall } from '../api';
import { ANSWERS } from '../notification';
import { cancel as cancelReceipt } from './cashReceipt/cancel';
import { issue } from './cashReceipt/issue';
import { cancel } from './payment/cancel';
import { createCheckoutPage } from './payment/createCheckoutPage';
import { request } from './payment/request';
import { requestCancellation } from './payment/requestCancellation';
import { checkId } from './seller/checkId';
import { register } from './seller/register';
import { register as registerSubAccount } from './subAccount/register';

/** All that the PayApp node does, in the order of its selectors. */
export const resources: Array<Resource<PayAppCall>> = [
	{
		name: 'Payment',
		value: 'payment',
		operations: [request, cancel, requestCancellation, createCheckoutPage],
	},
	{ name: 'Cash Receipt', value: 'cashReceipt', operations: [issue, cancelReceipt] },
	{
		name: 'Notification',
		value: 'notification',
		operations: [acknowledgeOperation('PayApp', ANSWERS)],
		needsCredential: false,
	},
	{ name: 'Seller', value: 'seller', operations: [register, checkId] },
	{ name: 'Sub-Account', value: 'subAccount', operations: [registerSubAccount] },
];
