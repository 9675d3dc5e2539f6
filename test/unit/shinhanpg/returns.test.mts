/** A buyer's return must reach a workflow, once per event, and before the buyer is told. */
import { pollAfter } from '../../support/pollDelays.mts';
import { describe, expect, it } from '@jest/globals';

import { webhooks } from '../../../nodes/ShinhanPg/trigger/description';
import { bench, CONFIRM, INFO, openShinhanPg, ORDER } from '../../support/shinhanpg.mts';
import type { Answer, Conditions } from '../../support/shinhanpg.visit.mts';
import { come, refuseAll, takeDown } from './buyer.mts';

pollAfter(1, 5, 20);
openShinhanPg();

const MINUTE = 60_000;
const idOf = ({ started }: Answer) => started?.eventId;

describe('the buyer is answered by n8n, once it has stored the execution,', () => {
	const shop = { options: { timeout: 1, successUrl: 'https://shop.example.com/thanks' } };

	it('where a payment is confirmed, again, unknown, or failed', async () => {
		const back = await bench.authenticated();
		const first = await come(back);
		expect(first).toMatchObject({ status: 200, isAnsweredByTrigger: false });
		expect(first.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
		expect(await come(back)).toMatchObject({ isAnsweredByTrigger: false });
		bench.shinhan.reset();
		const other = await bench.authenticated();
		takeDown(INFO);
		expect(await come(other)).toMatchObject({
			isAnsweredByTrigger: false,
			started: { event: 'confirmUnknown' },
		});
	});

	it("with the way to the shop's page", async () => {
		const { status, headers, isAnsweredByTrigger } = await come(await bench.authenticated(), {
			parameters: shop,
		});
		expect({ status, isAnsweredByTrigger }).toEqual({ status: 303, isAnsweredByTrigger: false });
		expect(headers.location).toContain('https://shop.example.com/thanks');
	});

	it('whose description keeps n8n from a status of its own, with and without its expressions', async () => {
		const { resolveWebhookDescriptionField } = await import('n8n-workflow');
		for (const webhook of webhooks) {
			const node = { parameters: {} } as never;
			expect(resolveWebhookDescriptionField(node, webhook, 'responseCode')).toEqual({
				resolved: true,
				value: undefined,
			});
			expect(webhook).toMatchObject({ responseMode: 'onReceived', responseData: '' });
			expect(String(webhook.responseCode)).toMatch(/^=\{\{.*undefined.*\}\}$/);
		}
	});

	it('and by the trigger where nothing starts', async () => {
		const back = await bench.authenticated();
		const nothing = { parameters: { events: ['failed'] } };
		expect(await come(back, nothing)).toMatchObject({
			status: 200,
			isAnsweredByTrigger: true,
			started: undefined,
		});
		const forged = { ...back, fields: { ...back.fields, order_no: 'other' } };
		expect(await come(forged)).toMatchObject({ status: 401, isAnsweredByTrigger: true });
	});

	it('also to those who share a payment: none is told "paid" without an execution', async () => {
		const back = await bench.authenticated();
		const all = await Promise.all(Array.from({ length: 4 }, async () => await come(back)));
		expect(all.map(({ started }) => started?.event).sort()).toEqual([
			'confirmed',
			...Array<string>(3).fill('confirmedBefore'),
		]);
		expect(new Set(all.map(idOf)).size).toBe(1);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});
});

describe('two returns of one order at once', () => {
	it.each(['first', 'second'] as const)(
		'the %s with a token that has ended: paid',
		async (which) => {
			const early = await bench.authenticated();
			bench.shinhan.advance(31 * MINUTE);
			const good = await bench.authenticated();
			const both = which === 'first' ? [early, good] : [good, early];
			const answers = await Promise.all(both.map(async (one) => await come(one)));
			const events = answers.map(({ started }) => started?.event);
			expect(events.filter((event) => event === 'confirmed')).toHaveLength(1);
			const answerOfGood = answers[both.indexOf(good)];
			expect(answerOfGood?.body).toContain('결제가 완료되었습니다');
			expect(bench.shinhan.payments.size).toBe(1);
		},
	);

	it('both good: one is confirmed, the other finds its payment', async () => {
		const both = [await bench.authenticated(), await bench.authenticated()];
		const answers = await Promise.all(both.map(async (one) => await come(one)));
		expect(answers.map(({ started }) => started?.event).sort()).toEqual([
			'confirmed',
			'confirmedBefore',
		]);
		expect(bench.sent(CONFIRM)).toHaveLength(1);
	});

	it('a flood of invented tokens: few are tried, and the rest is asked to come again', async () => {
		const back = await bench.authenticated();
		const flood = Array.from({ length: 30 }, (_, index) => ({
			...back,
			fields: { ...back.fields, confirm_token: `invented-${index}` },
		}));
		const answers = await Promise.all(flood.map(async (one) => await come(one)));
		expect(answers.filter(({ status }) => status === 500)).toHaveLength(25);
		expect(bench.sent(CONFIRM)).toHaveLength(5);
		expect((await come(back)).started?.event).toBe('confirmed');
	});
});

describe('eventId', () => {
	it.each([
		['confirmUnknown', () => takeDown(INFO)],
		['failed', () => refuseAll('거절')],
	])(
		'of %s: a reload has the same, another return of the order has another',
		async (event, spoil) => {
			const [first, second] = [await bench.authenticated(), await bench.authenticated()];
			spoil();
			const answers = [await come(first), await come(first), await come(second)];
			expect(answers.map(({ started }) => started?.event)).toEqual([event, event, event]);
			const [one, again, other] = answers.map(idOf);
			expect(again).toBe(one);
			expect(other).not.toBe(one);
			expect(String(one).startsWith(`shinhanpg:${ORDER.order_no}:${event}:`)).toBe(true);
			expect(String(one)).not.toContain(first.fields.confirm_token);
		},
	);

	it('of a failure in the window and of leaving it: the same only for the same return', async () => {
		const [session, another] = [await bench.requested(), await bench.requested({ amount: 12000 })];
		const failure = bench.shinhan.fail(session);
		const otherReason = { ...failure, fields: { ...failure.fields, ret_msg: '시간초과' } };
		const leaving = bench.shinhan.leave(session);
		const visits = [
			failure,
			otherReason,
			bench.shinhan.fail(another),
			leaving,
			bench.shinhan.leave(another),
		];
		const ids: unknown[] = [];
		for (const one of visits) {
			const [first, again] = [idOf(await come(one)), idOf(await come(one))];
			expect(first).toBe(again);
			ids.push(first);
		}
		expect(ids.every(Boolean)).toBe(true);
		expect(new Set(ids).size).toBe(visits.length);
	});

	it('of a virtual account that failed: another return, another ID', async () => {
		const back = bench.shinhan.issueAccount(await bench.requested());
		const failed = (ret_code: string) => ({ ...back, fields: { ...back.fields, ret_code } });
		const [one, again, other] = [
			idOf(await come(failed('8'))),
			idOf(await come(failed('8'))),
			idOf(await come(failed('9'))),
		];
		expect([one === again, one === other]).toEqual([true, false]);
	});
});

describe('a return whose buyer is authenticated', () => {
	const append = async (more: string, how: Partial<Conditions> = {}) => {
		const { url, fields } = await bench.authenticated();
		const body = Buffer.from(`${new URLSearchParams(fields)}${more}`, 'latin1');
		return await come({ url, body }, how);
	};

	it.each([
		['EUC-KR', '&user_nm=%C8%AB%B1%E6%B5%BF', []],
		['Latin-1', '&memo=caf%E9', ['memo']],
		['a stray percent sign', '&memo=100%', []],
		['a name twice', '&goods_nm=a&goods_nm=b', ['goods_nm']],
		['surrogates as CESU-8', '&memo=%ED%A0%BD%ED%B8%80', ['memo']],
	])('is confirmed, whatever a harmless field is: %s', async (_, more, unreadable) => {
		expect((await append(more)).started).toMatchObject({ event: 'confirmed', unreadable });
	});

	it.each(['order_no', 'custom_parameter', 'confirm_token', 'confinm_token', 'tid', 'pay_amt'])(
		'is refused where %s cannot be read or is given twice, and the log says so',
		async (name) => {
			for (const more of [`&${name}=%FF`, `&${name}=1&${name}=1`]) {
				const { status, started, logged } = await append(more);
				expect([status, started]).toEqual([400, undefined]);
				expect(logged).toHaveLength(1);
				expect(logged[0]).toMatch(new RegExp(`Shinhan PG.*'${name}'`));
			}
			expect(bench.sent(CONFIRM)).toEqual([]);
		},
	);
});
