import type { RemoteOperation } from '../../../core/operation';
import type { CiderPayEndpoint } from '../../api/api';
import { CANCEL_REQUEST } from '../../api/endpoints';
import { payUniqueNo, withMember } from '../../fields/fields';
import { unconfirmedMemberID, unconfirmedNotice } from './fields';

/** Known from the CiderPay developers' simulator: POST /oapi/payment/request/cancel */
export const cancelRequest: RemoteOperation<CiderPayEndpoint> = {
	name: 'Cancel Request',
	value: 'cancelRequest',
	action: 'Cancel payment request',
	description:
		'Withdraw a payment request that nobody has paid yet. The call is not confirmed by CiderPay.',
	effect: 'write',
	endpoint: CANCEL_REQUEST,
	fields: [
		unconfirmedNotice,
		unconfirmedMemberID,
		{ ...payUniqueNo, description: `${payUniqueNo.description}. Not confirmed by CiderPay.` },
	],
	toWire: withMember,
	toOutput: (reply, input) => ({ cancelled: true, payUniqueNo: input.payUniqueNo, ...reply }),
};
