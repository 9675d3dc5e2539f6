/** Shinhan PG refunds whose reply is lost or about another payment. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import type { Outcome, RemoteOperation, Unknown } from '../../../nodes/core/operation';
import type { ShinhanEndpoint } from '../../../nodes/ShinhanPg/api/api';
import { reconcileCancellation } from '../../../nodes/ShinhanPg/confirmAndCancel/cancellation';
import { orderStatus } from '../../../nodes/ShinhanPg/api/orderStatus';
import { cancel } from '../../../nodes/ShinhanPg/operations/payment/cancel';
import { cancelPartially } from '../../../nodes/ShinhanPg/operations/payment/cancelPartially';

pollAfter(1, 1);

const LOST: Unknown = { status: 'unknown', reason: 'No answer came in time' };
const WIRE = { tid: 't-1', order_no: 'o-1', amount: 1000 };
const saying = (data: IDataObject) => async (): Promise<Outcome> => ({
	status: 'succeeded',
	data,
});
const payment = (tx_stat: number, more: IDataObject = {}) =>
	saying({ tid: 't-1', tx_stat, tx_amount: 1000, tx_date: '2026-11-22 10:00:00', ...more });

describe.each([
	['in full', cancel],
	['in part', cancelPartially],
] as Array<[string, RemoteOperation<ShinhanEndpoint>]>)(
	'an answer to a refund %s',
	(_, operation) => {
		it('that is about another payment is not believed', () => {
			const reply = { tid: 't-2', amount: 1000 };
			expect(operation.verifyReply?.(reply, WIRE, {})).toContain('another payment (t-2)');
		});

		it('about this payment is', () => {
			expect(operation.verifyReply?.({ tid: 't-1', amount: 1000 }, WIRE, {})).toBeUndefined();
		});
	},
);

describe('a refund in full whose answer was lost', () => {
	it('is neither done nor undone where the payment stands as cancelled in part', async () => {
		const found = await reconcileCancellation(payment(3), WIRE, LOST);
		expect(found).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('partially canceled'),
		});
	});

	it.each([
		[1, 'notSent'],
		[2, 'succeeded'],
	])('stands as tx_stat %d: %s', async (tx_stat, status) => {
		expect(await reconcileCancellation(payment(tx_stat), WIRE, LOST)).toMatchObject({ status });
	});
});

describe('a look-up', () => {
	it.each([undefined, '', null])('without a payment number (%j) shows no payment', async (tid) => {
		for (const tx_stat of [1, 2, 3]) {
			const ask = payment(tx_stat, { tid } as IDataObject);
			expect(await orderStatus(ask, 'o-1')).toMatchObject({ state: 'unclear' });
		}
	});

	it('with one does', async () => {
		expect(await orderStatus(payment(1), 'o-1')).toMatchObject({ state: 'approved' });
	});
});
