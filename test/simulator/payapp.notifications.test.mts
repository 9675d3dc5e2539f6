/** The simulated PayApp behaves as its manual says (payapp.txt): notifications, faults. */
import { describe, expect, it } from '@jest/globals';
import { request } from 'undici';

import { openSeller, payapp, post, seller } from './payapp.mts';

openSeller();

describe('notifications', () => {
	it('carry the keys, the echoes and the outcome of a card payment', async () => {
		const mul_no = await seller.ordered();
		payapp.pay(mul_no, { method: 'card', pay_memo: '메모' });
		await payapp.idle();
		const { userid, linkkey, linkval } = payapp.seller;
		expect(seller.received).toHaveLength(1);
		expect(seller.received[0]).toMatchObject({ userid, linkkey, linkval, mul_no, price: '1000' });
		expect(seller.received[0]).toMatchObject({
			goodname: '착한상품 + 1&1',
			var1: ' order=1&2 ',
			var2: '',
		});
		expect(seller.received[0]).toMatchObject({ pay_type: '1', pay_state: '4', pay_memo: '메모' });
		expect(seller.received[0]).toMatchObject({
			feedbacktype: '0',
			csturl: `${payapp.base}/receipt/${mul_no}`,
		});
		expect(seller.received[0]?.pay_date).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
		expect(payapp.notifications[0]).toMatchObject({ attempt: 1, status: 200, accepted: true });
	});

	it('tell of a virtual account twice: waiting, then paid', async () => {
		const mul_no = await seller.ordered({ openpaytype: 'vbank' });
		payapp.pay(mul_no, { method: 'vbank' });
		await payapp.idle();
		payapp.deposit(mul_no);
		await payapp.idle();
		expect(seller.states).toEqual(['10', '4']);
		expect(seller.received[0]).toMatchObject({
			pay_type: '7',
			pay_date: '',
			vbank: expect.any(String),
		});
		expect(seller.received[0]?.vbankno).toBeTruthy();
	});

	it.each(['FAIL', 'Success', 'SUCCESS\n'])(
		'are sent 10 times in all when answered %j',
		async (body) => {
			seller.answers = [{ body }];
			payapp.pay(await seller.ordered({ checkretry: 'y' }));
			await payapp.idle();
			expect(seller.received).toHaveLength(10);
		},
	);

	it('stop at SUCCESS, and without checkretry=y are not repeated', async () => {
		seller.answers = [{ body: 'FAIL' }, { body: 'SUCCESS', status: 302 }, { body: 'SUCCESS' }];
		payapp.pay(await seller.ordered({ checkretry: 'y' }));
		await payapp.idle();
		expect(payapp.notifications.map((one) => [one.attempt, one.status, one.accepted])).toEqual([
			[1, 200, false],
			[2, 302, false],
			[3, 200, true],
		]);
		seller.answers = [{ body: 'FAIL' }];
		payapp.pay(await seller.ordered());
		await payapp.idle();
		expect(seller.received).toHaveLength(4);
	});

	it('go to the common address with feedbacktype 1', async () => {
		payapp.switches.commonFeedbackUrl = seller.feedbackurl;
		payapp.pay(await seller.ordered());
		await payapp.idle();
		expect(seller.received.map((fields) => fields.feedbacktype).sort()).toEqual(['0', '1']);
	});

	it('of a request come while payrequest is open; no SUCCESS fails it with 70080', async () => {
		payapp.switches.notifyOnRequest = 'before-reply';
		const mul_no = await seller.ordered();
		expect(seller.received[0]).toMatchObject({ mul_no, pay_state: '1' });
		seller.answers = [{ body: 'FAIL' }];
		expect(await seller.call(seller.order())).toMatchObject({ state: '0', errno: '70080' });
		expect(payapp.requests.size).toBe(1);
	});

	it('can be forged, doubled and reordered', async () => {
		payapp.switches.wrongLinkval = { value: true, times: 1 };
		payapp.switches.duplicateNotifications = { value: 2, times: 1 };
		const mul_no = await seller.ordered();
		payapp.pay(mul_no);
		await payapp.idle();
		expect(seller.received).toHaveLength(2);
		expect(seller.received[0]?.linkval).not.toBe(payapp.seller.linkval);
		payapp.switches.reorderNotifications = 2;
		const other = await seller.ordered();
		payapp.pay(other);
		await payapp.idle();
		expect(seller.received).toHaveLength(2);
		payapp.cancelBySeller(other);
		await payapp.idle();
		expect(seller.states).toEqual(['4', '4', '9', '4']);
		expect(seller.received[2]?.linkval).toBe(payapp.seller.linkval);
	});
});

describe('faults', () => {
	it('strike as often as told, for the command told, after it was carried out', async () => {
		payapp.switches.httpStatus = { value: 502, times: 1, cmd: 'paycancel' };
		const mul_no = await seller.ordered();
		const { userid, linkkey } = payapp.seller;
		const fields = { cmd: 'paycancel', userid, linkkey, mul_no };
		expect(await post(payapp.apiUrl, fields)).toMatchObject({ status: 502 });
		expect(payapp.requests.get(mul_no)?.pay_state).toBe('8');
		expect(payapp.switches.httpStatus).toBeNull();
		payapp.switches.replyWithoutState = true;
		expect((await seller.call(seller.order())).state).toBeUndefined();
		payapp.switches.replyWithoutState = null;
		payapp.switches.brokenReply = { value: true, times: 1 };
		expect((await seller.call(seller.order())).state).toBeUndefined();
		await seller.ordered();
	});

	it('can leave the caller without a reply, though PayApp acted and notifies', async () => {
		payapp.switches.dropConnection = { value: true, times: 1 };
		await expect(seller.call(seller.order())).rejects.toThrow();
		payapp.switches.timeoutAfterActing = { value: true, times: 1 };
		payapp.switches.notifyOnRequest = 'after-reply';
		const url = payapp.apiUrl;
		const body = new URLSearchParams(seller.order()).toString();
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const signal = AbortSignal.timeout(200);
		await expect(request(url, { method: 'POST', headers, body, signal })).rejects.toThrow();
		await payapp.idle();
		expect(payapp.requests.size).toBe(2);
		expect(seller.states).toEqual(['1']);
	});

	it('can refuse without acting', async () => {
		payapp.switches.refuse = { errno: '70060', errorMessage: '권한이 없습니다.' };
		expect(await seller.call(seller.order())).toEqual({
			state: '0',
			errno: '70060',
			errorMessage: '권한이 없습니다.',
		});
		expect(payapp.requests.size).toBe(0);
	});

	it('are set over HTTP as well; what does not fit is refused whole', async () => {
		const set = async (changes: unknown): Promise<number> => {
			const url = `${payapp.base}/control/switches`;
			const headers = { 'content-type': 'application/json' };
			const response = await request(url, {
				method: 'POST',
				headers,
				body: JSON.stringify(changes),
			});
			await response.body.dump();
			return response.statusCode;
		};
		expect(await set({ refundState: '64', latencyMs: { value: 5, times: 2 } })).toBe(200);
		expect(payapp.switches).toMatchObject({ refundState: '64', latencyMs: { value: 5, times: 2 } });
		expect(await set({ settled: true, refundState: '4' })).toBe(400);
		expect(payapp.switches.settled).toBe(false);
		await post(`${payapp.base}/control/reset`, {});
		expect(payapp.switches).toMatchObject({ refundState: '9', latencyMs: null });
	});
});
