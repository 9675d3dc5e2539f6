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

const VIRTUAL_ACCOUNT = 'for refunds of virtual account payments';

/** shinhan-pg.txt: 결제 취소 */
export const cancel: RemoteOperation<ShinhanEndpoint> = {
	name: 'Cancel',
	value: 'cancel',
	action: 'Cancel payment',
	description:
		"Refund a payment in full. With 'Your Order Number', the node looks up how it ended if the answer is lost.",
	effect: 'money',
	endpoint: CANCEL,
	fields: [
		fields.tid,
		payerId,
		{
			...fields.amount,
			displayName: 'Refund Amount',
			description: 'The whole amount of the payment, in won',
		},
		cnclRsn,
		additionalFields([
			fields.ipAddr,
			{
				displayName: 'Refund Account Holder',
				name: 'bank_name',
				type: 'string',
				default: '',
				description: `Name of the account's holder, up to 20 characters, ${VIRTUAL_ACCOUNT}`,
			},
			{
				displayName: 'Refund Account Number',
				name: 'bank_acct_no',
				type: 'string',
				default: '',
				description: `The account that gets the money, up to 14 characters, ${VIRTUAL_ACCOUNT}`,
			},
			{
				displayName: 'Refund Bank Code',
				name: 'bank_cd',
				type: 'string',
				default: '',
				placeholder: 'e.g. 088',
				description: `Code of the account's bank, up to 3 digits, ${VIRTUAL_ACCOUNT}`,
			},
			orderNoForLookUp,
		]),
	],
	rules: cancelRules,
	toWire: (input, { credential }) => withIpAddress(input, credential),
	toOutput: cancelledOf,
	verifyReply: verifyCancellation,
	reconcile: reconcileCancellation,
};
