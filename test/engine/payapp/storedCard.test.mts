/** Stored cards, from node to sandbox and back through the trigger. */
import { describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

import { bench } from '../../support/payapp.mts';
import { eventsFor, NOWHERE, openUnheard } from './unheard.mts';

openUnheard();

describe('a stored card', () => {
	const charge = (more: IDataObject = {}): IDataObject => ({
		encBill: bench.payapp.storeCard().encBill,
		goodname: '={{ $json.name ?? "월 이용료" }}',
		price: 50_000,
		recvphone: '010-0000-0000',
		feedbackurl: `${NOWHERE}/paid`,
		...more,
	});

	it('is charged at once; the notification tells the same payment', async () => {
		const done = await bench.run('storedCard.charge', charge());
		const [mul_no] = [...bench.payapp.requests.keys()];
		expect(done.json).toEqual([
			{ charged: true, CSTURL: `${bench.payapp.base}/receipt/${mul_no}`, price: 50_000, mul_no },
		]);
		expect(await eventsFor('paid')).toMatchObject([
			{ orderNo: mul_no, amount: 50_000, method: 'storedCard', subscriptionNo: null },
		]);
	});

	it.each([
		['the connection is lost after acting', { dropConnection: { value: true, times: 1 } }],
		['no answer comes in time', { timeoutAfterActing: { value: true, times: 1 } }],
		['the server answers 502', { httpStatus: { value: 502, times: 1 } }],
		['the answer cannot be read', { brokenReply: { value: true, times: 1 } }],
	])('is never charged again where %s', async (_, fault) => {
		Object.assign(bench.payapp.switches, structuredClone(fault));
		const failed = await bench.run(
			'storedCard.charge',
			charge({ options: { timeout: 1 } }),
			[{ name: 'a' }, { name: 'b' }],
			{ retryOnFail: true, maxTries: 3 },
		);
		expect(failed.status).toBe('error');
		expect(failed.error.description).toContain('Money may have moved');
		const retried = await failed.retry();
		expect(retried.error.description).toContain('An earlier try');
		expect(bench.fieldsOf('billPay').map(({ goodname }) => goodname)).toEqual(['a']);
		expect(bench.payapp.requests.size).toBe(1);
	});

	it('is charged for the items after one whose outcome is unknown, where the node goes on', async () => {
		bench.payapp.switches.dropConnection = { value: true, times: 1 };
		const items = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
		const done = await bench.run('storedCard.charge', charge(), items, {
			onError: 'continueErrorOutput',
		});
		expect(done.errorItems.map(({ json }) => json.error)).toMatchObject([{ outcome: 'unknown' }]);
		expect(done.json).toHaveLength(2);
		expect(bench.fieldsOf('billPay').map(({ goodname }) => goodname)).toEqual(['a', 'b', 'c']);
	});

	it.each([
		[49_999, '03', false],
		[50_000, '03', true],
		[50_000, '12', true],
		[1000, '00', true],
		[1000, '', true],
		[50_000, '3', false],
		[50_000, 'three', false],
		[50_000, '003', false],
	])('of %i won in installments of %j: allowed is %s', async (price, cardinst, allowed) => {
		const done = await bench.run(
			'storedCard.charge',
			charge({ price, additionalFields: { cardinst } }),
		);
		expect(done.status).toBe(allowed ? 'success' : 'error');
		expect(bench.sent('billPay')).toHaveLength(allowed ? 1 : 0);
		if (!allowed) expect(done.error.message).toContain("'Installments' ");
	});

	it('keeps its key out of errors, also where PayApp repeats it', async () => {
		const { encBill } = bench.payapp.storeCard();
		bench.payapp.switches.refuse = { errno: '70020', errorMessage: `encBill ${encBill} 오류` };
		const parameters = charge({ encBill: '={{ $json.key }}' });
		const { error } = await bench.run('storedCard.charge', parameters, [{ key: encBill }]);
		expect(error.message).toContain('encBill *** 오류');
		expect(error.message + error.description).not.toContain(encBill);
	});

	it('that is deleted is charged no more', async () => {
		const { encBill } = bench.payapp.storeCard();
		const { json } = await bench.run('storedCard.delete', { encBill });
		expect(json).toEqual([{ deleted: true }]);
		const { error } = await bench.run('storedCard.charge', charge({ encBill }));
		expect(error.message).toContain('등록된 카드가 없음');
	});
});
