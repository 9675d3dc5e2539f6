import { acknowledgeOperation } from '../../core/webhook/acknowledge';
import type { Resource } from '../../core/operation';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';
import type { PayAppEndpoint } from '../api/api';
import { cancel as cancelReceipt } from './cashReceipt/cancel';
import { issue } from './cashReceipt/issue';
import { cancel } from './payment/cancel';
import { createCheckoutPage } from './payment/createCheckoutPage';
import { request } from './payment/request';
import { requestCancellation } from './payment/requestCancellation';
import { checkId } from './seller/checkId';
import { register } from './seller/register';
import { charge } from './storedCard/charge';
import { deleteCard } from './storedCard/delete';
import { register as registerSubAccount } from './subAccount/register';
import { cancel as cancelSubscription } from './subscription/cancel';
import { pause } from './subscription/pause';
import { register as registerSubscription } from './subscription/register';
import { resume } from './subscription/resume';

/** All operations of the PayApp node, in the order of its selectors */
export const resources: Array<Resource<PayAppEndpoint>> = [
	{
		name: 'Payment',
		value: 'payment',
		operations: [request, cancel, requestCancellation, createCheckoutPage],
	},
	{ name: 'Cash Receipt', value: 'cashReceipt', operations: [issue, cancelReceipt] },
	{
		name: 'Notification',
		value: 'notification',
		operations: [acknowledgeOperation('PayApp', ACKNOWLEDGEMENT)],
		credentialless: true,
	},
	{ name: 'Registered Card', value: 'storedCard', operations: [charge, deleteCard] },
	{ name: 'Seller', value: 'seller', operations: [register, checkId] },
	{ name: 'Sub-Account', value: 'subAccount', operations: [registerSubAccount] },
	{
		name: 'Subscription',
		value: 'subscription',
		operations: [registerSubscription, cancelSubscription, pause, resume],
	},
];
