import { z } from 'zod';

import type { RemoteOperation } from '../../../core/operation';
import { additionalFields } from '../../../core/fields/nodeProperties';
import { withIpAddress } from '../../confirmAndCancel/ipAddress';
import type { ShinhanEndpoint } from '../../api/api';
import { CANCEL_PARTIALLY } from '../../api/endpoints';
import {
	cancelledOf,
	cancelAfterSnapshot,
	verifyCancellation,
	reconcilePartialCancellation,
} from '../../confirmAndCancel/cancellation';
import * as fields from '../../fields/required';
import * as optional from '../../fields/optional';
import { conditional } from '../../request/rules';
import { vatOf, wonText } from '../../api/amounts';
import { cancelRules, cnclRsn, orderNoForLookUp, payerId } from './cancel.fields';

/** shinhan-pg.txt: 부분 취소 */
export const cancelPartially: RemoteOperation<ShinhanEndpoint> = {
	name: 'Cancel Partially',
	value: 'cancelPartially',
	action: 'Cancel payment partially',
	description:
		"Refund a part of a payment. With a card promotion Shinhan may refund a different amount: use 'amount' of the output.",
	effect: 'money',
	endpoint: CANCEL_PARTIALLY,
	fields: [
		{
			displayName:
				"If Shinhan's answer is lost, 'Your Order Number' lets the node look up a first partial refund, without its amount. A second one stays unknown. Payments with a cup deposit cannot be refunded in part.",
			name: 'partialNotice',
			type: 'notice',
			default: '',
		},
		fields.tid,
		payerId,
		{ ...fields.amount, displayName: 'Refund Amount', description: 'How much to refund, in won' },
		cnclRsn,
		additionalFields([
			fields.ipAddr,
			{
				...optional.taxfreeAmount,
				description: "The tax-free part of 'Refund Amount', in won",
			},
			{
				...optional.taxAmount,
				description:
					"VAT in 'Refund Amount', in won. If empty, it is calculated: what is not tax-free, divided by 11.",
			},
			orderNoForLookUp,
		]),
	],
	rules: cancelRules.and(
		conditional({ amount: z.number(), taxfree_amount: z.number(), tax_amount: wonText }, [
			[
				'taxfree_amount',
				"must not be above 'Refund Amount'",
				({ amount = Infinity, taxfree_amount = 0 }) => taxfree_amount > amount,
			],
		]),
	),
	toWire: (input, { credential }) => {
		const { amount, taxfree_amount, tax_amount } = input;
		const tax = tax_amount ?? vatOf(Number(amount), Number(taxfree_amount ?? 0));
		return withIpAddress({ ...input, tax_amount: tax }, credential);
	},
	toOutput: cancelledOf,
	verifyReply: verifyCancellation,
	perform: cancelAfterSnapshot,
	reconcile: reconcilePartialCancellation,
};
