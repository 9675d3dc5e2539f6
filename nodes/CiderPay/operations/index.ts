import { acknowledgeOperation } from '../../core/webhook/acknowledge';
import type { Resource } from '../../core/operation';
import { ACKNOWLEDGEMENT } from '../api/acknowledgement';
import type { CiderPayEndpoint } from '../api/api';
import { changePassword } from './member/changePassword';
import { createWebKey } from './member/createWebKey';
import { getCompanyScale } from './member/getCompanyScale';
import { getTokens } from './member/getTokens';
import { setPaymentToken } from './member/setPaymentToken';
import { cancel } from './payment/cancel';
import { cancelRequest } from './payment/cancelRequest';
import { request } from './payment/request';
import { requestCancellation } from './payment/requestCancellation';
import { create as createLink } from './paymentLink/create';
import { remove as deleteLink } from './paymentLink/delete';
import { getAll as getLinks } from './paymentLink/getAll';
import { create as createProduct } from './product/create';
import { remove as deleteProduct } from './product/delete';
import { get as getProduct } from './product/get';
import { getAll as getProducts } from './product/getAll';
import { update as updateProduct } from './product/update';
import { cancelCharge } from './registeredCard/cancelCharge';
import { cancelRegistration } from './registeredCard/cancelRegistration';
import { charge } from './registeredCard/charge';
import { remove as deleteCard } from './registeredCard/delete';
import { requestRegistration } from './registeredCard/requestRegistration';
import { cancelRequest as cancelSubscriptionRequest } from './subscription/cancelRequest';
import { changePrice } from './subscription/changePrice';
import { remove as deleteSubscription } from './subscription/delete';
import { pause } from './subscription/pause';
import { request as requestSubscription } from './subscription/request';
import { resume } from './subscription/resume';
import { get as getVatReport } from './vatReport/get';
import { sendEmail } from './vatReport/sendEmail';

/** All operations of the CiderPay node, in the order of its selectors */
export const resources: Array<Resource<CiderPayEndpoint>> = [
	{
		name: 'Payment',
		value: 'payment',
		operations: [request, cancelRequest, cancel, requestCancellation],
	},
	{
		name: 'Member',
		value: 'member',
		operations: [createWebKey, getTokens, changePassword, getCompanyScale, setPaymentToken],
	},
	{
		name: 'Notification',
		value: 'notification',
		operations: [acknowledgeOperation('CiderPay', ACKNOWLEDGEMENT)],
		credentialless: true,
	},
	{ name: 'Payment Link', value: 'paymentLink', operations: [createLink, deleteLink, getLinks] },
	{
		name: 'Product',
		value: 'product',
		operations: [createProduct, getProduct, updateProduct, deleteProduct, getProducts],
	},
	{
		name: 'Registered Card',
		value: 'registeredCard',
		operations: [requestRegistration, charge, cancelRegistration, cancelCharge, deleteCard],
	},
	{
		name: 'Subscription',
		value: 'subscription',
		operations: [
			requestSubscription,
			cancelSubscriptionRequest,
			changePrice,
			pause,
			resume,
			deleteSubscription,
		],
	},
	{ name: 'VAT Report', value: 'vatReport', operations: [getVatReport, sendEmail] },
];
