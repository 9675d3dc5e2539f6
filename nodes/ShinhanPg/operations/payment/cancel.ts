import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import { withIpAddress } from '../../confirmAndCancel/ipAddress';
import type { ShinhanEndpoint } from '../../api/api';
import { CANCEL } from '../../api/endpoints';
import {
	cancelledOf,
	verifyCancellation,
	reconcileCancellation,
} from '../../confirmAndCancel/cancellation';
import * as fields from '../../fields/required';
import { cancelRules, cnclRsn, orderNoForLookUp, payerId } from './cancel.fields';

const VIRTUAL_ACCOUNT = 'For a payment by virtual account that is paid back';

/** shinhan-pg.txt: 결제 취소 */
export const cancel: RemoteOperation<ShinhanEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel payment',
	description:
		"Give a confirmed payment back in full. Where no answer comes and 'Order Number' is given, Shinhan is asked whether it was cancelled.",
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		fields.tid,
		payerId,
		{
			...fields.amount,
			description: 'What is given back, in won: the whole amount of the payment',
		},
		cnclRsn,
		additionalFields([
			{
				displayName: 'Account Holder',
				name: 'bank_name',
				type: 'string',
				default: '',
				description: `${VIRTUAL_ACCOUNT}: the name of the account's holder (계좌주명), at most 20 characters`,
			},
			{
				displayName: 'Account Number',
				name: 'bank_acct_no',
				type: 'string',
				default: '',
				description: `${VIRTUAL_ACCOUNT}: the buyer's account that gets the money, at most 14 characters`,
			},
			{
				displayName: 'Bank Code',
				name: 'bank_cd',
				type: 'string',
				default: '',
				placeholder: 'e.g. 088',
				description: `${VIRTUAL_ACCOUNT}: the bank of that account, as its code of at most 3 digits`,
			},
			fields.ipAddr,
			orderNoForLookUp,
		]),
	],
	rules: cancelRules,
	toWire: (input, { credential }) => withIpAddress(input, credential),
	toOutput: cancelledOf,
	verifyReply: verifyCancellation,
	reconcile: reconcileCancellation,
};
