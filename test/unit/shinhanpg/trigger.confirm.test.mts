/** The payment is confirmed once, however often and from wherever its return comes. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it, jest } from '@jest/globals';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import type { ShinhanPgTrigger } from '../../../nodes/ShinhanPg/ShinhanPgTrigger.node';
import { bench, CONFIRM, INFO, once, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import type { Answer, Visit } from '../../support/shinhanpg.visit.mts';
import { come, refuseAll, takeDown } from './buyer.mts';

pollAfter(1, 5, 20);
openShinhanPg();

const MINUTE = 60_000;

/** Like `come`, but no look-up works once the confirmation is sent. */
async function comeWithoutLookUp(one: Visit): Promise<Answer> {
	const { calls } = bench.shinhan;
	calls.push = (...added) => {
		if (added[0]?.call === CONFIRM) takeDown(INFO);
		return Array.prototype.push.apply(calls, added);
	};
	const answer = await come(one);
	Reflect.deleteProperty(calls, 'push');
	return answer;
}

describe('the same return again', () => {
	it('confirms once and shows success twice', async () => {
		const back = await bench.authenticated();
		const first = await come(back);
		const parameters = { events: ['confirmed', 'confirmUnknown'] };
		const second = await come(back, { parameters });
		expect([first.status, second.status]).toEqual([200, 200]);
		expect(second.body).toContain('결제가 완료되었습니다');
		expect(second.started).toBeUndefined();
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('can be heard of, by the eventId of the first', async () => {
		const back = await bench.authenticated();
		const [first, second] = [await come(back), await come(back)];
		expect(second.started).toMatchObject({
			event: 'confirmedBefore',
			amount: 11000,
			verified: true,
		});
		expect(second.started?.eventId).toBe(first.started?.eventId);
	});

	it('a storm of 20: one confirmation, one start, 20 success pages', async () => {
		const back = await bench.authenticated();
		const parameters = { events: ['confirmed'], options: { timeout: 5 } };
		const all = await Promise.all(Array.from({ length: 20 }, () => come(back, { parameters })));
		expect(all.every(({ body }) => body.includes('결제가 완료되었습니다'))).toBe(true);
		expect(all.filter(({ started }) => started)).toHaveLength(1);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('two windows of one order at once: one of them is paid', async () => {
		const [first, second] = [await bench.authenticated(), await bench.authenticated()];
		const both = await Promise.all([come(first), come(second)]);
		expect(both.filter(({ started }) => started?.event === 'confirmed')).toHaveLength(1);
		expect(bench.payments).toHaveLength(1);
		// And one after the other:
		const third = await bench.authenticated();
		expect((await come(third)).started?.event).toBe('confirmedBefore');
		expect(bench.payments).toHaveLength(1);
	});

	it('taken by two processes of n8n at once: Shinhan decides, one starts, both show success', async () => {
		const back = await bench.authenticated();
		let other: ShinhanPgTrigger | undefined;
		jest.isolateModules(() => {
			const { ShinhanPgTrigger: Copy } = jest.requireActual<{
				ShinhanPgTrigger: new () => ShinhanPgTrigger;
			}>('../../../nodes/ShinhanPg/ShinhanPgTrigger.node');
			other = new Copy();
		});
		Object.assign(bench.shinhan.switches, { latencyMs: { value: 100, call: CONFIRM } });
		const parameters = { events: ['confirmed', 'confirmUnknown', 'failed'] };
		const both = await Promise.all([
			come(back, { parameters }),
			come(back, { parameters, trigger: other }),
		]);
		expect(bench.sent(CONFIRM)).toHaveLength(2);
		expect(bench.payments).toHaveLength(1);
		expect(both.map(({ started }) => started?.event).filter(Boolean)).toEqual(['confirmed']);
		for (const { body } of both) expect(body).toContain('결제가 완료되었습니다');
	});
});

describe('a confirmation in the trigger', () => {
	it.each([
		['its connection lost', { dropConnection: once(true) }],
		['no answer in time', { timeoutAfterActing: once(true) }],
		['HTTP 500', { httpStatus: once(500) }],
		['an answer that cannot be read', { brokenReply: once(true) }],
	])('%s after it was acted on: exactly one payment, found and started', async (_, fault) => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, fault);
		const { started, body } = await come(back);
		expect(started).toMatchObject({ event: 'confirmed', amount: 11000, verified: true });
		expect(started?.data).toMatchObject({ foundBy: 'confirm-info' });
		expect(body).toContain('결제가 완료되었습니다');
		expect(bench.payments).toHaveLength(1);
	});

	it('not carried out: says so, with all that a later confirmation needs; a reload makes the sale', async () => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, { timeoutBeforeActing: once(true) });
		const { started, body } = await come(back);
		expect(body).toContain('다시 결제하지 마시고');
		expect(started).toMatchObject({
			event: 'confirmUnknown',
			eventId: expect.stringMatching(`^shinhanpg:${ORDER.order_no}:confirmUnknown:[0-9a-f]{16}$`),
			amount: 11000,
			verified: false,
			data: {
				outcome: 'notSent',
				order_no: ORDER.order_no,
				confirm_token: back.fields.confirm_token,
				expectedAmount: 11000,
				confirmBefore: expect.stringMatching(/Z$/),
			},
		});
		expect((await come(back)).started?.event).toBe('confirmed');
	});

	it('is not sent while Shinhan cannot say whether the order is paid', async () => {
		const back = await bench.authenticated();
		takeDown(INFO);
		const { started } = await come(back);
		expect(started).toMatchObject({ event: 'confirmUnknown', data: { outcome: 'notSent' } });
		expect(bench.sent(CONFIRM)).toHaveLength(0);
		bench.shinhan.switches.httpStatus = null;
		expect((await come(back)).started?.event).toBe('confirmed');
	});

	it('nobody can say how it ended: unknown', async () => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, { dropConnection: once(true) });
		const { started, body } = await comeWithoutLookUp(back);
		expect(started).toMatchObject({ event: 'confirmUnknown', data: { outcome: 'unknown' } });
		expect(body).toContain('결제 결과를 확인하고 있습니다');
	});

	it.each([
		['a wrong hash', { wrongPayHash: once(true) }, 'signature does not match'],
		['another amount', { otherAmount: once(10) }, 'not 11000'],
		['another order', { otherOrder: once('other') }, 'another order'],
	])('answered with %s: unknown, with what to do', async (_, fault, why) => {
		const back = await bench.authenticated();
		Object.assign(bench.shinhan.switches, fault);
		const { started } = await come(back);
		expect(started).toMatchObject({
			event: 'confirmUnknown',
			data: { outcome: 'unknown', reason: expect.stringContaining(why) },
		});
	});

	it('31 minutes late: refused, nothing paid', async () => {
		const back = await bench.authenticated();
		bench.shinhan.advance(31 * MINUTE);
		const { started, body } = await come(back);
		expect(started).toMatchObject({
			event: 'failed',
			data: { stage: 'confirm', ret_msg: expect.stringContaining('만료') },
		});
		expect(body).toContain('결제가 완료되지 않았습니다');
		expect(bench.payments).toEqual([]);
	});

	it('for an order that was paid and cancelled: not charged again', async () => {
		const { tid, user_id } = await bench.paid();
		await bench.run('payment.cancel', { tid, user_id, amount: 11000, cncl_rsn: '취소' });
		const { started, body } = await come(await bench.authenticated());
		expect(started).toBeUndefined();
		expect(body).toContain('결제가 취소되었습니다');
		expect(bench.payments).toHaveLength(1);
	});

	it('leaves no secret in a refusal that repeats it', async () => {
		const back = await bench.authenticated();
		const { paymentApiKey } = bench.shinhan.merchant;
		const words = `bad ${paymentApiKey} ${back.fields.confirm_token}`;
		refuseAll(words);
		expect((await come(back)).started?.data).toMatchObject({ ret_msg: 'bad *** ***' });
	});

	it('turned off: hands the token on, which the operation Confirm takes', async () => {
		const back = await bench.authenticated();
		const parameters = { confirm: false, events: [] };
		const { started, body } = await come(back, { parameters });
		expect(bench.sent(CONFIRM)).toHaveLength(0);
		expect(body).toContain('결제 결과를 확인하고 있습니다');
		expect(started).toMatchObject({ event: 'authenticated', amount: 11000, verified: false });
		const { order_no, confirm_token, expectedAmount } = started!.data as IDataObject;
		const done = await bench.run('payment.confirm', {
			order_no,
			confirm_token,
			additionalFields: { expectedAmount },
		});
		expect(done.json[0]).toMatchObject({ amount: 11000, foundBy: 'confirm' });
	});

	it('refused, and then nobody can say whether it was paid: not told as failed', async () => {
		const back = await bench.authenticated();
		refuseAll('이미 사용된 토큰');
		const { started, body } = await comeWithoutLookUp(back);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
		expect(started).toMatchObject({ event: 'confirmUnknown', data: { outcome: 'unknown' } });
		expect(body).toContain('다시 결제하지 마시고');
	});

	it('waits 30 seconds for each answer unless told otherwise', async () => {
		const waited: unknown[] = [];
		const httpRequest = async ({ timeout }: IHttpRequestOptions) => {
			waited.push(timeout);
			throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
		};
		const back = await bench.authenticated();
		await come(back, { httpRequest, parameters: { options: {} } });
		expect(waited.length).toBeGreaterThan(0);
		expect(new Set(waited)).toEqual(new Set([30_000]));
	});

	// shinhan-pg.txt: 결제 승인: within 30 minutes of the authentication's result
	it('that is left to the workflow may be made for 30 minutes', async () => {
		const before = Date.now();
		const { started } = await come(await bench.authenticated(), {
			parameters: { confirm: false, events: [] },
		});
		const until = Date.parse(String((started?.data as IDataObject).confirmBefore));
		expect(until).toBeGreaterThanOrEqual(before + 30 * MINUTE);
		expect(until).toBeLessThanOrEqual(Date.now() + 30 * MINUTE);
	});
});
