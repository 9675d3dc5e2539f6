import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_REQUEST } from '../../api/endpoints';
import { memberID, payUniqueNo, withMember } from '../../fields/fields';
import { unconfirmedNotice } from './fields';

/** Known from the CiderPay developers' simulator: POST /oapi/payment/request/cancel */
export const cancelRequest: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel Request',
	value: 'cancelRequest',
	action: 'Cancel payment request',
	description: 'Cancel a payment request that is not paid yet. No money is refunded.',
	effect: 'write',
	endpoint: CANCEL_REQUEST,
	fields: [unconfirmedNotice, memberID, payUniqueNo],
	toWire: withMember,
	toOutput: (reply, input) => ({ cancelled: true, payUniqueNo: input.payUniqueNo, ...reply }),
};
