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
		"Give a part of a confirmed payment back. A payment with a card promotion may be cancelled by another amount than you ask for, even for all that is left: book the 'amount' of the output, and see 'amountDiffers'.",
	effect: 'money',
	endpoint: CANCEL_PARTIALLY,
	fields: [
		{
			displayName:
				"A payment with a cup deposit cannot be cancelled in part. If an answer is lost, 'Order Number' lets Shinhan be asked how the payment stands. That tells of a first partial cancellation, without its amount, but not of a second one, which then stays unknown.",
			name: 'partialNotice',
			type: 'notice',
			default: '',
		},
		fields.tid,
		payerId,
		{ ...fields.amount, description: 'How much is given back, in won' },
		cnclRsn,
		additionalFields([
			fields.ipAddr,
			orderNoForLookUp,
			{
				...optional.taxfreeAmount,
				description: "The part of 'Amount' that is free of tax, in won",
			},
			{
				...optional.taxAmount,
				description:
					"The value-added tax in 'Amount', in won. Where left out it is worked out: what is not tax-free, divided by 11 and rounded.",
			},
		]),
	],
	rules: cancelRules.and(
		conditional({ amount: z.number(), taxfree_amount: z.number(), tax_amount: wonText }, [
			[
				'taxfree_amount',
				"must not be above 'Amount'",
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
